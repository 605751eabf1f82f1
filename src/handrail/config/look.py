"""What `handrail check` reports: one line for each thing that was looked at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Verdict = Literal["ok", "warn", "fail"]


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that was looked at, what was found, and what to do about it."""

    part: str
    verdict: Verdict
    found: str
    remedy: str = ""
