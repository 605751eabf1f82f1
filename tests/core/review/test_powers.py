"""What the page says that a member may sign is what the judge of authority lets through."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handrail.core.findings import ControlPoint, Finding, Severity
from handrail.core.playbook.value_words import CONTROL_POINTS
from handrail.core.review.authority import ControlPointOwners, Signer, judge_authority
from handrail.core.review.powers import power_of, rule_in_words

TEXT = "The survey costs £350."
PRICE = Finding(
    17, 21, "price", "price", "£350", Severity.NEEDS_PERSON, ControlPoint.PRICE, 0.9, "Why."
)
SIGNERS = [Signer("ann", "owner"), Signer("max", "manager"), Signer("rea", "reviewer")]
OWNERS = st.builds(
    ControlPointOwners,
    control_point=st.just(ControlPoint.PRICE),
    roles=st.frozensets(st.sampled_from(["owner", "manager", "reviewer"])),
    member_ids=st.frozensets(st.sampled_from(["ann", "max", "rea"])),
    people=st.integers(1, 3),
    sign=st.sampled_from(["any", "all"]),
    editor_may_sign=st.booleans(),
)


@pytest.mark.hypothesis
@given(OWNERS, st.sampled_from(SIGNERS))
def test_who_may_sign_alone_can_send_alone(owners: ControlPointOwners, signer: Signer) -> None:
    power = power_of(signer, owners, decides=True, others=())
    verdict = judge_authority(TEXT, [PRICE], owners={ControlPoint.PRICE: owners}, decider=signer)
    assert (power.may_sign and power.alone) == verdict.may_go_out
    if not power.may_sign:
        assert verdict.missing[0].signers == ()


@pytest.mark.hypothesis
@given(OWNERS, st.sampled_from(SIGNERS))
def test_the_words_are_sentences(owners: ControlPointOwners, signer: Signer) -> None:
    power = power_of(signer, owners, decides=True, others=SIGNERS[:1])
    for words in (power.why, *power.limits):
        assert words[0].isupper()
        assert words.endswith(".")
    assert rule_in_words(owners)


def test_every_control_point_is_explained() -> None:
    assert set(CONTROL_POINTS) == set(ControlPoint)
