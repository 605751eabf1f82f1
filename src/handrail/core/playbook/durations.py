"""Time spans and days as people write them in a playbook: 20s, 30m, 4h, 2d, 1w; 2027-03-31."""

from __future__ import annotations

import contextlib
import re
from datetime import date, timedelta
from typing import Literal

Count = Literal["working_hours", "clock"]
"""How a span runs: in the working hours of the workspace, or by the clock."""

_UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86_400, "w": 604_800}
_NAMES = {"s": "second", "m": "minute", "h": "hour", "d": "day", "w": "week"}
SPAN = r"^\s*([0-9]{1,6})\s*([smhdw])\s*$"
DAY = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"


def parse_duration(value: object) -> object:
    """Read `30m`, `4h`, `2d`; a time span passes through.

    Raises ValueError with the remedy for anything else: of a number nobody can tell the unit.
    """
    if isinstance(value, timedelta):
        return value
    match = re.match(SPAN, value) if isinstance(value, str) else None
    if match is None:
        raise ValueError(f"write a time span such as 30m, 4h or 2d (found {value!r})")
    return timedelta(seconds=int(match[1]) * _UNITS[match[2]])


def parse_day(value: object) -> object:
    """Read `2027-03-31`; a date passes through. Raises ValueError for anything else."""
    if isinstance(value, date):
        return value
    if isinstance(value, str) and re.match(DAY, value):
        with contextlib.suppress(ValueError):
            return date.fromisoformat(value)
    raise ValueError(f"write a day such as 2027-03-31 (found {value!r})")


def format_duration(value: timedelta) -> str:
    """Write a time span in its largest whole unit."""
    seconds = int(value.total_seconds())
    for unit in ("w", "d", "h", "m"):
        if seconds and seconds % _UNITS[unit] == 0:
            return f"{seconds // _UNITS[unit]}{unit}"
    return f"{seconds}s"


def duration_in_words(value: timedelta) -> str:
    """The time span for a reader: 30 minutes, 1 day, 2 weeks."""
    written = format_duration(value)
    number, name = int(written[:-1]), _NAMES[written[-1]]
    return f"{number} {name}" if number == 1 else f"{number} {name}s"
