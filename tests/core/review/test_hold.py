"""The times for which a lead may be put on hold: ahead of now, and when somebody works."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handrail.core.review.hold import hold_choices
from handrail.core.review.working_hours import Calendar

BERLIN = ZoneInfo("Europe/Berlin")
WEEK = dict.fromkeys(range(5), ((8 * 60, 17 * 60),))


def choices(now: datetime, calendar: Calendar) -> dict[str, str]:
    found = hold_choices(now, calendar)
    return {one.code: f"{one.until.astimezone(BERLIN):%a %d %b, %H}" for one in found}


def test_by_the_clock_morning_is_nine() -> None:
    now = datetime(2026, 11, 27, 10, 0, tzinfo=BERLIN)  # a Friday
    assert choices(now, Calendar(BERLIN)) == {
        "hour": "Fri 27 Nov, 11",
        "afternoon": "Fri 27 Nov, 14",
        "tomorrow": "Sat 28 Nov, 09",
        "week": "Mon 30 Nov, 09",
    }


def test_in_working_hours_it_is_when_somebody_is_there() -> None:
    now = datetime(2026, 11, 27, 15, 0, tzinfo=BERLIN)
    closed = frozenset({date(2026, 11, 30)})
    assert choices(now, Calendar(BERLIN, WEEK, closed)) == {
        "hour": "Fri 27 Nov, 16",
        "tomorrow": "Tue 01 Dec, 08",
        "week": "Tue 01 Dec, 08",
    }


@pytest.mark.hypothesis
@given(st.integers(1_600_000_000, 2_000_000_000), st.booleans())
def test_every_time_lies_ahead_and_within_ten_days(seconds: int, hours: bool) -> None:
    now = datetime.fromtimestamp(seconds, UTC)
    found = hold_choices(now, Calendar(BERLIN, WEEK if hours else {}))
    assert {"hour", "tomorrow", "week"} <= {one.code for one in found}
    assert all(now < one.until <= now + timedelta(days=10) for one in found)
