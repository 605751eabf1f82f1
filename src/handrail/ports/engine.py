"""The engine that prepares outputs: a language model or the built-in one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from handrail.core.outputs import PreparedOutputs
from handrail.core.playbook.document import Playbook
from handrail.core.preparation.given import ModelInput

__all__ = ["Engine", "EngineAnswer", "ModelInput"]


@dataclass(frozen=True, slots=True)
class EngineAnswer:
    """What came back: the outputs, and what the ledger records of the call."""

    outputs: PreparedOutputs
    model: str
    prompt_digest: str
    raw: str
    input_tokens: int = 0
    output_tokens: int = 0
    cost_micros: int = 0
    extra: Mapping[str, str] = field(default_factory=dict)


class Engine(Protocol):
    """Prepares the wanted outputs of one lead under one playbook.

    Raises the failures of `ports.failures`; never anything else.
    """

    name: str

    def prepare(self, given: ModelInput, playbook: Playbook) -> EngineAnswer:
        """Return outputs whose evidence offsets refer to `given.text` as it was given."""
        ...
