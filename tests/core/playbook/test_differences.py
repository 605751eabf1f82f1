"""Differences in words: each names what is now and what was."""

from __future__ import annotations

import pytest

from handrail.core.playbook.differences import differences
from handrail.core.playbook.load import load_playbook

BASE = """\
handrail: 1
name: Small jobs
business: Cedar & Stone
services:
  - {code: repair, name: Repairs, words: [repair, fix]}
urgency:
  - {code: normal, name: Normal, respond_within: 4h}
facts:
  - {code: visit, statement: A visit costs $60., kind: price, expires: 2027-01-31}
"""


def said(before: str, after: str) -> list[str]:
    return [str(one) for one in differences(load_playbook(before), load_playbook(after))]


def test_the_same_rules_differ_in_nothing() -> None:
    assert said(BASE, BASE) == []
    explicit = BASE + "control_points:\n  price: {owners: [owner, manager]}\n"
    assert said(BASE, explicit) == []


@pytest.mark.parametrize(
    ("added", "expected"),
    [
        (
            "control_points:\n  price: {owners: [owner]}\n",
            "Price may now be signed by owner only; was: owner, manager",
        ),
        (
            "control_points:\n  price: {owners: [owner, manager], people: 2}\n",
            "Price takes the yes of 2 people now; was: 1",
        ),
        (
            "control_points:\n  legal: {owners: [owner, manager], editor_may_sign: false}\n",
            "Legal: the yes of who changed the text is not counted now; was: counted",
        ),
        (
            "escalation:\n  triggers:\n    anger: {action: note}\n",
            "Anger now leads to a note only; was: a person first",
        ),
        ("tasks: {draft_reply: false}\n", "The task draft reply is off now; was: on"),
        (
            "inputs: {mask: [email]}\n",
            "“phone”, “street_address”, “credit_card”, “iban”, “bank_account”, “national_id”, "
            "“date_of_birth”, “password”, “api_key”, “ip_address” is no longer masked: AI may "
            "read it",
        ),
        (
            "data_policy: {keep_originals: 30d}\n",
            "Originals are kept for 30d now; was: 730d",
        ),
    ],
)
def test_a_change_is_a_sentence(added: str, expected: str) -> None:
    assert said(BASE, BASE + added) == [expected]


def test_the_way_back_says_the_opposite() -> None:
    strict = BASE + "control_points:\n  price: {owners: [owner]}\n"
    assert said(strict, BASE) == ["Price may now be signed by owner, manager; was: owner only"]


def test_facts_and_services_are_named() -> None:
    after = BASE.replace("$60", "$70").replace("2027-01-31", "2028-01-31").replace(", fix", "")
    assert said(BASE, after) == [
        "The service repair is no longer found by “fix”",
        "The fact visit now says “A visit costs $70.”; was: “A visit costs $60.”",
        "The fact visit is approved until 2028-01-31 now; was: 2027-01-31",
    ]


def test_what_has_no_sentence_names_its_place() -> None:
    after = BASE + "tone: {max_words: 90}\n"
    assert said(BASE, after) == ["Tone › max_words: 160 → 90"]
