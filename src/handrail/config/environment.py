"""The environment that Handrail reads: one prefix, `HANDRAIL_`, every name explained."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

from pydantic import AliasChoices, BeforeValidator, Field
from pydantic_settings import BaseSettings, SettingsConfigDict


class Environment(BaseSettings):
    """Every setting; `handrail check` explains what is missing. Times are in seconds."""

    model_config = SettingsConfigDict(env_prefix="HANDRAIL_", extra="ignore")

    data_dir: Path = Field(default=Path("data"), description="Where the SQLite database lies.")
    database_url: str = Field(default="", description="postgresql://…; empty means SQLite.")
    secret_key: str = Field(default="", description="Signs sessions and encrypts stored secrets.")
    debug: bool = False
    host: str = "127.0.0.1"
    port: int = Field(default=8000, validation_alias=AliasChoices("HANDRAIL_PORT", "PORT"))
    public_url: str = Field(default="", description="The address that people type, with https.")
    allowed_hosts: str = ""
    behind_proxy: bool = False
    threads: int = Field(default=8, ge=1, le=64, description="Threads that answer requests.")
    worker_threads: int = Field(default=2, ge=1, le=64)
    step_lease: float = Field(default=60, gt=0)
    step_poll: float = Field(default=1.0, gt=0)
    smtp_host: str = ""
    smtp_port: int = 587
    smtp_username: str = ""
    smtp_password: str = ""
    smtp_security: str = Field(default="starttls", pattern="^(none|starttls|tls)$")
    smtp_timeout: float = 30
    mail_from: str = ""
    allow_private_addresses: bool = Field(
        default=False, description="Webhooks and model providers may be at private addresses."
    )
    max_intake_bytes: int = 1_048_576
    intake_per_minute: int = Field(
        default=1200, ge=0, description="Posts that one source takes a minute; 0 is no limit."
    )
    mailbox_poll: float = Field(
        default=25, gt=0, le=25, description="Seconds that news of a mailbox is waited for."
    )
    mailbox_pause: float = 1
    ai_model: str = Field(
        default="",
        pattern="^$|^(openai|anthropic|google|mistral|bedrock|azure|ollama|openai_compatible):.+",
        description="provider:model; playbooks name it `environment`. Empty: no such provider.",
    )
    ai_key: str = ""
    ai_address: str = ""
    ai_region: str = Field(default="", description="Bedrock's region, or Azure's API version.")
    ai_output_mode: str = Field(default="best", pattern="^(best|native|tool|prompted)$")
    ai_timeout: float = Field(default=30, gt=0, le=300)
    ai_concurrency: int = Field(default=4, ge=0, description="Calls at once, over all workers.")
    ai_per_minute: int = Field(default=0, ge=0, description="Calls a minute; 0 is no limit.")
    ai_daily_limit: float = Field(
        default=0, ge=0, description="Money a day, by the published prices; 0 is no limit."
    )
    log_level: Annotated[
        Literal["DEBUG", "INFO", "WARNING", "ERROR"], BeforeValidator(lambda given: given.upper())
    ] = "INFO"
