"""From findings to a verdict: the strictest action decides, the soonest time counts."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from tests.factories import PLAYBOOK

from handrail.core.leads import Channel, LeadFacts, LeadMessage, SourceContext
from handrail.core.playbook.load import load_playbook
from handrail.core.playbook.screening_rules import screening_rules
from handrail.core.screening import CategoryRule, ScreeningRules, VerdictKind, decide


def lead(text: str, **fields: str) -> LeadFacts:
    return LeadFacts("1", Channel.FORM, {"message": text, **fields}, (LeadMessage(text),))


def test_an_ordinary_lead_goes_to_ai() -> None:
    verdict = decide(lead("Could you repair a tap next week?"), ScreeningRules())
    assert verdict.kind == VerdictKind.AI_MAY_PREPARE
    assert verdict.causes == ()


def test_a_complaint_goes_to_a_person_with_its_words() -> None:
    verdict = decide(lead("This is a disgrace."), ScreeningRules())
    assert verdict.kind == VerdictKind.PERSON_FIRST
    assert [cause.text for cause in verdict.causes] == ["disgrace"]


def test_the_senders_own_contact_data_holds_nothing_back() -> None:
    given = lead("Call me on +1 415 555 0132, Maria", name="Maria", phone="+1 415 555 0132")
    assert decide(given, ScreeningRules()).kind == VerdictKind.AI_MAY_PREPARE


def test_fields_that_nobody_has_mapped_are_read_by_a_person_first() -> None:
    given = replace(lead("Budget band: B"), context=SourceContext(unmapped=True))
    verdict = decide(given, screening_rules(load_playbook(PLAYBOOK)))
    assert verdict.kind == VerdictKind.PERSON_FIRST
    assert [cause.text for cause in verdict.causes] == ["Budget band: B"]


def test_a_category_may_only_withhold_what_it_found() -> None:
    rules = ScreeningRules(categories={"private_data": CategoryRule("without_fields")})
    verdict = decide(lead("My date of birth is 04/11/1949, I need a tap."), rules)
    assert verdict.kind == VerdictKind.AI_MAY_PREPARE_WITHOUT
    assert verdict.without == ("private_data.date_of_birth",)


def test_the_soonest_time_and_its_owner_count() -> None:
    rules = ScreeningRules(
        categories={
            "anger": CategoryRule("person_first", "manager", timedelta(hours=2)),
            "legal_risk": CategoryRule("person_first", "owner", timedelta(minutes=30)),
        }
    )
    verdict = decide(lead("What a disgrace. My solicitor will write."), rules)
    assert (verdict.escalate_to, verdict.escalate_within) == ("owner", timedelta(minutes=30))


@pytest.mark.parametrize("action", ["note", "person_first"])
def test_the_playbook_decides_what_a_category_does(action: str) -> None:
    document = f"{PLAYBOOK}escalation:\n  triggers:\n    anger: {{action: {action}}}\n"
    rules = screening_rules(load_playbook(document))
    verdict = decide(lead("This is a disgrace."), replace(rules))
    assert (verdict.kind == VerdictKind.PERSON_FIRST) == (action == "person_first")
