"""What may stand in place of a sentence that is held back: approved, near, and never a promise."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handrail.core.detect.outbound import find_outbound
from handrail.core.findings import Finding, Severity
from handrail.core.playbook.document import Playbook
from handrail.core.playbook.guard_rules import outbound_rules
from handrail.core.review.remedies import LeadForRemedies, Remedy, remedies

TODAY = date(2026, 11, 23)
NO_LEAD = LeadForRemedies()


def playbook(*facts: dict[str, object]) -> Playbook:
    return Playbook.model_validate(
        {
            "name": "Trades",
            "business": "Cedar & Stone",
            "services": [
                {"code": "bathroom", "name": "Bathroom", "words": ["bathroom"]},
                {"code": "kitchen", "name": "Kitchen", "words": ["kitchen"]},
            ],
            "urgency": [{"code": "normal", "name": "Normal", "respond_within": "4h"}],
            "facts": facts,
        }
    )


SURVEY = {"code": "survey", "statement": "A survey visit costs 60 dollars.", "kind": "price"}
HOURS = {"code": "hours", "statement": "We survey from Monday to Friday.", "kind": "hours"}


def found(*playbooks: Playbook, sentence: str, **given: object) -> list[Remedy]:
    finding = next(
        one
        for one in find_outbound(sentence, outbound_rules(playbooks[-1], today=TODAY))
        if one.severity is not Severity.INFO
    )
    arguments = {"text": sentence, "lead": NO_LEAD, "today": TODAY} | given
    return list(remedies(playbooks, finding, sentence, **arguments))  # type: ignore[arg-type]


def texts(remedies_found: list[Remedy], kind: str = "fact") -> list[str]:
    return [one.text for one in remedies_found if one.kind == kind]


def test_the_approved_price_comes_before_words_that_promise_nothing() -> None:
    given = found(playbook(SURVEY, HOURS), sentence="The survey visit will cost 95 dollars.")
    assert [one.kind for one in given] == ["fact", "soften"]
    assert given[0].text == "A survey visit costs 60 dollars."


def test_what_is_about_something_else_is_not_offered() -> None:
    assert texts(found(playbook(SURVEY), sentence="Tiles will cost 4,200 dollars.")) == []


def test_an_expired_fact_is_not_offered() -> None:
    old = SURVEY | {"expires": "2026-11-22"}
    assert texts(found(playbook(old), sentence="The survey visit will cost 95 dollars.")) == []


def test_a_fact_of_another_service_is_not_offered() -> None:
    kitchen = SURVEY | {"services": ["kitchen"]}
    sentence = "The survey visit will cost 95 dollars."
    bathroom = LeadForRemedies(service="bathroom")
    assert texts(found(playbook(kitchen), sentence=sentence, lead=bathroom)) == []
    assert texts(found(playbook(kitchen), sentence=sentence, lead=LeadForRemedies("", "kitchen")))


def test_a_fact_that_one_of_two_playbooks_does_not_know_is_not_offered() -> None:
    sentence = "The survey visit will cost 95 dollars."
    assert texts(found(playbook(), playbook(SURVEY), sentence=sentence)) == []
    assert texts(found(playbook(SURVEY), playbook(SURVEY), sentence=sentence))


def test_it_is_said_in_the_lead_s_language() -> None:
    german = SURVEY | {"translations": {"de": "Ein Termin vor Ort kostet 60 Dollar."}}
    lead = LeadForRemedies(language="de")
    given = found(playbook(german), sentence="The survey visit will cost 95 dollars.", lead=lead)
    assert texts(given) == ["Ein Termin vor Ort kostet 60 Dollar."]


def test_what_stands_in_the_text_already_is_not_offered_again() -> None:
    sentence = "The survey visit will cost 95 dollars."
    rules = playbook(SURVEY)
    everything = found(rules, sentence=sentence)
    text = " ".join([sentence, *(one.text for one in everything)])
    assert found(rules, sentence=sentence, text=text) == []


@pytest.mark.hypothesis
@given(
    st.sampled_from(
        [
            "The survey visit will cost {} dollars.",
            "We will start with the survey on {} March.",
            "We guarantee it for {} years.",
            "That will be done within {} days.",
        ]
    ),
    st.integers(1, 28),
)
def test_what_is_offered_would_go_out(sentence: str, number: int) -> None:
    rules = playbook(SURVEY, HOURS)
    for remedy in found(rules, sentence=sentence.format(number)):
        held: list[Finding] = [
            one
            for one in find_outbound(remedy.text, outbound_rules(rules, today=TODAY))
            if one.severity is not Severity.INFO
        ]
        assert held == []
