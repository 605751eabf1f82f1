"""What counts as a question, what as a request for the work itself, and what as neither."""

from __future__ import annotations

import pytest
from tests.core.preparation.test_builtin import outputs

PRICE = "a first visit with a written estimate is free"
OPEN_QUESTION = "we would like to check first"
TIMING = "When somebody can come"


def draft(message: str) -> str:
    found = outputs(message)
    assert "draft_reply" in found, found.get("no_send")
    text: str = found["draft_reply"]["text"]
    return text


@pytest.mark.parametrize(
    "message",
    [
        "We have eleven old sash windows. Kindly send us a quote for new ones.",
        "New bathtub wanted, 2 m2 of tiles around it. Please give me a price.",
        "I asked three weeks ago for an estimate for painting our stairwell and heard nothing.",
    ],
)
def test_a_price_that_is_asked_for_without_a_question_mark_is_answered(message: str) -> None:
    assert PRICE in draft(message)


def test_a_price_in_other_languages() -> None:
    german = draft("Unser Bad soll neu werden, 5 qm. Bitte schicken Sie uns ein Angebot.")
    assert "schriftlichem Kostenvoranschlag kostenlos" in german
    spanish = draft("Queremos pintar el piso, 80 metros. Envíennos un presupuesto, por favor.")
    assert "presupuesto por escrito es gratuita" in spanish


@pytest.mark.parametrize(
    "message",
    [
        "The lamp in our hall is broken. Could you replace it and check the switch?",
        "Der Wasserhahn tropft seit Tagen. Können Sie ihn austauschen?",
        "El grifo pierde agua. ¿Podrían cambiarlo?",
    ],
)
def test_a_request_for_the_work_is_no_open_question(message: str) -> None:
    text = draft(message)
    assert OPEN_QUESTION not in text
    assert "zuerst klären" not in text
    assert "comprobar antes" not in text


def test_a_question_that_nothing_answers_stays_open() -> None:
    assert OPEN_QUESTION in draft("We need a new basin. Which colours does the tap come in?")


def test_when_is_a_question_only_where_it_asks() -> None:
    assert TIMING in draft("We need a new shower. When can you start?")
    assert TIMING not in draft(
        "We need a new shower. What do you charge when you renovate a bathroom?"
    )


def test_two_questions_in_running_text_are_no_filled_in_form() -> None:
    """A form puts its labels on lines of their own; people who ask do not."""
    text = draft("Are you insured? We rent the house out. Do you work on Saturdays? It is empty.")
    assert "We are fully insured" in text
    assert "Saturdays from 9 am" in text


def test_a_short_message_is_its_own_summary() -> None:
    message = "The shower tray is cracked. We want a new one. Any day but Monday suits us."
    statements = [one["text"] for one in outputs(message)["summary"]["statements"]]
    assert " ".join(statements) == message


@pytest.mark.parametrize(
    "message",
    [
        "Thanks a lot, that is clear now. We'll talk it over and get back to you.",
        "Vielen Dank für die Auskunft, wir überlegen es uns.",
    ],
)
def test_thanks_and_a_word_that_they_will_write_again_need_no_reply(message: str) -> None:
    assert outputs(message)["no_send"]["reason"] == "acknowledgement"


def test_thanks_with_a_question_need_one() -> None:
    assert "no_send" not in outputs(
        "Thank you, we will think about it. Are you open on Saturdays, by the way?"
    )
