"""Time spans as people write them in a playbook: 20s, 30m, 4h, 2d, 1w."""

from __future__ import annotations

import re
from datetime import timedelta

_UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86_400, "w": 604_800}
_NAMES = {"s": "second", "m": "minute", "h": "hour", "d": "day", "w": "week"}
_SPAN = re.compile(r"^\s*(\d{1,6})\s*([smhdw])\s*$")


def parse_duration(value: object) -> object:
    """Read `30m`, `4h`, `2d`; other types pass through for Pydantic to judge.

    Raises ValueError with the remedy for a text of another shape.
    """
    if not isinstance(value, str):
        return value
    match = _SPAN.match(value)
    if match is None:
        raise ValueError(f"write a time span such as 30m, 4h or 2d (found {value!r})")
    return timedelta(seconds=int(match[1]) * _UNITS[match[2]])


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
