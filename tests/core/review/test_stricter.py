"""Two sets of rules at once are never weaker than either."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handrail.core.findings import ControlPoint, Finding, Severity
from handrail.core.review.authority import (
    AuthorityVerdict,
    ControlPointOwners,
    Signer,
    SignOff,
    judge_authority,
    statement_digest,
)
from handrail.core.review.stricter import strictest_findings, strictest_verdict

ANN, MAX, REA = Signer("ann", "owner"), Signer("max", "manager"), Signer("rea", "reviewer")
SENTENCES = ("The survey costs £350.", "We start on Monday.", "It is free of risk.")
TEXT = " ".join(SENTENCES)
WORDS = ("£350", "Monday", "free of risk")
POINTS = (ControlPoint.PRICE, ControlPoint.TIMING)


@st.composite
def findings(draw: st.DrawFn) -> tuple[Finding, ...]:
    found = []
    for word in draw(st.lists(st.sampled_from(WORDS), unique=True)):
        start, point = TEXT.index(word), draw(st.sampled_from(POINTS))
        severity = draw(st.sampled_from(list(Severity)))
        found.append(
            Finding(start, start + len(word), "x", "x", word, severity, point, 0.9, "Why.")
        )
    return tuple(found)


OWNERS = st.fixed_dictionaries(
    {
        point: st.builds(
            ControlPointOwners,
            control_point=st.just(point),
            roles=st.frozensets(st.sampled_from(["owner", "manager", "reviewer"])),
            member_ids=st.frozensets(st.sampled_from(["ann", "max"])),
            people=st.integers(1, 3),
            sign=st.sampled_from(["any", "all"]),
            editor_may_sign=st.booleans(),
        )
        for point in POINTS
    }
)
SIGN_OFFS = st.lists(
    st.builds(
        SignOff,
        signer=st.sampled_from([ANN, MAX, REA]),
        control_point=st.sampled_from(POINTS),
        digest=st.sampled_from([statement_digest(sentence) for sentence in SENTENCES]),
        granted=st.booleans(),
    )
)


@st.composite
def two_verdicts(draw: st.DrawFn) -> list[AuthorityVerdict]:
    decider, sign_offs = draw(st.sampled_from([ANN, MAX, REA])), draw(SIGN_OFFS)
    editors = draw(st.frozensets(st.sampled_from(["ann", "max", "rea"])))
    return [
        judge_authority(
            TEXT,
            draw(findings()),
            owners=draw(OWNERS),
            decider=decider,
            sign_offs=sign_offs,
            editor_ids=editors,
        )
        for _ in range(2)
    ]


@pytest.mark.hypothesis
@given(two_verdicts())
def test_it_goes_out_only_where_both_let_it(both: list[AuthorityVerdict]) -> None:
    verdict = strictest_verdict(both)
    assert verdict.may_go_out == all(one.may_go_out for one in both)


@pytest.mark.hypothesis
@given(two_verdicts())
def test_every_open_question_and_every_block_stays(both: list[AuthorityVerdict]) -> None:
    verdict = strictest_verdict(both)
    places = {(m.statement, m.control_point) for one in both for m in one.missing}
    assert {(m.statement, m.control_point) for m in verdict.missing} == places
    assert {b.statement for b in verdict.blocked} == {
        b.statement for one in both for b in one.blocked
    }
    assert not places & {(s.statement, s.control_point) for s in verdict.satisfied}
    for one in both:
        for missing in one.missing:
            kept = [
                m
                for m in verdict.missing
                if (m.statement, m.control_point) == (missing.statement, missing.control_point)
            ]
            assert max(m.people_missing for m in kept) >= missing.people_missing
            assert any(m.refused_by for m in kept) or not missing.refused_by


@pytest.mark.hypothesis
@given(two_verdicts())
def test_the_order_does_not_matter(both: list[AuthorityVerdict]) -> None:
    first, second = strictest_verdict(both), strictest_verdict(both[::-1])
    assert first.may_go_out == second.may_go_out
    assert [(m.statement, m.control_point) for m in first.missing] == [
        (m.statement, m.control_point) for m in second.missing
    ]


@pytest.mark.hypothesis
@given(findings(), findings())
def test_of_one_finding_that_which_holds_most_is_kept(
    old: tuple[Finding, ...], new: tuple[Finding, ...]
) -> None:
    order = [Severity.INFO, Severity.NEEDS_PERSON, Severity.BLOCKS]
    kept = {(f.start, f.end): f.severity for f in strictest_findings([old, new])}
    for finding in (*old, *new):
        assert order.index(kept[finding.start, finding.end]) >= order.index(finding.severity)


def test_a_narrower_owner_is_the_one_who_is_asked() -> None:
    start = TEXT.index("£350")
    price = Finding(
        start, start + 4, "price", "price", "£350", Severity.NEEDS_PERSON, ControlPoint.PRICE,
        0.9, "Why.",
    )  # fmt: skip

    def under(*roles: str) -> AuthorityVerdict:
        owners = {p: ControlPointOwners(p, roles=frozenset(roles)) for p in ControlPoint}
        return judge_authority(TEXT, [price], owners=owners, decider=REA)

    (missing,) = strictest_verdict([under("owner", "manager"), under("owner")]).missing
    assert missing.owners is not None
    assert missing.owners.roles == {"owner"}
    assert len(strictest_verdict([under("owner"), under("manager")]).missing) == 2


def test_no_rules_allow_nothing() -> None:
    with pytest.raises(ValueError, match="no rules"):
        strictest_verdict([])
