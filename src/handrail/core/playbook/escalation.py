"""Escalation: triggers, to whom, within what time, and who is next when nobody acts."""

from __future__ import annotations

from datetime import timedelta
from typing import Literal

from pydantic import Field, StrictInt

from handrail.core.playbook.base import Code, Duration, OwnerName, Section, Text
from handrail.core.playbook.durations import Count
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
    """What happens to the lead."""
    to: OwnerName = "owner"
    """Who is told: a role, or a member's e-mail address."""
    within: Duration = timedelta(hours=4)
    """How soon that person should act."""
    count: Count = "working_hours"
    """Whether that time runs in the workspace's working hours, or by the clock."""


class OwnTriggerRule(Section):
    """A trigger of the business itself, by plain patterns or examples."""

    code: Code
    """The trigger's stable name: lower-case letters, digits and underscores."""
    why: Text
    """Why a person comes first, in a sentence that the reviewer reads."""
    patterns: tuple[PlainPattern, ...] = ()
    """Words that set it off; `*` stands for any words inside a sentence."""
    examples: tuple[Text, ...] = ()
    """Whole sentences that set it off, and those that resemble them."""
    action: Action = "person_first"
    """What happens to the lead."""
    to: OwnerName = "owner"
    """Who is told: a role, or a member's e-mail address."""
    within: Duration = timedelta(hours=4)
    """How soon that person should act."""
    count: Count = "working_hours"
    """Whether that time runs in the workspace's working hours, or by the clock."""


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
    """What happens when screening finds a category. A category that is not named keeps its
    default."""
    own: tuple[OwnTriggerRule, ...] = ()
    """Triggers of the business itself."""
    chain: tuple[OwnerName, ...] = ("manager", "owner")
    """Who is next, one after the other, when nobody acts in time."""
    high_value_amount: StrictInt = Field(default=50_000, ge=0)
    """The amount of money from which a lead is of high value."""
    named_accounts: tuple[Text, ...] = ()
    """Companies whose leads are always of high value."""

    def trigger(self, category: str) -> Trigger:
        """The rule of one category; a category without one is only noted."""
        defaults = default_triggers()
        return self.triggers.get(category) or defaults.get(category) or Trigger(action="note")
