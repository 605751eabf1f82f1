"""The built-in engine: what a reviewer would send, and what it never says."""

from __future__ import annotations

from datetime import date
from importlib.resources import files
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handrail.core.detect.outbound import find_outbound
from handrail.core.findings import Severity
from handrail.core.playbook.guard_rules import outbound_rules
from handrail.core.playbook.load import load_playbook
from handrail.core.preparation.run import prepare_record, read_lead

TRADES = load_playbook(
    files("handrail.starters").joinpath("trades.playbook.yaml").read_text("utf-8")
)
TODAY = date(2027, 3, 1)


def prepared(message: str, channel: str = "form", **fields: str) -> dict[str, Any]:
    record = {"id": "1", "channel": channel, "fields": {"message": message, **fields}}
    return prepare_record(record, TRADES, TODAY)


def outputs(message: str, **fields: str) -> dict[str, Any]:
    answer = prepared(message, **fields)
    assert answer["verdict"] == "ai_may_prepare", answer
    found: dict[str, Any] = answer["outputs"]
    return found


BATHROOM = (
    "Hi, we want to redo the upstairs bathroom in Millbrook, roughly 6 square metres. We would "
    "love to have it done before September. Our budget is around 12,000 to 15,000. Do you also "
    "take care of the electrics?"
)


def test_service_urgency_and_language_come_from_the_playbook() -> None:
    found = outputs(BATHROOM, name="Maria Lopez")["classification"]
    assert (found["service"]["value"], found["language"]["value"]) == ("bathroom", "en")
    assert found["service"]["evidence"][0]["quote"] == "bathroom"


def test_the_note_holds_what_the_lead_says_in_its_own_words() -> None:
    fields = {field["code"]: field["value"] for field in outputs(BATHROOM)["crm_note"]["fields"]}
    assert fields["place"] == "Millbrook"
    assert fields["size"] == "roughly 6 square metres"
    assert fields["budget"] == "around 12,000 to 15,000"
    assert fields["when"] == "before September"


def test_the_draft_answers_what_was_asked_from_approved_facts_only() -> None:
    draft = outputs(BATHROOM, name="Maria Lopez")["draft_reply"]
    assert draft["used_facts"] == ["electrics_too"]
    opening = "Hi Maria,\n\nThank you for getting in touch about your bathroom"
    assert draft["text"].startswith(opening)
    assert "Our own electricians" in draft["text"]


def test_what_was_given_is_not_asked_again() -> None:
    assert outputs(BATHROOM)["missing_information"]["facts"] == []


@pytest.mark.parametrize("when", ["in May", "early May", "by Oct", "in March", "next week"])
def test_a_month_is_when_and_a_verb_is_not(when: str) -> None:
    asked = "We may redo our bathroom in Millbrook, 6 square metres"
    with_it = outputs(f"{asked}, and would like to start {when}.")["missing_information"]
    assert "when" not in {fact["code"] for fact in with_it["facts"]}
    without = outputs(f"{asked}.")["missing_information"]
    assert "when" in {fact["code"] for fact in without["facts"]}


def test_what_is_missing_is_asked_in_one_list() -> None:
    found = outputs("Need a plumber", name="Tom")
    assert [fact["code"] for fact in found["missing_information"]["facts"]] == ["place", "when"]
    assert found["draft_reply"]["text"].count("\n- ") == 2


@pytest.mark.parametrize(
    ("message", "greeting", "fact"),
    [
        (
            "Hallo, bei uns tropft der Wasserhahn. Machen Sie auch kleine Sachen?",
            "Guten Tag Jürgen Albrecht,",
            "Wir übernehmen auch kleine Reparaturen.",
        ),
        (
            "Buenas tardes, necesitamos pintar tres habitaciones. ¿Trabajan los sábados?",
            "Hola Jürgen:",
            "Los sábados trabajamos de 9 a 13 horas.",
        ),
    ],
)
def test_a_reply_is_in_the_leads_language(message: str, greeting: str, fact: str) -> None:
    text = outputs(message, name="Jürgen Albrecht")["draft_reply"]["text"]
    assert text.startswith(greeting)
    assert fact in text


def test_an_expired_fact_is_not_used() -> None:
    record = {"id": "1", "channel": "form", "fields": {"message": "What does a call-out cost?"}}
    late = prepare_record(record, TRADES, date(2031, 1, 1))
    assert "60" not in str(late["outputs"])


def test_a_pitch_gets_no_reply_and_a_reason() -> None:
    found = outputs("We help trades get 3x more leads with our SEO package. Open to a quick call?")
    assert found["no_send"]["reason"] == "not_a_lead"
    assert "draft_reply" not in found


def test_a_question_without_an_approved_answer_is_for_its_owner() -> None:
    found = outputs("How much is a new boiler? It is a Vaillant from 2004.")
    assert found["owner_reminder"]["control_point"] == "price"


def test_a_lead_that_a_person_must_see_first_has_no_outputs() -> None:
    answer = prepared("You are a bunch of crooks, my solicitor will write to you.")
    assert answer["verdict"] == "person_first"
    assert "outputs" not in answer


ENQUIRIES = st.lists(
    st.sampled_from(
        [
            BATHROOM,
            "Is there a price for two boilers in one visit?",
            "When could somebody come to Westport?",
            "Was kostet die Anfahrt nach Millbrook?",
            "¿Cuánto cuesta la revisión de la caldera?",
            "Are you insured?",
            "We need it for $900 by Friday.",
        ]
    ),
    min_size=1,
    max_size=4,
).map(" ".join)


@given(ENQUIRIES)
def test_no_draft_needs_a_sign_off(message: str) -> None:
    draft = prepared(message)["outputs"]["draft_reply"]
    rules = outbound_rules(TRADES, today=TODAY, source=message)
    held = [f for f in find_outbound(draft["text"], rules) if f.severity != Severity.INFO]
    assert held == []


@given(st.text(max_size=300))
def test_any_text_is_prepared_without_fault_and_always_alike(message: str) -> None:
    assert prepared(message) == prepared(message)


def test_a_record_without_fields_is_named() -> None:
    with pytest.raises(ValueError, match="fields"):
        read_lead({"id": "1", "channel": "form"})
