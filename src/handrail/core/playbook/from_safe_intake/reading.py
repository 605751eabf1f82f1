"""What was read in one answer, and what a person must still decide."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass

from handrail.core.playbook.document import Playbook
from handrail.core.playbook.surroundings import Surroundings


@dataclass(frozen=True, slots=True)
class Starter:
    """A playbook to take services, questions and tone from: its text and what it says."""

    kind: str
    text: str
    playbook: Playbook


@dataclass(frozen=True, slots=True)
class Workplace:
    """Where the playbook is to be used. `connections` are pairs of code and name."""

    business: str
    surroundings: Surroundings
    connections: Sequence[tuple[str, str]] = ()
    starters: Sequence[Starter] = ()

    def role(self, wanted: str) -> str:
        """A role that somebody has; an owner is always there."""
        return wanted if wanted in self.surroundings.roles else "owner"


@dataclass(slots=True)
class Reading:
    """One field's answer, in sentences: what was understood and what is to settle."""

    field: str
    understood: list[str] = dataclasses.field(default_factory=list)
    to_settle: list[str] = dataclasses.field(default_factory=list)
