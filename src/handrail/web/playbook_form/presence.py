"""Who else is at a draft, and what they did since."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from handrail.store.models import Member, PlaybookDraft

AT_WORK = timedelta(minutes=10)
"""Who saved within this time is said to be editing."""


@dataclass(frozen=True, slots=True)
class Editor:
    """Somebody else's last save: of which part, at which revision, when."""

    name: str
    part: str
    revision: int
    at: datetime


def others(draft: PlaybookDraft, member: Member) -> list[Editor]:
    """Everybody else who saved into the draft, the last one first."""
    found = [
        Editor(
            str(one.get("name", "")),
            str(one.get("part", "")),
            int(one.get("revision", 0)),
            datetime.fromisoformat(one["at"]),
        )
        for key, one in draft.editors.items()
        if key != str(member.id)
    ]
    return sorted(found, key=lambda one: one.at, reverse=True)


def at_work(draft: PlaybookDraft, member: Member, now: datetime) -> list[Editor]:
    """The others who are editing now."""
    return [one for one in others(draft, member) if now - one.at < AT_WORK]


def since(draft: PlaybookDraft, member: Member, revision: int) -> list[Editor]:
    """The others who saved after this revision."""
    return [one for one in others(draft, member) if one.revision > revision]
