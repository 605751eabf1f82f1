"""Times in words: short, relative, and absolute in the workspace's zone.

`js/times.js` says the same in the browser, from the same messages.
"""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

MINUTE, HOUR, DAY = 60, 3600, 86_400


def due_words(at: datetime, now: datetime) -> str:
    """`in 42 min`, `now`, or `12 min late`."""
    seconds = (at - now).total_seconds()
    if abs(seconds) < MINUTE:
        return _("now")
    return _ahead(seconds) if seconds > 0 else _late(-seconds)


def ago_words(at: datetime, now: datetime) -> str:
    """`12 min ago`; for a time to come as `due_words`."""
    seconds = (now - at).total_seconds()
    if seconds <= -MINUTE:
        return due_words(at, now)
    return _("just now") if seconds < MINUTE else _past(seconds)


def absolute(at: datetime) -> str:
    """`Mon 23 Nov 2026, 14:05 (Europe/Berlin)` in the request's zone."""
    shown = date_format(timezone.localtime(at), _("D j M Y, H:i"))
    return f"{shown} ({timezone.get_current_timezone_name()})"


def _ahead(seconds: float) -> str:
    if seconds < 2 * HOUR:
        return _("in {n} min").format(n=int(seconds // MINUTE))
    if seconds < 2 * DAY:
        return _("in {n} h").format(n=int(seconds // HOUR))
    days = int(seconds // DAY)
    return ngettext("in {n} day", "in {n} days", days).format(n=days)


def _late(seconds: float) -> str:
    if seconds < 2 * HOUR:
        return _("{n} min late").format(n=int(seconds // MINUTE))
    if seconds < 2 * DAY:
        return _("{n} h late").format(n=int(seconds // HOUR))
    days = int(seconds // DAY)
    return ngettext("{n} day late", "{n} days late", days).format(n=days)


def _past(seconds: float) -> str:
    if seconds < 2 * HOUR:
        return _("{n} min ago").format(n=int(seconds // MINUTE))
    if seconds < 2 * DAY:
        return _("{n} h ago").format(n=int(seconds // HOUR))
    days = int(seconds // DAY)
    return ngettext("{n} day ago", "{n} days ago", days).format(n=days)
