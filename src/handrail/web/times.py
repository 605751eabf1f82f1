"""Times in words: short, relative, and absolute in the workspace's zone."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone

MINUTE, HOUR, DAY = 60, 3600, 86_400


def span(seconds: float) -> str:
    """A length of time in its largest unit that says enough: 42 min, 3 h, 2 days."""
    seconds = abs(seconds)
    if seconds < 2 * HOUR:
        return f"{int(seconds // MINUTE)} min"
    if seconds < 2 * DAY:
        return f"{int(seconds // HOUR)} h"
    return f"{int(seconds // DAY)} days"


def due_words(at: datetime, now: datetime) -> str:
    """`in 42 min`, `now`, or `12 min late`."""
    seconds = (at - now).total_seconds()
    if abs(seconds) < MINUTE:
        return "now"
    return f"in {span(seconds)}" if seconds > 0 else f"{span(seconds)} late"


def ago_words(at: datetime, now: datetime) -> str:
    """`12 min ago`; for a time to come as `due_words`."""
    seconds = (now - at).total_seconds()
    if seconds <= -MINUTE:
        return due_words(at, now)
    return "just now" if seconds < MINUTE else f"{span(seconds)} ago"


def absolute(at: datetime) -> str:
    """`Mon 23 Nov 2026, 14:05 (Europe/Berlin)` in the request's zone."""
    local = timezone.localtime(at)
    return f"{local:%a} {local.day} {local:%b %Y, %H:%M} ({timezone.get_current_timezone_name()})"
