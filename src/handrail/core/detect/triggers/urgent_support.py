"""Urgent support: an existing customer, or somebody in danger, needs help now."""

from __future__ import annotations

from handrail.core.detect.triggers.trigger import Clue, Trigger
from handrail.core.detect.triggers.vocabulary import urgent as vocabulary
from handrail.core.findings import ControlPoint

urgent_support = Trigger(
    "urgent_support",
    ControlPoint.ESCALATION,
    {
        "danger": (
            Clue("Something is failing or dangerous right now: call, do not write."),
            vocabulary.DANGER,
        ),
        "outage": (Clue("A customer's system or access is down."), vocabulary.OUTAGE),
        "aftercare": (
            Clue("Work that was done fails, or help is needed at once.", 0.75),
            vocabulary.AFTERCARE,
        ),
    },
    unless=vocabulary.SPARED,
)
