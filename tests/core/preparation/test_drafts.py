"""Drafts: asked once, answered once, greeted rightly, nothing beside the point."""

from __future__ import annotations

import pytest
from tests.core.preparation.studio import prepared
from tests.core.preparation.test_builtin import outputs


def draft(message: str, **fields: str) -> str:
    text: str = prepared(message, **fields)["draft_reply"]["text"]
    return text


def test_what_that_means_stands_in_the_sentence_before() -> None:
    assert "Animals are welcome" in draft("Headshots for two. We'd bring our dog. Is that ok?")
    assert "Tiere sind" in draft("Ein Porträt für uns zwei. Mein Hund kommt mit. Geht das?")


def test_a_question_without_its_mark_is_answered() -> None:
    assert "We work on Saturdays" in draft("need a headshot. do you work on saturdays")


def test_a_deadline_asks_for_no_hours() -> None:
    assert "Saturdays" not in draft("Can you send us the portrait before the weekend?")


def test_is_that_something_you_do_asks_whether_you_do() -> None:
    assert "We repair tripods" in draft("tripod is bent, is that something u repair?")


def test_whether_we_do_what_the_playbook_names_is_no_open_question() -> None:
    text = draft("Do you do headshots? We are five people, 3 May would be fine.")
    assert "Whether that is something" not in text


def test_what_is_still_available_is_no_question_of_the_calendar() -> None:
    text = draft("I need a headshot. Is the blue background still available?")
    assert "calendar" not in text
    assert "check first" in text


def test_who_asks_something_is_not_asked_what_they_want() -> None:
    text = draft("Which papers do I have to bring?")
    assert "check first" in text
    assert "tell us a little more" not in text
    assert "tell us a little more" in draft("hello")


def test_the_list_has_a_heading_that_fits_questions_and_requests() -> None:
    found = outputs("Some tiles came off our roof.")["draft_reply"]["text"]
    assert "A few quick questions:\n- " in found
    assert "could you tell us:" not in found


@pytest.mark.parametrize(
    ("name", "greeting"),
    [
        ("Mr. Albert Quigley", "Hi Mr. Quigley,"),
        ("Mrs Delgado", "Hi Mrs Delgado,"),
        ("Albert Quigley", "Hi Albert,"),
    ],
)
def test_after_a_title_comes_the_last_name(name: str, greeting: str) -> None:
    assert draft("A portrait, please.", name=name).startswith(greeting)


def test_german_greets_a_lady_by_title_and_last_name() -> None:
    german = outputs("Der Wasserhahn in der Küche tropft seit gestern.", name="Frau Ute Sommer")
    assert german["draft_reply"]["text"].startswith("Guten Tag Frau Sommer,")


@pytest.mark.parametrize(
    "message",
    ["Perfect, thank you. See you on Friday!", "Vielen Dank, bis dann. Schönen Tag noch!"],
)
def test_a_farewell_needs_no_reply(message: str) -> None:
    assert prepared(message)["no_send"]["reason"] == "acknowledgement"


def test_a_short_message_is_read_in_its_own_language() -> None:
    found = prepared("i was hoping to sit for a portrait, im johnelle")
    assert found["classification"]["language"]["value"] == "en"


def test_a_summary_keeps_what_is_wanted_beside_what_was() -> None:
    said = prepared(
        "You photographed our wedding in 2021 and we were very happy with it. This time it is a "
        "portrait of our daughter that we want. She is four. Somewhere outside, with the dog."
    )["summary"]["statements"]
    assert any("portrait of our daughter" in statement["text"] for statement in said)


def test_a_date_with_a_full_stop_does_not_end_a_sentence() -> None:
    said = prepared("Wir heiraten am 12.06. in der alten Mühle, mit 50 Gästen. Wir freuen uns.")
    assert said["summary"]["statements"][0]["text"].endswith("mit 50 Gästen.")


def test_a_decline_needs_no_reply() -> None:
    assert prepared("No thank you, that is too much for us.")["no_send"]["text"].startswith("Decl")


def test_where_to_begin_is_no_question_of_the_calendar() -> None:
    assert "calendar" not in draft("We want family pictures, five people. Where do we start?")


def test_doing_the_service_on_something_else_is_an_open_question() -> None:
    text = draft("Do you also do headshots of horses?")
    assert "Whether that is something" in text


def test_the_business_is_named_wherever_a_template_says_so() -> None:
    from datetime import date

    from handrail.core.leads import Channel, LeadFacts, LeadMessage
    from handrail.core.playbook.load import load_playbook
    from handrail.core.preparation.run import prepare_outputs

    playbook = load_playbook(
        "handrail: 1\nname: Shop\nbusiness: Cedar & Stone\n"
        "services:\n  - {code: start, name: onboarding, words: [onboarding]}\n"
        "urgency:\n  - {code: normal, name: Normal, respond_within: 4h}\n"
        "tone:\n  templates:\n    en:\n      services: {start: 'your start with {business}'}\n"
        "      next_step_complete: One of us at {business} will write to you.\n"
    )
    text = "Hello, we would like help with the onboarding of our team."
    lead = LeadFacts("x", Channel.FORM, {"message": text}, (LeadMessage(text),))
    draft = prepare_outputs(lead, playbook, date(2026, 3, 2)).draft_reply
    assert draft is not None
    assert "your start with Cedar & Stone" in draft.text
    assert "One of us at Cedar & Stone" in draft.text
    assert "{" not in draft.text + draft.subject
