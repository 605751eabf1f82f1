"""Authority: does every statement of the final text have a yes of the people who own it?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from handrail.core.findings import ControlPoint, Finding, Severity
from handrail.core.review.statements import Statement, Statements, statement_digest

__all__ = [
    "AuthorityVerdict",
    "BlockedStatement",
    "ControlPointOwners",
    "MissingSignOff",
    "SignOff",
    "SignedStatement",
    "Signer",
    "judge_authority",
    "statement_digest",
]


@dataclass(frozen=True, slots=True)
class ControlPointOwners:
    """Who owns a control point, as the playbook says.

    `roles` and `member_ids` name the owners. `people` is how many different persons must sign;
    with `sign` "all", every named role and member must be among them. Where `editor_may_sign`
    is false, who changed the text has no say on it.
    """

    control_point: ControlPoint
    roles: frozenset[str] = frozenset()
    member_ids: frozenset[str] = frozenset()
    people: int = 1
    sign: Literal["any", "all"] = "any"
    editor_may_sign: bool = True


@dataclass(frozen=True, slots=True, order=True)
class Signer:
    """A member and the role in which they act."""

    member_id: str
    role: str


@dataclass(frozen=True, slots=True)
class SignOff:
    """One member's answer on one statement; bound to the statement's text by its digest."""

    signer: Signer
    control_point: ControlPoint
    digest: str
    granted: bool = True


@dataclass(frozen=True, slots=True)
class SignedStatement:
    """A statement that its owners have signed; `signers` are sorted and include the decider."""

    statement: Statement
    control_point: ControlPoint
    findings: tuple[Finding, ...]
    signers: tuple[Signer, ...]


@dataclass(frozen=True, slots=True)
class MissingSignOff:
    """A statement that still needs a yes.

    `owners` says who may sign (None: the playbook names nobody, so nobody can), `signers` who
    has, `refused_by` who said no (their no stands until the statement changes), and
    `people_missing` how many more persons are needed at least.
    """

    statement: Statement
    control_point: ControlPoint
    findings: tuple[Finding, ...]
    owners: ControlPointOwners | None
    signers: tuple[Signer, ...]
    refused_by: tuple[Signer, ...]
    people_missing: int

    @property
    def key(self) -> str:
        """Names this question among those of one text."""
        return f"{self.control_point.value}:{self.statement.digest}"


@dataclass(frozen=True, slots=True)
class BlockedStatement:
    """A statement that no sign-off can let through."""

    statement: Statement
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class AuthorityVerdict:
    """What the decider may do with the final text: send it only if nothing is missing."""

    satisfied: tuple[SignedStatement, ...]
    missing: tuple[MissingSignOff, ...]
    blocked: tuple[BlockedStatement, ...]

    @property
    def may_go_out(self) -> bool:
        """Whether every statement is signed and none is blocked."""
        return not self.missing and not self.blocked


def judge_authority(
    text: str,
    findings: Iterable[Finding],
    *,
    owners: Mapping[ControlPoint, ControlPointOwners],
    decider: Signer,
    sign_offs: Sequence[SignOff] = (),
    editor_ids: frozenset[str] = frozenset(),
    whole_message: Sequence[ControlPoint] = (),
) -> AuthorityVerdict:
    """Judge the exact final text; `findings` are those of this very text.

    The decider's own authority counts as a sign-off of every statement. `editor_ids` are the
    members who changed the text. `whole_message` are control points that the message as a whole
    always needs (for instance `reply` and `final_message`), findings or not. Findings of
    severity `info` hold nothing. Raises ValueError when a finding is not of this text.
    """
    statements = Statements(text)
    held: dict[tuple[Statement, ControlPoint], list[Finding]] = {}
    blocked: dict[Statement, list[Finding]] = {}
    for finding in sorted(findings):
        if text[finding.start : finding.end] != finding.text:
            raise ValueError("A finding belongs to another text: read the final text again.")
        statement = statements.of(finding)
        if finding.severity is Severity.BLOCKS:
            blocked.setdefault(statement, []).append(finding)
        elif finding.severity is Severity.NEEDS_PERSON:
            held.setdefault((statement, finding.control_point), []).append(finding)
    for point in whole_message:
        held.setdefault((statements.whole(), point), [])

    verdicts = [
        _judge(
            statement,
            point,
            tuple(found),
            owners.get(point),
            decider=decider,
            sign_offs=sign_offs,
            editor_ids=editor_ids,
        )
        for (statement, point), found in sorted(held.items(), key=lambda item: item[0])
    ]
    return AuthorityVerdict(
        satisfied=tuple(v for v in verdicts if isinstance(v, SignedStatement)),
        missing=tuple(v for v in verdicts if isinstance(v, MissingSignOff)),
        blocked=tuple(BlockedStatement(s, tuple(f)) for s, f in sorted(blocked.items())),
    )


def _judge(
    statement: Statement,
    point: ControlPoint,
    findings: tuple[Finding, ...],
    owners: ControlPointOwners | None,
    *,
    decider: Signer,
    sign_offs: Sequence[SignOff],
    editor_ids: frozenset[str],
) -> SignedStatement | MissingSignOff:
    if owners is None:
        return MissingSignOff(statement, point, findings, None, (), (), 1)
    answers = [s for s in sign_offs if s.control_point == point and s.digest == statement.digest]
    answers.append(SignOff(decider, point, statement.digest))
    answers = [a for a in answers if _may_sign(a.signer, owners, editor_ids)]
    refused = {a.signer for a in answers if not a.granted}
    refused_ids = {signer.member_id for signer in refused}
    signers = {a.signer for a in answers if a.granted and a.signer.member_id not in refused_ids}
    missing = _people_missing(signers, owners)
    if missing == 0 and not refused:
        return SignedStatement(statement, point, findings, tuple(sorted(signers)))
    return MissingSignOff(
        statement, point, findings, owners, tuple(sorted(signers)), tuple(sorted(refused)), missing
    )


def _may_sign(signer: Signer, owners: ControlPointOwners, editor_ids: frozenset[str]) -> bool:
    if signer.member_id in editor_ids and not owners.editor_may_sign:
        return False
    return signer.role in owners.roles or signer.member_id in owners.member_ids


def _people_missing(signers: set[Signer], owners: ControlPointOwners) -> int:
    """How many more persons at least; every open role and member of "all" needs one of its own."""
    signed_ids = {signer.member_id for signer in signers}
    short = max(0, max(1, owners.people) - len(signed_ids))
    if owners.sign == "any":
        return short
    open_roles = owners.roles - {signer.role for signer in signers}
    open_members = owners.member_ids - signed_ids
    return max(short, len(open_roles), len(open_members))
