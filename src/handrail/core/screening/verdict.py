"""What screening says of a lead."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import Literal

from handrail.core.findings import Finding


class VerdictKind(StrEnum):
    """How far AI may go."""

    AI_MAY_PREPARE = "ai_may_prepare"
    AI_MAY_PREPARE_WITHOUT = "ai_may_prepare_without"
    PERSON_FIRST = "person_first"


@dataclass(frozen=True, slots=True)
class Verdict:
    """The verdict with everything found and, among it, what caused it.

    `without` are private-data codes that no engine may see even masked. `escalate_to` names an
    owner (a role or an address) and `escalate_within` the time to act, where a person is first.
    """

    kind: VerdictKind
    findings: tuple[Finding, ...]
    causes: tuple[Finding, ...] = ()
    without: tuple[str, ...] = ()
    escalate_to: str = ""
    escalate_within: timedelta = timedelta(hours=4)
    escalate_count: Literal["working_hours", "clock"] = "working_hours"
