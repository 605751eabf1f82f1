"""From answers to a document: always valid, nothing allowed that was not said, everything told."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.core.safe_intake.examples import examples

import handrail
from handrail.core.findings import ControlPoint
from handrail.core.leads import Channel
from handrail.core.playbook.document import Playbook
from handrail.core.playbook.from_safe_intake import (
    FromAnswers,
    Starter,
    Workplace,
    playbook_from,
)
from handrail.core.playbook.load import checked_playbook, load_playbook
from handrail.core.playbook.surroundings import Surroundings
from handrail.core.safe_intake.fields import FIELDS

TODAY = date(2026, 11, 23)
ROLES = frozenset({"owner", "manager", "reviewer"})
AROUND = Surroundings(ROLES, frozenset({"dana@cedar.example"}), connections=frozenset({"our_crm"}))
GOOD = {field.code: field.good for field in FIELDS}


def starters() -> list[Starter]:
    folder = Path(handrail.__file__).parent / "starters"
    return [
        Starter(path.name.partition(".")[0], text, load_playbook(text))
        for path in sorted(folder.glob("*.playbook.yaml"))
        for text in [path.read_text("utf-8")]
    ]


STARTERS = starters()
CEDAR = Workplace("Cedar & Stone", AROUND, (("our_crm", "Our CRM"),), STARTERS)
BARE = Workplace("Cedar & Stone", AROUND, (("our_crm", "Our CRM"),))


def made(workplace: Workplace = BARE, **answers: str) -> tuple[FromAnswers, Playbook]:
    found = playbook_from(GOOD | answers, workplace)
    return found, checked_playbook(found.document, TODAY, workplace.surroundings)


def settled(found: FromAnswers, field: str) -> str:
    return " ".join(next(r for r in found.readings if r.field == field).to_settle)


ACCEPTED = examples("accepted")
REFUSED = examples("refused")
WORDS = "two owners sign price, refund “* x” 4 hours never delete 90 days : # - [ ] { } & * | > '"
one_answer = st.one_of(
    st.sampled_from([e.text for e in ACCEPTED]),
    st.text(max_size=200),
    st.lists(st.sampled_from(WORDS.split()), max_size=14).map(" ".join),
)
answers_of = st.fixed_dictionaries({field.code: one_answer for field in FIELDS})
around = st.builds(
    Surroundings,
    st.sets(st.sampled_from(sorted(ROLES))).map(lambda roles: frozenset(roles | {"owner"})),
    st.just(frozenset({"dana@cedar.example"})),
)


@given(answers_of, around, st.sampled_from(["", "Cedar & Stone", "\x00", "'#: -"]))
@settings(max_examples=60)
def test_any_answers_give_a_valid_document(
    answers: dict[str, str], surroundings: Surroundings, business: str
) -> None:
    for nearest in ((), STARTERS):
        workplace = Workplace(business, surroundings, (("our_crm", "Our CRM"),), nearest)
        found = playbook_from(answers, workplace)
        playbook = checked_playbook(found.document, TODAY, surroundings)
        assert playbook.name == found.name
        assert [reading.field for reading in found.readings] == [field.code for field in FIELDS]
        assert playbook.facts == ()
        assert playbook.data_policy.engines == ("builtin",)


@pytest.mark.parametrize("starter", STARTERS, ids=lambda starter: starter.kind)
def test_every_starter_gives_a_valid_document(starter: Starter) -> None:
    words = [word for service in starter.playbook.services for word in service.words[:3]]
    near = Workplace("Cedar & Stone", AROUND, (), [starter])
    found, playbook = made(near, redacted_example=f"Hello, we ask for {', '.join(words)}.")
    assert found.starter == starter.kind
    assert playbook.services == starter.playbook.services
    assert set(playbook.tone.templates) == set(starter.playbook.tone.templates)
    assert playbook.facts == ()
    assert starter.playbook.business not in found.document


def test_what_was_said_stands_in_the_document() -> None:
    found, playbook = made()
    assert playbook.business == "Cedar & Stone"
    assert set(playbook.inputs.channels) == {Channel.FORM, Channel.AD}
    assert playbook.inputs.allowed(Channel.FORM) == ("name", "message")
    assert {"phone", "street_address", "health"} <= set(playbook.inputs.mask)
    on = {name for name, value in playbook.tasks.model_dump().items() if value}
    assert on == {"summary", "missing_information", "draft_reply"}
    assert playbook.control_point(ControlPoint.PRICE).owners == ("owner",)
    assert playbook.control_point(ControlPoint.REPLY).owners == ("manager", "owner")
    assert playbook.control_point(ControlPoint.BILLING).people == 2
    (trigger,) = playbook.escalation.own
    assert trigger.patterns == ("chargeback", "lawyer", "journalist")
    assert (trigger.to, trigger.within) == ("owner", timedelta(hours=1))
    assert playbook.review.respond_within_default == timedelta(hours=4)
    assert playbook.data_policy.keep_originals == timedelta(days=90)
    assert "to settle: What in this document keeps it from happening: A wrong price" in " ".join(
        found.document.replace("\n# ", " ").split()
    )


def test_everything_to_settle_is_a_comment_of_the_document() -> None:
    found, _ = made(approval_rule="Whoever is there decides.", response_time="soon")
    lines = " ".join(found.document.replace("\n# ", " ").split())
    for reading in found.readings:
        for point in reading.to_settle:
            assert " ".join(f"to settle: {point}".split()) in lines


@pytest.mark.parametrize(
    ("answer", "seconds"),
    [
        ("4 hours", 14_400), ("four hours", 14_400), ("30 min", 1800), ("Same day", 28_800),
        ("within 1 business day", 86_400), ("2-3 days", 259_200), ("half an hour", 1800),
        ("4 Stunden", 14_400), ("am selben Tag", 28_800), ("innerhalb von zwei Tagen", 172_800),
        ("30 Minuten", 1800), ("eine Woche", 604_800), ("4 horas", 14_400),
        ("el mismo día", 28_800), ("dos días", 172_800), ("una semana", 604_800),
        ("15 Minuten für Notfälle, sonst 4 Stunden", 14_400), ("sometime", 14_400),
    ],
)  # fmt: skip
def test_time_spans_are_read_in_three_languages(answer: str, seconds: int) -> None:
    _, playbook = made(response_time=answer)
    assert playbook.review.respond_within_default == timedelta(seconds=seconds)


@pytest.mark.parametrize(
    ("answer", "on"),
    [
        ("Only a summary. No reply drafts.", {"summary"}),
        ("Zusammenfassen, einordnen, aber keine Antwort entwerfen", {"summary", "classification"}),
        ("Resumir y redactar un borrador; nunca una nota", {"summary", "draft_reply"}),
        ("Classify; suggest no reply for spam", {"classification", "no_send"}),
        ("whatever", {"summary"}),
    ],
)  # fmt: skip
def test_only_what_is_named_is_on(answer: str, on: set[str]) -> None:
    _, playbook = made(allowed_task=answer)
    assert {name for name, value in playbook.tasks.model_dump().items() if value} == on


@pytest.mark.parametrize(
    ("answer", "point", "owners"),
    [
        ("The owner signs every price. Managers sign dates.", "timing", ("manager",)),
        ("Jeden Preis gibt der Inhaber frei, Termine die Büroleitung.", "price", ("owner",)),
        ("Jeden Preis gibt der Inhaber frei, Termine die Büroleitung.", "timing", ("manager",)),
        ("El dueño aprueba los precios; el gerente, las fechas", "price", ("owner",)),
        ("El dueño aprueba los precios; el gerente, las fechas", "timing", ("manager",)),
    ],
)
def test_approval_rules_are_read_in_three_languages(
    answer: str, point: str, owners: tuple[str, ...]
) -> None:
    _, playbook = made(approval_rule=answer)
    assert playbook.control_point(ControlPoint(point)).owners == owners


def test_a_member_may_be_named_by_address_and_nobody_else() -> None:
    _, playbook = made(review_owner="dana@cedar.example")
    assert playbook.control_point(ControlPoint.REPLY).owners == ("dana@cedar.example",)
    found, playbook = made(review_owner="somebody@elsewhere.example")
    assert playbook.control_point(ControlPoint.REPLY).owners == ("owner",)
    assert "somebody@" not in found.document


def test_a_role_that_nobody_has_is_an_owners_for_now() -> None:
    alone = Workplace("Cedar & Stone", Surroundings(frozenset({"owner"}), frozenset()))
    found, playbook = made(alone, review_owner="The office manager")
    assert playbook.control_point(ControlPoint.REPLY).owners == ("owner",)
    assert "Nobody is a manager yet" in settled(found, "review_owner")


def test_records_go_to_a_connection_that_is_named() -> None:
    _, playbook = made(crm_destination="A note in Our CRM")
    assert playbook.write_back.records["outcome"] == ("timeline", "our_crm")
    found, playbook = made(crm_destination="HubSpot")
    assert playbook.write_back.records["outcome"] == ("timeline",)
    assert "Connections" in settled(found, "crm_destination")


def test_contact_data_stays_from_ai_and_the_boundary_is_kept() -> None:
    _, playbook = made(
        sample_fields="name, e-mail, phone, company, message",
        privacy_boundary="AI may see the message. Names are never shown.",
    )
    assert playbook.inputs.allowed(Channel.FORM) == ("company", "message")
    assert "person" in playbook.inputs.mask


def test_the_nearest_starter_is_chosen_by_words() -> None:
    trades = [starter for starter in STARTERS if starter.kind == "trades"]
    near = Workplace("Cedar & Stone", AROUND, (), trades)
    assert made(near, redacted_example="Our boiler is cold and the radiators too.")[0].starter
    assert not made(near, redacted_example="Do you teach Latin?", lead_source="Form")[0].starter
