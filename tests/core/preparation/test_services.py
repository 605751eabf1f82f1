"""Which service is meant: by what is asked for now, never by what is only near it."""

from __future__ import annotations

import pytest
from tests.core.preparation.studio import missing, prepared, service
from tests.core.preparation.test_builtin import outputs

from handrail.core.preparation.words import Phrase, WordIndex, fold_text


def test_work_that_is_not_done_speaks_for_no_service() -> None:
    found = prepared("Do you also make a wedding cake?")
    assert found["classification"]["service"]["value"] == "unknown"
    assert found["classification"]["fit"]["value"] == "doubtful"
    assert found["draft_reply"]["text"].count("let you know") == 1


def test_what_comes_later_is_not_what_is_asked_for_now() -> None:
    assert service("Portraits of the whole team, and later perhaps a wedding.") == "portrait"


def test_buying_is_not_selling_in_german() -> None:
    assert service("Ich möchte meine alte Kamera verkaufen.") == "trade_in"
    assert service("Ich möchte ein Stativ kaufen.") == "selling"


def test_words_of_a_phrase_may_stand_apart_in_one_sentence() -> None:
    assert service("I would like to sell an old camera of my father's.") == "trade_in"
    assert service("I sell bread. My phone has a camera.") == "unknown"


def test_what_only_one_service_answers_speaks_for_it() -> None:
    assert service("How much would an album be?") == "wedding"


def test_two_requests_are_not_alike_because_both_want_something() -> None:
    assert service("We look for somebody who gets our shop a new sign.") == "unknown"


@pytest.mark.parametrize(
    "message",
    [
        "While we're at it, our bathroom needs two lights. What would it cost?",
        "We get ten more bookings a week than last year; now the boiler needs a service.",
    ],
)
def test_one_phrase_of_suppliers_is_not_enough_where_a_service_is_named(message: str) -> None:
    assert "no_send" not in outputs(message)


def test_a_pitch_that_names_a_service_gets_no_reply() -> None:
    found = outputs(
        "We manufacture shower trays. May I send you our catalogue with factory prices?"
    )
    assert found["no_send"]["reason"] == "not_a_lead"


def test_pages_are_not_counted_where_one_names_the_thing() -> None:
    assert "guests" in missing("One portrait, on 4 May.")


def test_thanks_for_old_work_ask_for_none_of_it() -> None:
    found = outputs("Thank you for fixing the tap so quickly! Now a lamp in the hall flickers.")
    assert found["classification"]["service"]["value"] == "electrics"


def test_whose_it_is_does_not_matter() -> None:
    assert service("We would like to sell our camera.") == "trade_in"


def test_who_asks_for_something_for_themselves_is_no_supplier() -> None:
    assert "no_send" not in prepared("Could you get us on the first page of the town's magazine?")


@pytest.mark.parametrize("ending", ["Wir übernehmen es.", "Es kam ein Programm."])
def test_a_short_german_noun_is_not_found_in_every_word_that_ends_like_its_stem(
    ending: str,
) -> None:
    assert list(WordIndex(fold_text(ending), "de").find(Phrase.of("messe", "de"))) == []
    fair = WordIndex(fold_text("Zur Frühjahrsmesse brauchen wir es."), "de")
    assert list(fair.find(Phrase.of("messe", "de"))) != []
