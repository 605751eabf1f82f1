"""Approved facts: the only source of prices, times, areas and hours in a draft."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import Field

from handrail.core.playbook.base import Code, Day, OwnerName, Section, Text


class Fact(Section):
    """One approved statement with its owner; after `expires` it is no longer approved."""

    code: Code
    """The fact's stable name: lower-case letters, digits and underscores."""
    statement: Text
    """One sentence that may stand in a reply as it is."""
    kind: Literal["price", "timing", "area", "hours", "scope", "policy", "link", "other"] = "other"
    """What the statement is about."""
    owner: OwnerName = "owner"
    """Who answers for it: a role, or a member's e-mail address."""
    expires: Day | None = None
    """The last day on which it may be used, as 2027-03-31. Without one it does not expire."""
    services: tuple[Code, ...] = ()
    """Codes of the services that it is about. Empty: every service."""
    answers: tuple[Text, ...] = ()
    """Words of the questions that it answers: all words of an entry must occur, in any order."""
    translations: dict[str, Text] = Field(default_factory=dict)
    """The statement in other languages, by two letters: `de`, `es`."""

    def is_approved(self, today: date) -> bool:
        """Whether the statement may still be used on this day."""
        return self.expires is None or today <= self.expires

    def wording(self, language: str) -> str:
        """The statement in this language, else as written."""
        return self.translations.get(language, self.statement)
