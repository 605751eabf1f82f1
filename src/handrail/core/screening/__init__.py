"""Screening: may AI touch this lead at all? Pure rules."""

from __future__ import annotations

from handrail.core.screening.decide import decide, decide_earlier, judge_findings
from handrail.core.screening.rules import CategoryRule, ScreeningRules
from handrail.core.screening.verdict import Verdict, VerdictKind

__all__ = [
    "CategoryRule",
    "ScreeningRules",
    "Verdict",
    "VerdictKind",
    "decide",
    "decide_earlier",
    "judge_findings",
]
