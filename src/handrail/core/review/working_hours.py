"""Working hours: when a deadline falls that counts only the time in which somebody is there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta, tzinfo
from itertools import pairwise

Interval = tuple[int, int]
"""Beginning and end in minutes since midnight; 1440 is the end of the day."""
DAY_MINUTES = 1440
LONGEST_CLOSED = 366
"""So many closed days on end, and a deadline falls by the clock: nobody waits for ever."""
_WRITTEN = re.compile(r"^(\d{1,2})(?:[:.](\d{2}))?\s*(?:-|–|to|bis|a)\s*(\d{1,2})(?:[:.](\d{2}))?$")


class HoursError(ValueError):
    """Opening hours that cannot be used; the text says why and what to write."""


@dataclass(frozen=True, slots=True)
class Calendar:
    """A week of opening hours in one time zone, without the closed days.

    `week` has the intervals of each weekday (Monday is 0), in order. An empty one is always open.
    """

    zone: tzinfo
    week: Mapping[int, Sequence[Interval]] = field(default_factory=dict)
    closed: frozenset[date] = frozenset()

    @property
    def always_open(self) -> bool:
        """Whether no hours are set: every span runs by the clock."""
        return not any(self.week.values())

    def is_open(self, at: datetime) -> bool:
        """Whether this moment is in the opening hours."""
        if self.always_open:
            return True
        return any(a <= at < b for a, b in self._intervals(at.astimezone(self.zone).date()))

    def _intervals(self, day: date) -> Iterator[tuple[datetime, datetime]]:
        if day in self.closed:
            return
        for start, end in self.week.get(day.weekday(), ()):
            opens, closes = self._moment(day, start), self._moment(day, end)
            if opens < closes:
                yield opens, closes

    def _moment(self, day: date, minutes: int) -> datetime:
        days, rest = divmod(minutes, DAY_MINUTES)
        on = day + timedelta(days=days)
        there = datetime(on.year, on.month, on.day, rest // 60, rest % 60, tzinfo=self.zone)
        return there.astimezone(UTC)

    def open_from(self, start: datetime) -> Iterator[tuple[datetime, datetime]]:
        """The open stretches from a moment on; ends after a year without any."""
        day, idle = start.astimezone(self.zone).date(), 0
        while idle <= LONGEST_CLOSED:
            found = [(max(a, start), b) for a, b in self._intervals(day) if b > start]
            idle = 0 if found else idle + 1
            yield from found
            if day == date.max:
                return
            day += timedelta(days=1)


def deadline(start: datetime, span: timedelta, calendar: Calendar) -> datetime:
    """The moment at which so much working time has passed; by the clock where always open."""
    start = start.astimezone(UTC)
    if calendar.always_open or span <= timedelta(0):
        return start + span
    left = span
    for opens, closes in calendar.open_from(start):
        if closes - opens >= left:
            return opens + left
        left -= closes - opens
    return start + span


def working_time_between(start: datetime, end: datetime, calendar: Calendar) -> timedelta:
    """How much working time lies between two moments; none where the second is not later."""
    start, end = start.astimezone(UTC), end.astimezone(UTC)
    if end <= start:
        return timedelta(0)
    if calendar.always_open:
        return end - start
    total = timedelta(0)
    for opens, closes in calendar.open_from(start):
        if opens >= end:
            break
        total += min(closes, end) - opens
    return total


def parse_hours(written: str) -> tuple[Interval, ...]:
    """The intervals of one day as people write them: `8-12, 13:00-17:30`. Raises HoursError."""
    intervals = []
    for part in (one.strip() for one in written.replace(";", ",").split(",")):
        if not part:
            continue
        match = _WRITTEN.match(part)
        if match is None:
            raise HoursError(f"Write hours as 08:00-12:00, 13:00-17:00 (found “{part}”).")
        start, end = _time(match[1], match[2], part), _time(match[3], match[4], part)
        if start >= end:
            raise HoursError(f"“{part}” ends before it begins. Give a night as two days.")
        intervals.append((start, end))
    intervals.sort()
    for (_, end), (start, _) in pairwise(intervals):
        if start < end:
            raise HoursError(f"{format_time(start)} lies in the hours before it: join the two.")
    return tuple(intervals)


def _time(hour: str, minute: str | None, part: str) -> int:
    hours, minutes = int(hour), int(minute or 0)
    if minutes > 59 or hours * 60 + minutes > DAY_MINUTES:
        raise HoursError(f"“{part}” is no time of day.")
    return hours * 60 + minutes


def format_hours(intervals: Sequence[Interval]) -> str:
    """The intervals of one day as `parse_hours` reads them."""
    return ", ".join(f"{format_time(start)}-{format_time(end)}" for start, end in intervals)


def format_time(minutes: int) -> str:
    """A time of day as people write it; the end of the day is 24:00."""
    return f"{minutes // 60:02}:{minutes % 60:02}"
