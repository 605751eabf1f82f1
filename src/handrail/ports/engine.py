"""The engine that prepares outputs: a language model or the built-in one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from handrail.core.outputs import PreparedOutputs
from handrail.core.playbook.document import Playbook
from handrail.core.preparation.given import ModelInput
from handrail.core.providers import OutputMode, ProviderKind

__all__ = [
    "CallTrace",
    "Engine",
    "EngineAnswer",
    "ModelAccess",
    "ModelInput",
    "OutputMode",
    "ProviderKind",
]


@dataclass(frozen=True, slots=True)
class ModelAccess:
    """How one model is reached. `timeout` in seconds bounds a whole run, its retries included.

    `key` is a secret; for Bedrock it is `access key id:secret access key`, and `region` its region
    (for Azure the API version).
    """

    kind: ProviderKind
    model: str
    key: str = field(default="", repr=False)
    address: str = ""
    region: str = ""
    output_mode: OutputMode = OutputMode.BEST
    timeout: float = 60.0
    retries: int = 1
    max_tokens: int = 3000
    allow_private_addresses: bool = False


@dataclass(frozen=True, slots=True)
class EngineAnswer:
    """What came back: the outputs, and by which model."""

    outputs: PreparedOutputs
    model: str
    prompt_digest: str


@dataclass(slots=True)
class CallTrace:
    """What one call sent, received and used; filled as it goes, so that a failure leaves it too.

    `sent` are the exact bodies, one a request; `cost_micros` is in millionths of the provider's
    currency unit, None where the price is not known.
    """

    sent: list[str] = field(default_factory=list)
    received: str = ""
    input_tokens: int = 0
    output_tokens: int = 0
    cost_micros: int | None = None


class Engine(Protocol):
    """Prepares the wanted outputs of one lead under one playbook.

    Raises the failures of `ports.failures`; never anything else. `recipient` is whom it hands the
    request to, for the ledger: a host, or “this installation”.
    """

    name: str
    recipient: str

    def request(self, given: ModelInput, playbook: Playbook) -> Mapping[str, object]:
        """What `prepare` hands over for the same input: what the ledger shows."""
        ...

    def prepare(self, given: ModelInput, playbook: Playbook, trace: CallTrace) -> EngineAnswer:
        """Return outputs whose evidence offsets refer to `given.text` as it was given."""
        ...
