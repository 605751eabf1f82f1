"""Approved facts: the only source of prices, times, areas and hours in a draft."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import Field

from handrail.core.playbook.base import Code, OwnerName, Section, Text


class Fact(Section):
    """One approved statement with its owner; after `expires` it is no longer approved."""

    code: Code
    statement: Text
    kind: Literal["price", "timing", "area", "hours", "scope", "policy", "link", "other"] = "other"
    owner: OwnerName = "owner"
    expires: date | None = None
    services: tuple[Code, ...] = Field(default=(), description="Empty: every service.")
    answers: tuple[Text, ...] = Field(
        default=(), description="Words of questions that this statement answers."
    )
    translations: dict[str, Text] = Field(default_factory=dict)

    def is_approved(self, today: date) -> bool:
        """Whether the statement may still be used on this day."""
        return self.expires is None or today <= self.expires

    def wording(self, language: str) -> str:
        """The statement in this language, else as written."""
        return self.translations.get(language, self.statement)
