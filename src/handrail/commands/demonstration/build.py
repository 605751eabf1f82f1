"""Builds the demonstration workspace through the same intake that real leads take."""

from __future__ import annotations

import json
import secrets
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from email.message import EmailMessage
from email.utils import format_datetime
from importlib.resources import files
from typing import Any

from ruamel.yaml import YAML

from handrail.pipeline import intake
from handrail.pipeline.mail_intake import accept_mail
from handrail.pipeline.members import add_member
from handrail.pipeline.posts import accept_post
from handrail.pipeline.sources import create_source
from handrail.pipeline.workspaces import create_workspace
from handrail.store.models import Member, Role, Source, Workspace

SLUG = "harbour-trades"
FORM_KEY = "demo-form"
PEOPLE = (
    (Role.OWNER, "Sam Rivera"),
    (Role.MANAGER, "Dana Whitlock"),
    (Role.REVIEWER, "Robin Achebe"),
    (Role.AUDITOR, "Alex Moreau"),
)
SOURCES = {
    "chat": "Website chat",
    "call": "Telephone notes",
    "email": "info@ mailbox",
    "ad": "Lead adverts",
    "referral": "Referrals",
    "crm": "CRM records",
}


@dataclass(frozen=True, slots=True)
class SignIn:
    """Who may sign in to the demonstration, and how."""

    role: str
    email: str
    password: str


def build(*, now: datetime, on_lead: Callable[[], None]) -> list[SignIn]:
    """Make the workspace with its people, sources and leads; `on_lead` is called after each."""
    sign_ins = [
        SignIn(role.value, f"{role.value}@demo.example", f"demo-{secrets.token_hex(5)}")
        for role, _ in PEOPLE
    ]
    workspace = _workspace(sign_ins[0], now=now)
    owner = Member.objects.get(workspace=workspace, role=Role.OWNER)
    for (role, name), given in list(zip(PEOPLE, sign_ins, strict=True))[1:]:
        add_member(
            owner, email=given.email, name=name, role=role, password=given.password, now=now
        )
    sources = _sources(owner, now=now)
    for lead in _leads(now):
        _take_in(sources[lead["channel"]], lead)
        on_lead()
    return sign_ins


def lead_count() -> int:
    """How many times `build` calls `on_lead`."""
    return len(_document())


def _workspace(owner: SignIn, *, now: datetime) -> Workspace:
    starter = files("handrail.starters").joinpath("trades.playbook.yaml").read_text("utf-8")
    return create_workspace(
        name="Harbour Trades",
        slug=SLUG,
        time_zone="America/Los_Angeles",
        owner_email=owner.email,
        owner_name=PEOPLE[0][1],
        owner_password=owner.password,
        playbook_yaml=starter,
        source_name="Website form",
        source_channel="form",
        reply_address="hello@harbourtrades.example",
        now=now,
    )


def _sources(owner: Member, *, now: datetime) -> dict[str, Source]:
    form = Source.objects.of(owner.workspace).get(channel="form")
    form.key = FORM_KEY
    form.save(update_fields=["key"])
    made = {
        channel: create_source(
            owner, name=name, channel=channel, playbook_id=form.playbook_id, now=now
        )
        for channel, name in SOURCES.items()
    }
    return {"form": form, **made}


def _document() -> list[dict[str, Any]]:
    text = files("handrail.commands.demonstration").joinpath("leads.yaml").read_text("utf-8")
    leads: list[dict[str, Any]] = YAML(typ="safe").load(text)
    return leads


def _leads(now: datetime) -> Iterator[dict[str, Any]]:
    """The leads, oldest first, each with the time at which it came."""
    for lead in sorted(_document(), key=lambda row: -row["minutes_ago"]):
        yield {**lead, "at": now - timedelta(minutes=lead["minutes_ago"]), "now": now}


def _take_in(source: Source, lead: dict[str, Any]) -> None:
    at: datetime = lead["at"]
    if lead["channel"] == "email":
        accept_mail(source, raw=_mail(lead, at), now=at)
    elif lead["channel"] in ("form", "ad"):
        body = json.dumps(_fields(lead), ensure_ascii=False).encode()
        accept_post(source, body=body, content_type="application/json", headers={}, now=at)
    else:
        fields = _fields(lead)
        body = json.dumps(fields, ensure_ascii=False).encode()
        intake.accept_fields(
            source, fields=fields, now=at, body=body, content_type="application/json"
        )


def _fields(lead: dict[str, Any]) -> dict[str, str]:
    told = {"channel", "minutes_ago", "at", "now", "then"}
    text = {name: str(value).strip() for name, value in lead.items() if name not in told}
    added = [
        f"PS: {after['message'].strip()}" for after in lead.get("then", ())
    ]
    return {**text, "message": "\n\n".join([text["message"], *added])}


def _mail(lead: dict[str, Any], at: datetime) -> bytes:
    mail = EmailMessage()
    mail["From"] = f"{lead['name']} <{lead['email']}>"
    mail["To"] = "Harbour Trades <hello@harbourtrades.example>"
    mail["Subject"] = lead["subject"]
    mail["Date"] = format_datetime(at)
    mail["Message-ID"] = f"<demo-{lead['minutes_ago']}@{lead['email'].partition('@')[2]}>"
    mail.set_content(lead["message"])
    return mail.as_bytes()
