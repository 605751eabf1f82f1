"""What an item of the guide is, and the seven groups of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum


class Group(StrEnum):
    """One side of the question whether a playbook may go live."""

    SOURCE_CONTEXT = "source_context"
    AI_TASK = "ai_task"
    HUMAN_REVIEW = "human_review"
    WRITE_BACK = "write_back"
    PRIVACY_AND_PROMISE = "privacy_and_promise"
    ESCALATION = "escalation"
    ROUTE_DECISION = "route_decision"


class Proof(StrEnum):
    """How an item is shown to hold."""

    CHECKED = "checked"
    """Handrail reads it off what is set up, each time anew."""
    TRIED = "tried"
    """Handrail tried it with the outside, at a time that is kept."""
    ATTESTED = "attested"
    """A member says so, by name, with a note."""


class Basis(StrEnum):
    """What evidence rests on beside sections of the document."""

    SOURCES = "sources"
    MEMBERS = "members"
    """Whom escalations reach."""
    CONNECTIONS = "connections"
    PROVIDERS = "providers"
    HOURS = "hours"
    """The week in which deadlines are counted."""
    WRITERS = "writers"
    """Who wrote the version: what one of them reads of it is no second look."""


HALF_A_YEAR = timedelta(days=180)
A_QUARTER = timedelta(days=90)
WHOLE_DOCUMENT = ("document",)


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that must hold. `why` says what goes wrong where it does not.

    Evidence rests on `sections` of the document and on `bases`: it expires when one of them
    changes, and after `valid_for`. `tasks` are the outputs that it is about: with none of them
    switched on it is not needed; empty means that it always is. `by_owner`: only an owner attests.
    `in_person`: who attests it is meant, so it expires when they are no owner there any more.
    """

    code: str
    group: Group
    proof: Proof
    title: str
    why: str
    sections: tuple[str, ...] = ()
    bases: tuple[Basis, ...] = ()
    tasks: tuple[str, ...] = ()
    by_owner: bool = False
    in_person: bool = False
    valid_for: timedelta | None = None


GROUPS: dict[Group, tuple[str, str]] = {
    Group.SOURCE_CONTEXT: ("Source context", "Leads arrive whole, and it is known where from."),
    Group.AI_TASK: ("AI task", "What AI is asked for works, and was looked at."),
    Group.HUMAN_REVIEW: ("Human review", "People are there who decide, and may."),
    Group.WRITE_BACK: ("CRM write-back", "What happened is written where it belongs."),
    Group.PRIVACY_AND_PROMISE: (
        "Privacy and promise",
        "AI sees what it may, and the business says what it can keep.",
    ),
    Group.ESCALATION: ("Escalation", "What is sensitive reaches somebody in time."),
    Group.ROUTE_DECISION: ("Route decision", "It is decided what goes live, and who stops it."),
}
"""Title and purpose of each group."""
