"""Which day a statement of time means, at the latest: rough on purpose, for urgency alone."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta

from handrail.core.preparation.extraction.calendar_words import (
    MONTHS,
    NUMBERS,
    SEASON_MONTHS,
    UNIT_DAYS,
    WEEKDAYS,
)

_WORD = re.compile(r"[^\W\d_]+|\d+")
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_DOTTED = re.compile(r"(\d{1,2})[./](\d{1,2})[./](\d{2,4})?")
_SOME_DAY = re.compile(
    r"\b(?:los|un|any|jeden|an einem|some)\b|[a-z]{4,}(?:day|tag|sonnabend|woch)s\b"
)
_TODAY = frozenset("today tonight heute hoy".split())
_TOMORROW = frozenset("tomorrow morgen manana".split())
_NEXT = frozenset(
    "next nachste nachsten nachster kommende kommenden proxima proximo viene after following danach "
    "siguiente".split()
)
_AT_ONCE = re.compile(
    r"\bnow\b|at once|immediately|right away|straight away|sofort|umgehend|inmediat"
)
_NOT_THIS_WEEK = frozenset("next nachste nachsten nachster".split())
"""Said on a Monday, “next Thursday” is mostly not the one three days on."""


def latest_day(words: str, kind: str, today: date) -> date | None:
    """The day by which it is wanted; None where that cannot be told. `words` are folded."""
    if kind in ("flexible", "day_time"):
        return None
    if kind == "soon":
        return today if _AT_ONCE.search(words) else today + timedelta(days=3)
    found = _WORD.findall(words)
    for reads in _READERS:
        day = reads(words, found, today)
        if day is not None:
            return day
    return None


def _numeric(words: str, found: list[str], today: date) -> date | None:  # noqa: ARG001
    if match := _ISO.search(words):
        return _day(int(match[1]), int(match[2]), int(match[3]))
    if match := _DOTTED.search(words):
        year = int(match[3] or today.year)
        return _day(year + 2000 if year < 100 else year, int(match[2]), int(match[1]))
    return None


def _near(words: str, found: list[str], today: date) -> date | None:
    if _TODAY.intersection(found):
        return today
    if "ubermorgen" in found or "day after tomorrow" in words or "pasado manana" in words:
        return today + timedelta(days=2)
    return today + timedelta(days=1) if _TOMORROW.intersection(found) else None


def _span(words: str, found: list[str], today: date) -> date | None:  # noqa: ARG001
    unit = next((UNIT_DAYS[word] for word in found if word in UNIT_DAYS), None)
    if unit is None:
        return None
    count = next((int(word) for word in found if word.isdigit() and int(word) < 1000), None)
    if count is None:
        count = next((NUMBERS[word] for word in found if word in NUMBERS), None)
    if count is not None:
        return today + timedelta(days=count * unit)
    if unit == 7:
        sunday = today + timedelta(days=6 - today.weekday())
        return sunday + timedelta(days=7 * bool(_NEXT.intersection(found)))
    return today + timedelta(days=(unit or 1) * (1 + bool(_NEXT.intersection(found))))


def _weekend(words: str, found: list[str], today: date) -> date | None:
    exact = re.search(
        r"(?:this|next|the|dieses|kommendes|nachstes|este) (?:coming )?(?:weekend|wochenende|fin de semana)",
        words,
    )
    if exact:
        saturday = today + timedelta(days=(5 - today.weekday()) % 7)
        return saturday + timedelta(days=7 * bool(_NEXT.intersection(found)))
    return None


def _weekday(words: str, found: list[str], today: date) -> date | None:
    """The next such day; “Saturdays”, “un lunes”, “Monday to Friday” name no one day."""
    if _SOME_DAY.search(words) or sum(word in WEEKDAYS for word in found) > 1:
        return None
    for word in found:
        number = WEEKDAYS.get(word)
        if number is not None:
            day = today + timedelta(days=(number - today.weekday()) % 7 or 7)
            in_this_week = number > today.weekday()
            later = in_this_week and not _NOT_THIS_WEEK.isdisjoint(found)
            return day + timedelta(days=7 * later)
    return None


def _month(words: str, found: list[str], today: date) -> date | None:  # noqa: ARG001
    number = next((MONTHS[word] for word in found if word in MONTHS), None)
    number = number or next((SEASON_MONTHS[w] for w in found if w in SEASON_MONTHS), None)
    if number is None:
        return None
    year = next((int(w) for w in found if w.isdigit() and len(w) == 4), None)
    year = year or today.year + (number < today.month)
    day = max((int(w) for w in found if w.isdigit() and len(w) <= 2), default=None)
    return _day(year, number, day or monthrange(year, number)[1])


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


_READERS: tuple[Callable[[str, list[str], date], date | None], ...] = (
    _numeric,
    _near,
    _weekend,
    _month,
    _span,
    _weekday,
)
