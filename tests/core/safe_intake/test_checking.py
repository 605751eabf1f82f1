"""What safe intake refuses and what it lets pass, in three languages, and how often it errs."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.core.safe_intake.examples import Example, examples

from handrail.core.safe_intake.checking import Allowance, find_refusals, taken_out
from handrail.core.safe_intake.contacts import known
from handrail.core.safe_intake.fields import BY_CODE, FIELDS, tidy
from handrail.core.safe_intake.refusal import KINDS, replaced

REFUSED, ACCEPTED = examples("refused"), examples("accepted")
MOST_MISSED, MOST_FALSE = 0.02, 0.02
"""Rates that the examples may reach; both were 0 when these were written."""


def missed(example: Example) -> list[str]:
    """The parts that no refusal touches."""
    found = find_refusals(example.field, example.text)
    return [
        example.text[start:end]
        for start, end in example.parts
        if not any(one.start < end and one.end > start for one in found)
    ]


def false_alarms(example: Example) -> list[str]:
    """What is refused and touches no part that must go."""
    return [
        one.text
        for one in find_refusals(example.field, example.text)
        if not any(one.start < end and one.end > start for start, end in example.parts)
    ]


def test_there_are_examples_of_every_field_in_three_languages() -> None:
    assert len(REFUSED) + len(ACCEPTED) >= 60
    for group in (REFUSED, ACCEPTED):
        assert {example.field for example in group} == set(BY_CODE)


def test_private_data_credentials_and_names_are_refused() -> None:
    parts = sum(len(example.parts) for example in REFUSED)
    wrong = {example.text: left for example in REFUSED if (left := missed(example))}
    assert sum(map(len, wrong.values())) <= MOST_MISSED * parts, wrong


def test_false_alarms_are_few() -> None:
    everything = [*ACCEPTED, *REFUSED]
    wrong = {example.text: left for example in everything if (left := false_alarms(example))}
    assert len(wrong) <= MOST_FALSE * len(everything), wrong


def test_the_good_examples_of_the_page_pass_and_the_bad_ones_do_not() -> None:
    for field in FIELDS:
        assert find_refusals(field.code, field.good) == ()
        contacts = known([("Maria Lopez", "", "", ""), ("Mr Hollis", "", "", "")])
        assert find_refusals(field.code, field.bad, Allowance(contacts=contacts)), field.code


@pytest.mark.parametrize("example", REFUSED, ids=lambda example: example.text[:40])
def test_what_was_taken_out_leaves_an_answer_that_passes(example: Example) -> None:
    safe = taken_out(example.field, example.text)
    assert find_refusals(example.field, safe) == ()
    for start, end in example.parts:
        assert example.text[start:end] not in safe


@given(st.sampled_from(sorted(BY_CODE)), st.text(max_size=300))
def test_any_text_can_be_read_and_repaired(code: str, text: str) -> None:
    text = tidy(text)
    found = find_refusals(code, text)
    for one in found:
        assert text[one.start : one.end] == one.text
        assert one.kind in KINDS
    assert all(left.end <= right.start for left, right in pairwise(found))
    for one in find_refusals(code, replaced(text, found)):
        assert one.text in text


@given(st.lists(st.sampled_from([e.text for e in REFUSED + ACCEPTED]), min_size=1, max_size=4))
def test_answers_that_are_put_together_are_safe_once_repaired(texts: list[str]) -> None:
    safe = taken_out("redacted_example", "\n".join(texts))
    assert find_refusals("redacted_example", safe) == ()


def test_invisible_characters_hide_nothing() -> None:
    assert find_refusals("business_risk", "4111\u200b1111 1111\u00a01111")
    assert find_refusals("business_risk", "call +4\u20609 171 234 5678")


CONTACTS = known(
    [
        ("Ines Quiroga", "ines@quiroga-bau.de", "+49 171 5550199", "Quiroga Bau GmbH"),
        ("Stone", "stone@gmail.com", "", "Blue Harbour"),
    ]
)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("ask ines quiroga first", "client"),
        ("Quiroga, Ines wrote", "client"),
        ("Everything from Quiroga waits", "client"),
        ("Work for quiroga bau comes first", "client_company"),
        ("Mails from www.quiroga-bau.de", "client_site"),
        ("Blue Harbour pays late", "client_company"),
        ("ring 0171 555 01 99", ""),
    ],
)
def test_contacts_are_recognised_however_they_are_written(text: str, kind: str) -> None:
    found = find_refusals("business_risk", text, Allowance(contacts=CONTACTS))
    assert found
    assert not kind or kind in {one.kind for one in found}


@pytest.mark.parametrize(
    "text", ["A stone fell on the roof.", "Mails from gmail.com", "Blue paint"]
)
def test_ordinary_words_are_nobody(text: str) -> None:
    assert find_refusals("business_risk", text, Allowance(contacts=CONTACTS)) == ()


def test_colleagues_may_be_named_where_they_are_known() -> None:
    text = "Dana Reed, dana@cedar-stone.net"
    assert find_refusals("review_owner", text)
    colleagues = frozenset({"dana reed", "dana@cedar-stone.net"})
    assert find_refusals("review_owner", text, Allowance(colleagues=colleagues)) == ()


def test_a_usual_field_is_read_within_50_ms() -> None:
    text = (FIELDS[-1].good + " ") * 8
    find_refusals("redacted_example", text)
    begun = time.perf_counter()
    find_refusals("redacted_example", text[:1200])
    assert time.perf_counter() - begun < 0.05
