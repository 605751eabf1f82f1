"""Times: neighbours are one statement, and only what is wanted counts."""

from __future__ import annotations

from datetime import date

import pytest
from tests.core.preparation.studio import prepared

from handrail.core.preparation.extraction.dates import time_mentions
from handrail.core.preparation.reading import Reading

MONDAY = date(2027, 3, 1)


def times(text: str, language: str = "en") -> list[tuple[str, str, date | None]]:
    found = time_mentions(Reading(text, language), MONDAY)
    return [(each.kind, each.evidence.quote, each.until) for each in found]


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Next Tuesday or Wednesday would suit us.", "Next Tuesday or Wednesday"),
        ("Evenings after 6 are best.", "Evenings after 6"),
        ("Thursday, 18 March would be perfect", "Thursday, 18 March"),
        ("We are free between 8 and 11 April.", "between 8 and 11 April"),
        ("Could we begin after Easter?", "after Easter"),
        ("The week after would suit us.", "The week after"),
    ],
)
def test_what_belongs_together_is_one_statement(text: str, quote: str) -> None:
    assert quote in [said for _, said, _ in times(text)]


@pytest.mark.parametrize(
    ("text", "language", "quote", "day"),
    [
        ("before our anniversary on 9 May", "en", "before our anniversary on 9 May", (5, 9)),
        ("vor unserer Feier am 2. April", "de", "vor unserer Feier am 2. April", (4, 2)),
        ("antes de la comunión el 8 de mayo", "es", "antes de la comunión el 8 de mayo", (5, 8)),
        ("the wall must be painted before Easter", "en", "before Easter", (4, 30)),
    ],
)
def test_an_event_with_its_day_is_a_deadline(
    text: str, language: str, quote: str, day: tuple[int, int]
) -> None:
    assert times(text, language) == [("deadline", quote, date(2027, *day))]


def test_next_friday_is_not_the_one_of_this_week() -> None:
    assert times("next Friday") == [("date", "next Friday", date(2027, 3, 12))]
    assert times("nächsten Freitag", "de") == [("date", "nächsten Freitag", date(2027, 3, 12))]
    assert times("on Friday") == [("date", "on Friday", date(2027, 3, 5))]


def test_a_day_of_the_week_beside_a_date_does_not_count_by_itself() -> None:
    assert times("on Friday, 20 August 2027")[0][2] == date(2027, 8, 20)


def test_any_saturday_is_no_day_that_is_near() -> None:
    assert times("Is a Saturday possible?")[0][2] is None


def test_hours_of_opening_are_not_when_and_an_opening_is() -> None:
    assert times("We are open Monday to Friday.") == []
    assert [quote for _, quote, _ in times("opening in 4 weeks")] == ["in 4 weeks"]


def test_now_means_today() -> None:
    urgency = prepared("Can someone come now? It is for a passport photo.")["classification"]
    assert urgency["urgency"]["value"] == "now"


def test_a_day_for_a_talk_is_no_deadline() -> None:
    found = prepared("We need headshots for six people. Could we talk on Tuesday, after 3?")
    assert found["classification"]["urgency"]["value"] == "normal"
    assert found["task"]["title"].startswith("Call ")
    assert "urgent" not in found["draft_reply"]["text"]
