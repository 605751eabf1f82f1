"""Escalation: triggers, to whom, within what time, and who is next when nobody acts."""

from __future__ import annotations

from datetime import timedelta
from typing import Literal

from pydantic import Field

from handrail.core.playbook.base import Code, Duration, OwnerName, Section, Text
from handrail.core.playbook.patterns import PlainPattern

Action = Literal["person_first", "without_fields", "note"]
"""What a trigger does: a person before any AI; AI without private data; only a note."""

PERSON_FIRST = (
    "anger",
    "legal_risk",
    "billing_conflict",
    "urgent_support",
    "private_data",
    "unsafe_access",
    "high_value",
    "injection",
    "unsupported_language",
    "unmapped_fields",
)


class Trigger(Section):
    """What happens when screening finds this category."""

    action: Action = "person_first"
    to: OwnerName = "owner"
    within: Duration = timedelta(hours=4)


class OwnTriggerRule(Section):
    """A trigger of the business itself, by plain patterns or examples."""

    code: Code
    why: Text
    patterns: tuple[PlainPattern, ...] = ()
    examples: tuple[Text, ...] = ()
    action: Action = "person_first"
    to: OwnerName = "owner"
    within: Duration = timedelta(hours=4)


def default_triggers() -> dict[Code, Trigger]:
    """A person first for every sensitive category; a note for the others."""
    sensitive = {category: Trigger() for category in PERSON_FIRST}
    return sensitive | {
        "unclear_scope": Trigger(action="note", to="reviewer"),
        "not_a_lead": Trigger(action="note", to="reviewer"),
    }


class Escalation(Section):
    """`triggers` by category override the defaults; `chain` is who is next when nobody acts."""

    triggers: dict[Code, Trigger] = Field(default_factory=dict)
    own: tuple[OwnTriggerRule, ...] = ()
    chain: tuple[OwnerName, ...] = ("manager", "owner")
    high_value_amount: int = Field(default=50_000, ge=0)
    named_accounts: tuple[Text, ...] = ()

    def trigger(self, category: str) -> Trigger:
        """The rule of one category; a category without one is only noted."""
        defaults = default_triggers()
        return self.triggers.get(category) or defaults.get(category) or Trigger(action="note")
