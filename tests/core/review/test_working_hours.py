"""Working time: never outside the hours, the same way back, across clock changes and holidays."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handrail.core.review.working_hours import (
    Calendar,
    HoursError,
    deadline,
    format_hours,
    parse_hours,
    working_time_between,
)

BERLIN = ZoneInfo("Europe/Berlin")
ZONES = [BERLIN, ZoneInfo("America/New_York"), ZoneInfo("Pacific/Kiritimati"), ZoneInfo("UTC"),
         ZoneInfo("Australia/Lord_Howe"), ZoneInfo("Asia/Kathmandu")]  # fmt: skip
DAY = (9 * 60, 17 * 60)
OFFICE = Calendar(BERLIN, dict.fromkeys(range(5), (DAY,)))
FIRST = datetime(2020, 1, 1)  # noqa: DTZ001 - hypothesis adds the zone
MOMENTS = st.datetimes(FIRST, FIRST.replace(year=2035), timezones=st.just(UTC))
SPANS = st.timedeltas(timedelta(0), timedelta(days=3)).map(
    lambda span: span - timedelta(microseconds=span.microseconds)
)


@st.composite
def calendars(draw: st.DrawFn) -> Calendar:
    week = {}
    for weekday in range(7):
        marks = sorted(draw(st.lists(st.integers(0, 24 * 4), unique=True, max_size=4)))
        pairs = zip(marks[::2], marks[1::2], strict=False)
        week[weekday] = tuple((a * 15, b * 15) for a, b in pairs)
    closed = draw(st.frozensets(st.dates(date(2020, 1, 1), date(2035, 1, 1)), max_size=20))
    return Calendar(draw(st.sampled_from(ZONES)), week, closed)


def local(calendar: Calendar, at: datetime) -> datetime:
    return at.astimezone(calendar.zone)


@pytest.mark.hypothesis
@given(calendars(), MOMENTS, SPANS)
def test_the_way_back_is_the_same(calendar: Calendar, start: datetime, span: timedelta) -> None:
    due = deadline(start, span, calendar)
    assert due >= start
    passed = working_time_between(start, due, calendar)
    closed_for_ever = not calendar.always_open and next(calendar.open_from(start), None) is None
    assert passed == span or closed_for_ever


@pytest.mark.hypothesis
@given(calendars(), MOMENTS, SPANS, SPANS)
def test_more_time_is_never_due_earlier(
    calendar: Calendar, start: datetime, span: timedelta, more: timedelta
) -> None:
    assert deadline(start, span, calendar) <= deadline(start, span + more, calendar)


@pytest.mark.hypothesis
@given(MOMENTS, SPANS.filter(bool))
def test_a_deadline_lies_in_the_hours(start: datetime, span: timedelta) -> None:
    due = local(OFFICE, deadline(start, span, OFFICE))
    assert due.weekday() < 5
    assert DAY[0] <= due.hour * 60 + due.minute <= DAY[1]


def test_over_a_weekend() -> None:
    friday = datetime(2026, 3, 6, 15, 30, tzinfo=BERLIN)
    due = local(OFFICE, deadline(friday, timedelta(hours=4), OFFICE))
    assert due == datetime(2026, 3, 9, 11, 30, tzinfo=BERLIN)


def test_over_a_holiday_and_a_clock_change() -> None:
    calendar = Calendar(BERLIN, OFFICE.week, frozenset({date(2026, 3, 30)}))
    friday = datetime(2026, 3, 27, 16, tzinfo=BERLIN)
    due = deadline(friday, timedelta(hours=2), calendar)
    assert local(calendar, due) == datetime(2026, 3, 31, 10, tzinfo=BERLIN)


def test_a_night_shift_over_the_clock_change_is_an_hour_shorter() -> None:
    nights = Calendar(BERLIN, {6: ((0, 360),)})
    sunday = datetime(2026, 3, 29, 0, tzinfo=BERLIN)
    end = sunday + timedelta(days=1)
    assert working_time_between(sunday, end, nights) == timedelta(hours=5)


def test_without_hours_the_clock_counts() -> None:
    always, at = Calendar(BERLIN), datetime(2026, 3, 8, 2, tzinfo=UTC)
    assert always.is_open(at)
    assert deadline(at, timedelta(hours=3), always) == at + timedelta(hours=3)
    assert working_time_between(at, at + timedelta(days=2), always) == timedelta(days=2)


def test_a_year_without_hours_does_not_wait_for_ever() -> None:
    closed = frozenset(date(2026, 1, 1) + timedelta(days=n) for n in range(3000))
    calendar = Calendar(BERLIN, OFFICE.week, closed)
    start = datetime(2026, 3, 2, 9, tzinfo=UTC)
    assert deadline(start, timedelta(hours=1), calendar) == start + timedelta(hours=1)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("8-12, 13:00-17:30", "08:00-12:00, 13:00-17:30"),
        ("13-17; 8.15–12", "08:15-12:00, 13:00-17:00"),
        ("0-24", "00:00-24:00"),
        ("", ""),
    ],
)
def test_hours_are_read_as_people_write_them(written: str, read: str) -> None:
    assert format_hours(parse_hours(written)) == read
    assert parse_hours(read) == parse_hours(written)


@pytest.mark.parametrize("written", ["morning", "17-9", "9-25", "9-12, 11-14", "9:75-12"])
def test_what_is_no_hours_says_so(written: str) -> None:
    with pytest.raises(HoursError):
        parse_hours(written)
