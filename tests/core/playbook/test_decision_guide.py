"""The guide is complete only while each item that is needed has evidence that stands."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handrail.core.playbook.decision_guide.item import GROUPS, Group, Item, Proof
from handrail.core.playbook.decision_guide.items import ITEMS, item_of
from handrail.core.playbook.decision_guide.verdict import (
    CheckResult,
    Evidence,
    GuideVerdict,
    State,
    judge_guide,
)
from handrail.core.playbook.document import Playbook

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
TASKS = ("summary", "draft_reply")
DIGESTS = {item.code: "a" * 64 for item in ITEMS}
CHECKED = [item for item in ITEMS if item.proof is Proof.CHECKED]
SHOWN = [item for item in ITEMS if item.proof is not Proof.CHECKED]


def proof(item: Item, **changed: object) -> Evidence:
    given: dict[str, object] = {
        "item": item.code, "holds": True, "rests_on": "a" * 64, "at": NOW - timedelta(days=1),
        "by": "sam",
    }  # fmt: skip
    return Evidence(**(given | changed))  # type: ignore[arg-type]


def guide(**changed: object) -> GuideVerdict:
    given: dict[str, object] = {
        "tasks_on": TASKS,
        "not_needed": {},
        "checks": {item.code: CheckResult(True, "fine") for item in CHECKED},
        "evidence": [proof(item) for item in SHOWN],
        "rests_on": DIGESTS,
        "owners": ("sam",),
        "now": NOW,
    }
    return judge_guide(**(given | changed))  # type: ignore[arg-type]


def state_of(verdict: GuideVerdict, item: Item) -> State:
    return next(one.state for one in verdict.items if one.item is item)


def test_the_seven_groups_have_items_and_every_section_exists() -> None:
    assert len(GROUPS) == len(Group) == 7
    assert {item.group for item in ITEMS} == set(Group)
    assert len({item.code for item in ITEMS}) == len(ITEMS)
    known = {*Playbook.model_fields, "document"}
    assert {section for item in ITEMS for section in item.sections} <= known
    assert item_of("moon") is None


def test_it_is_complete_with_everything() -> None:
    assert guide().complete
    assert guide().missing == ()


@pytest.mark.parametrize("item", CHECKED, ids=lambda item: item.code)
def test_each_check_counts(item: Item) -> None:
    fine = {one.code: CheckResult(True, "fine") for one in CHECKED}
    fails = guide(checks=fine | {item.code: CheckResult(False, "bad", "repair it")})
    assert [one.item for one in fails.missing] == [item]
    assert state_of(fails, item) is State.FAILS
    del fine[item.code]
    assert state_of(guide(checks=fine), item) is State.MISSING


@pytest.mark.parametrize("item", SHOWN, ids=lambda item: item.code)
def test_each_evidence_counts_for_what_it_was_given_for(item: Item) -> None:
    others = [proof(one) for one in SHOWN if one is not item]
    assert state_of(guide(evidence=others), item) is State.MISSING
    elsewhere = guide(evidence=[*others, proof(item, rests_on="b" * 64)])
    assert state_of(elsewhere, item) is State.EXPIRED
    assert not elsewhere.complete
    taken_back = [*others, proof(item), proof(item, holds=False, at=NOW)]
    assert state_of(guide(evidence=taken_back), item) in (State.MISSING, State.FAILS)


def test_evidence_counts_again_for_what_it_was_given_for() -> None:
    item = item_of("promises_read")
    assert item is not None
    others = [proof(one) for one in SHOWN if one is not item]
    both = [*others, proof(item), proof(item, rests_on="b" * 64, at=NOW)]
    assert guide(evidence=both).complete


@given(st.integers(0, 400))
def test_evidence_gets_old(days: int) -> None:
    item = item_of("test_write")
    assert item is not None
    assert item.valid_for is not None
    others = [proof(one) for one in SHOWN if one is not item]
    verdict = guide(evidence=[*others, proof(item, at=NOW - timedelta(days=days))])
    assert verdict.complete == (days <= item.valid_for.days)


def test_what_is_about_a_task_that_is_off_is_not_needed() -> None:
    verdict = guide(tasks_on=("summary",), evidence=[])
    off = [one.item.code for one in verdict.items if one.state is State.NOT_NEEDED]
    assert off == ["facts_current", "promises_read", "delivery"]


@given(st.sets(st.sampled_from([item.code for item in ITEMS])))
def test_anything_that_lacks_keeps_it_from_being_complete(gone: set[str]) -> None:
    verdict = guide(
        checks={i.code: CheckResult(True, "fine") for i in CHECKED if i.code not in gone},
        evidence=[proof(item) for item in SHOWN if item.code not in gone],
    )
    assert {one.item.code for one in verdict.missing} == gone
    assert verdict.complete == (not gone)
