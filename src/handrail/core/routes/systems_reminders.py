"""What people forget when they list the systems that a change touches."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from handrail.core.routes.systems_audit import Kind


@dataclass(frozen=True, slots=True)
class Reminder:
    """One thing to think of, as a line begins with it."""

    kind: Kind
    name: str


REMINDERS: tuple[Reminder, ...] = (
    Reminder(Kind.TOOL, "Calendar that visits are booked in"),
    Reminder(Kind.TOOL, "Sheet that leads are copied into"),
    Reminder(Kind.OWNER, "Who agrees to a price outside the list"),
    Reminder(Kind.OWNER, "Who stands in during holidays"),
    Reminder(Kind.PATH, "Phone calls, and who writes them down"),
    Reminder(Kind.PATH, "Forwarding rule of the shared inbox"),
    Reminder(Kind.TRIGGER, "Automatic answer of the form or mailbox"),
    Reminder(Kind.TRIGGER, "Automation that starts on a new CRM record"),
    Reminder(Kind.ACCESS, "Passwords that several people share"),
    Reminder(Kind.ACCESS, "An agency's access to the ad account"),
    Reminder(Kind.REPORT, "Weekly count of new leads"),
    Reminder(Kind.REPORT, "Conversions that the ad account counts"),
)


def still_to_think_of(names: Iterable[str]) -> tuple[Reminder, ...]:
    """The reminders that no line has taken up."""
    there = {name.casefold() for name in names}
    return tuple(one for one in REMINDERS if one.name.casefold() not in there)
