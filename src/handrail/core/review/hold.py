"""Putting a lead on hold: the times that are offered, in the workspace's working hours."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta

from handrail.core.review.working_hours import Calendar

LONGEST = timedelta(days=90)
MORNING = time.fromisoformat("09:00")
AFTERNOON = time.fromisoformat("14:00")


@dataclass(frozen=True, slots=True)
class HoldChoice:
    """One time that is offered, by its code; `until` in UTC."""

    code: str
    until: datetime


def hold_choices(now: datetime, calendar: Calendar) -> tuple[HoldChoice, ...]:
    """In an hour, this afternoon, the next working morning, next week: what lies ahead of now."""
    return tuple(choice for choice in _choices(now, calendar) if choice.until > now)


def _choices(now: datetime, calendar: Calendar) -> Iterator[HoldChoice]:
    local = now.astimezone(calendar.zone)
    yield HoldChoice("hour", (now + timedelta(hours=1)).astimezone(UTC))
    yield HoldChoice("afternoon", _at(local, AFTERNOON))
    yield HoldChoice("tomorrow", _morning(local + timedelta(days=1), calendar))
    days_to_monday = 7 - local.weekday()
    yield HoldChoice("week", _morning(local + timedelta(days=days_to_monday), calendar))


def _at(local: datetime, at: time) -> datetime:
    return datetime.combine(local.date(), at, tzinfo=local.tzinfo).astimezone(UTC)


def _morning(local: datetime, calendar: Calendar) -> datetime:
    """Nine on this day, or the first moment from then on at which somebody works."""
    if calendar.always_open:
        return _at(local, MORNING)
    opens = next(calendar.open_from(_at(local, time.min)), None)
    return opens[0] if opens else _at(local, MORNING)
