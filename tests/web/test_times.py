"""Times in words."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from handrail.web.times import absolute, ago_words, due_words

NOW = datetime(2026, 3, 29, 0, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (59, "now"),
        (-59, "now"),
        (60, "in 1 min"),
        (42 * 60, "in 42 min"),
        (-12 * 60 - 1, "12 min late"),
        (2 * 3600, "in 2 h"),
        (47 * 3600, "in 47 h"),
        (49 * 3600, "in 2 days"),
        (-100 * 3600, "4 days late"),
    ],
)
def test_deadlines(seconds: int, words: str) -> None:
    assert due_words(NOW + timedelta(seconds=seconds), NOW) == words


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(5, "just now"), (-20, "just now"), (90, "1 min ago"), (7200, "2 h ago"), (-600, "in 10 min")],
)
def test_the_past(seconds: int, words: str) -> None:
    assert ago_words(NOW - timedelta(seconds=seconds), NOW) == words


def test_the_exact_time_is_in_the_workspace_zone_across_summer_time() -> None:
    with timezone.override(ZoneInfo("Europe/Berlin")):
        assert absolute(NOW) == "Sun 29 Mar 2026, 01:30 (Europe/Berlin)"
        assert absolute(NOW + timedelta(hours=1)) == "Sun 29 Mar 2026, 03:30 (Europe/Berlin)"
