"""What a playbook tells screening: an action for each category, and how texts are read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Literal

from handrail.core.detect.rules import InboundRules

Action = Literal["person_first", "without_fields", "note"]


@dataclass(frozen=True, slots=True)
class CategoryRule:
    """What happens when a category is found, who is told, within what time, counted how."""

    action: Action = "person_first"
    to: str = "owner"
    within: timedelta = timedelta(hours=4)
    count: Literal["working_hours", "clock"] = "working_hours"


def _defaults() -> dict[str, CategoryRule]:
    note = CategoryRule("note", "reviewer")
    return {"unclear_scope": note, "not_a_lead": note}


@dataclass(frozen=True, slots=True)
class ScreeningRules:
    """Rules by category (a playbook's own triggers by their code); any other: a person first."""

    inbound: InboundRules = field(default_factory=InboundRules)
    categories: Mapping[str, CategoryRule] = field(default_factory=_defaults)
    otherwise: CategoryRule = field(default_factory=CategoryRule)

    def rule(self, category: str, code: str = "") -> CategoryRule:
        """The rule of a finding: its code's, else its category's, else the general one."""
        return self.categories.get(code) or self.categories.get(category) or self.otherwise
