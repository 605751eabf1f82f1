"""Authority: nothing goes out unless every statement has the yes of the people who own it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handrail.core.findings import ControlPoint, Finding, Severity
from handrail.core.review.authority import (
    ControlPointOwners,
    Signer,
    SignOff,
    judge_authority,
    statement_digest,
)

ANN = Signer("ann", "owner")
MAX = Signer("max", "manager")
REA = Signer("rea", "reviewer")
TEXT = "Hello Lena. The survey costs £350. We start on Monday! Kind regards, Rea"
PRICE_DIGEST = statement_digest("The survey costs £350.")


def found(words: str, point: ControlPoint, severity: Severity = Severity.NEEDS_PERSON) -> Finding:
    start = TEXT.index(words)
    return Finding(
        start, start + len(words), point.value, point.value, words, severity, point, 0.9, "Why."
    )


PRICE = found("£350", ControlPoint.PRICE)
TIMING = found("on Monday", ControlPoint.TIMING)


def owners(**changes: object) -> dict[ControlPoint, ControlPointOwners]:
    values: dict[str, object] = {"roles": frozenset({"owner", "manager"}), **changes}
    return {p: ControlPointOwners(p, **values) for p in ControlPoint}  # type: ignore[arg-type]


def test_a_text_without_findings_may_go_out():
    assert judge_authority(TEXT, (), owners=owners(), decider=REA).may_go_out


def test_a_reviewer_alone_cannot_let_a_price_out():
    verdict = judge_authority(TEXT, (PRICE, TIMING), owners=owners(), decider=REA)
    assert not verdict.may_go_out
    assert [m.statement.text for m in verdict.missing] == [
        "The survey costs £350.",
        "We start on Monday!",
    ]
    assert verdict.missing[0].owners is not None
    assert verdict.missing[0].owners.roles == {"owner", "manager"}


def test_the_deciders_own_authority_counts():
    assert judge_authority(TEXT, (PRICE, TIMING), owners=owners(), decider=MAX).may_go_out


def test_a_sign_off_holds_only_for_its_control_point():
    sign_off = SignOff(ANN, ControlPoint.PRICE, PRICE_DIGEST)
    verdict = judge_authority(
        TEXT, (PRICE, TIMING), owners=owners(), decider=REA, sign_offs=[sign_off]
    )
    assert [s.control_point for s in verdict.satisfied] == [ControlPoint.PRICE]
    assert [m.control_point for m in verdict.missing] == [ControlPoint.TIMING]


def test_a_sign_off_falls_when_the_statement_changes_and_not_when_another_does():
    sign_off = SignOff(ANN, ControlPoint.PRICE, PRICE_DIGEST)
    for old, new, holds in (("£350", "£950", False), ("Monday", "Friday", True)):
        text = TEXT.replace(old, new)
        word = "£950" if old == "£350" else "£350"
        start = text.index(word)
        finding = Finding(
            start,
            start + 4,
            "price",
            "price",
            word,
            Severity.NEEDS_PERSON,
            ControlPoint.PRICE,
            0.9,
            "Why.",
        )
        verdict = judge_authority(
            text, [finding], owners=owners(), decider=REA, sign_offs=[sign_off]
        )
        assert verdict.may_go_out is holds


def test_a_sign_off_survives_new_line_breaks():
    assert statement_digest("The survey\n costs  £350.") == PRICE_DIGEST
    assert statement_digest("The survey costs £35 0.") != PRICE_DIGEST


def test_no_sign_off_lets_a_blocked_statement_through():
    blocked = found("Lena", ControlPoint.FINAL_MESSAGE, Severity.BLOCKS)
    verdict = judge_authority(TEXT, (blocked,), owners=owners(), decider=ANN)
    assert not verdict.may_go_out
    assert verdict.blocked[0].statement.text == "Hello Lena."


def test_an_info_finding_holds_nothing():
    info = found("Rea", ControlPoint.PRIVATE_DATA, Severity.INFO)
    assert judge_authority(TEXT, (info,), owners=owners(), decider=REA).may_go_out


def test_an_editor_who_may_not_sign_needs_someone_else():
    strict = owners(editor_may_sign=False)
    verdict = judge_authority(
        TEXT, (PRICE,), owners=strict, decider=ANN, editor_ids=frozenset({"ann"})
    )
    assert not verdict.may_go_out
    second = SignOff(MAX, ControlPoint.PRICE, PRICE_DIGEST)
    assert judge_authority(
        TEXT,
        (PRICE,),
        owners=strict,
        decider=ANN,
        editor_ids=frozenset({"ann"}),
        sign_offs=[second],
    ).may_go_out


def test_two_people_means_two_different_people():
    two = owners(people=2)
    own = SignOff(ANN, ControlPoint.PRICE, PRICE_DIGEST)
    other = SignOff(MAX, ControlPoint.PRICE, PRICE_DIGEST)
    once = judge_authority(TEXT, (PRICE,), owners=two, decider=ANN, sign_offs=[own, own])
    assert once.missing[0].people_missing == 1
    assert judge_authority(TEXT, (PRICE,), owners=two, decider=ANN, sign_offs=[other]).may_go_out


def test_all_means_every_named_role_and_member():
    everyone = owners(sign="all", member_ids=frozenset({"rea"}))
    verdict = judge_authority(TEXT, (PRICE,), owners=everyone, decider=ANN)
    assert verdict.missing[0].people_missing == 1
    answers = [SignOff(s, ControlPoint.PRICE, PRICE_DIGEST) for s in (MAX, REA)]
    assert judge_authority(
        TEXT, (PRICE,), owners=everyone, decider=ANN, sign_offs=answers
    ).may_go_out


def test_an_owners_no_stands_until_the_statement_changes():
    no = SignOff(MAX, ControlPoint.PRICE, PRICE_DIGEST, granted=False)
    verdict = judge_authority(TEXT, (PRICE,), owners=owners(), decider=ANN, sign_offs=[no])
    assert verdict.missing[0].refused_by == (MAX,)


def test_the_no_of_a_person_without_authority_counts_as_little_as_their_yes():
    no = SignOff(REA, ControlPoint.PRICE, PRICE_DIGEST, granted=False)
    assert judge_authority(TEXT, (PRICE,), owners=owners(), decider=ANN, sign_offs=[no]).may_go_out


def test_a_control_point_without_owners_lets_nothing_out():
    verdict = judge_authority(TEXT, (PRICE,), owners={}, decider=ANN)
    assert verdict.missing[0].owners is None
    nobody = owners(roles=frozenset())
    assert not judge_authority(TEXT, (PRICE,), owners=nobody, decider=ANN).may_go_out


def test_the_message_as_a_whole_can_need_an_owner():
    verdict = judge_authority(
        TEXT, (), owners=owners(), decider=REA, whole_message=[ControlPoint.FINAL_MESSAGE]
    )
    assert verdict.missing[0].statement.text == TEXT


def test_a_finding_of_another_text_is_refused():
    with pytest.raises(ValueError, match="another text"):
        judge_authority("Something else entirely", (PRICE,), owners=owners(), decider=ANN)


@pytest.mark.parametrize("text", ["Dr. Osei sees you at 4.15. Bring e.g. a pen.", "One\n\nTwo"])
def test_abbreviations_and_amounts_do_not_end_a_statement(text):
    start = text.index("4.15") if "4.15" in text else text.index("Two")
    finding = Finding(
        start,
        start + 3,
        "timing",
        "timing",
        text[start : start + 3],
        Severity.NEEDS_PERSON,
        ControlPoint.TIMING,
        1.0,
        "Why.",
    )
    verdict = judge_authority(text, [finding], owners=owners(), decider=REA)
    assert verdict.missing[0].statement.text in {"Dr. Osei sees you at 4.15.", "Two"}


SIGNERS = st.builds(
    Signer, st.sampled_from(["a", "b", "c", "d"]), st.sampled_from(["owner", "manager", "reviewer"])
)
POINTS = st.sampled_from([ControlPoint.PRICE, ControlPoint.TIMING, ControlPoint.LEGAL])
OWNERS = st.builds(
    ControlPointOwners,
    POINTS,
    st.frozensets(st.sampled_from(["owner", "manager", "reviewer"])),
    st.frozensets(st.sampled_from(["a", "b", "c", "d"])),
    st.integers(1, 3),
    st.sampled_from(["any", "all"]),
    st.booleans(),
)
MESSAGES = st.text(
    alphabet=st.one_of(st.sampled_from("ab .!?\n"), st.characters()), min_size=1, max_size=60
)


@st.composite
def cases(draw):
    text = draw(MESSAGES)
    findings = []
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(text) - 1))
        end = draw(st.integers(start + 1, len(text)))
        point = draw(POINTS)
        severity = draw(st.sampled_from(Severity))
        findings.append(
            Finding(start, end, "x", "x", text[start:end], severity, point, 0.5, "Why.")
        )
    table = {p: draw(OWNERS) for p in (ControlPoint.PRICE, ControlPoint.TIMING)}
    return text, findings, table, draw(SIGNERS), draw(st.frozensets(st.sampled_from("abcd")))


@given(cases())
def test_everything_that_holds_is_signed_missing_or_blocked_and_nothing_else(case):
    text, findings, table, decider, editors = case
    verdict = judge_authority(text, findings, owners=table, decider=decider, editor_ids=editors)
    seen = {f for s in verdict.satisfied for f in s.findings}
    seen |= {f for m in verdict.missing for f in m.findings}
    seen |= {f for b in verdict.blocked for f in b.findings}
    assert seen == {f for f in findings if f.severity is not Severity.INFO}
    for part in (*verdict.satisfied, *verdict.missing, *verdict.blocked):
        assert text[part.statement.start : part.statement.end] == part.statement.text
        assert part.statement.digest == statement_digest(part.statement.text)
    assert verdict == judge_authority(
        text, reversed(findings), owners=table, decider=decider, editor_ids=editors
    )


@given(cases())
def test_only_owners_ever_count_as_signers(case):
    text, findings, table, decider, editors = case
    verdict = judge_authority(text, findings, owners=table, decider=decider, editor_ids=editors)
    for signed in verdict.satisfied:
        rule = table[signed.control_point]
        assert len({s.member_id for s in signed.signers}) >= rule.people
        for signer in signed.signers:
            assert signer.role in rule.roles or signer.member_id in rule.member_ids
            assert rule.editor_may_sign or signer.member_id not in editors


@given(cases(), st.text(min_size=1, max_size=5))
def test_a_sign_off_of_other_words_changes_nothing(case, more):
    text, findings, table, decider, _ = case
    plain = judge_authority(text, findings, owners=table, decider=decider)
    stale = [
        SignOff(
            Signer(member, role), m.control_point, statement_digest(m.statement.text + "x" + more)
        )
        for m in plain.missing
        for member in "abcd"
        for role in ("owner", "manager", "reviewer")
    ]
    assert judge_authority(text, findings, owners=table, decider=decider, sign_offs=stale) == plain


@given(cases())
def test_more_yeses_never_make_it_worse(case):
    text, findings, table, decider, editors = case
    plain = judge_authority(text, findings, owners=table, decider=decider, editor_ids=editors)
    yeses = [
        SignOff(Signer(f"new-{role}", role), m.control_point, m.statement.digest)
        for m in plain.missing
        for role in ("owner", "manager")
    ]
    after = judge_authority(
        text, findings, owners=table, decider=decider, sign_offs=yeses, editor_ids=editors
    )
    assert len(after.missing) <= len(plain.missing)
    assert len(after.satisfied) >= len(plain.satisfied)
    assert after.blocked == plain.blocked
