"""Several sets of rules at once: what any of them holds back is held back.

A lead is prepared under one version of a playbook; by the time of the decision another may be in
use. The decision satisfies both.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from handrail.core.findings import Finding, Severity
from handrail.core.review.authority import (
    AuthorityVerdict,
    BlockedStatement,
    MissingSignOff,
    SignedStatement,
    Signer,
)
from handrail.core.review.statements import Statement

_HOLDS = {Severity.INFO: 0, Severity.NEEDS_PERSON: 1, Severity.BLOCKS: 2}


def strictest_findings(readings: Iterable[Sequence[Finding]]) -> tuple[Finding, ...]:
    """Every finding of one text under several rules; of the same one, that which holds it most."""
    strictest: dict[tuple[int, int, str], Finding] = {}
    for findings in readings:
        for finding in findings:
            key = finding.start, finding.end, finding.code
            known = strictest.get(key)
            if known is None or _HOLDS[finding.severity] > _HOLDS[known.severity]:
                strictest[key] = finding
    return tuple(sorted(strictest.values()))


def strictest_verdict(verdicts: Sequence[AuthorityVerdict]) -> AuthorityVerdict:
    """One verdict on one text under several rules: it may go out only if each lets it.

    Raises ValueError for no verdict at all: nothing is allowed by nobody's rules.
    """
    if not verdicts:
        raise ValueError("There are no rules to judge by.")
    if len(verdicts) == 1:
        return verdicts[0]
    missing = _missing(verdicts)
    open_places = {(one.statement, one.control_point) for one in missing}
    return AuthorityVerdict(
        satisfied=tuple(
            signed
            for signed in _signed(verdicts)
            if (signed.statement, signed.control_point) not in open_places
        ),
        missing=missing,
        blocked=_blocked(verdicts),
    )


def _missing(verdicts: Sequence[AuthorityVerdict]) -> tuple[MissingSignOff, ...]:
    """Each open question once; two of one place only where other people must answer them."""
    kept: list[MissingSignOff] = []
    for one in (missing for verdict in verdicts for missing in verdict.missing):
        if any(_asks_no_more(one, other) for other in kept):
            continue
        kept = [other for other in kept if not _asks_no_more(other, one)]
        kept.append(one)
    return tuple(sorted(kept, key=lambda one: (one.statement, one.control_point)))


def _asks_no_more(one: MissingSignOff, other: MissingSignOff) -> bool:
    """Whether who settles the other has settled this one too."""
    if (one.statement, one.control_point) != (other.statement, other.control_point):
        return False
    if one.refused_by and not other.refused_by:
        return False
    if other.owners is None:
        return True
    if one.owners is None or one.people_missing > other.people_missing:
        return False
    if one.owners.sign == "all" or one.signers != other.signers:
        return one.owners == other.owners
    return (
        other.owners.roles <= one.owners.roles
        and other.owners.member_ids <= one.owners.member_ids
        and (one.owners.editor_may_sign or not other.owners.editor_may_sign)
    )


def _signed(verdicts: Sequence[AuthorityVerdict]) -> Iterable[SignedStatement]:
    found: dict[tuple[Statement, str], SignedStatement] = {}
    for signed in (one for verdict in verdicts for one in verdict.satisfied):
        key = signed.statement, signed.control_point
        known = found.get(key)
        signers: set[Signer] = {*signed.signers, *(known.signers if known else ())}
        findings = strictest_findings([signed.findings, known.findings if known else ()])
        found[key] = SignedStatement(
            signed.statement, signed.control_point, findings, tuple(sorted(signers))
        )
    return (found[key] for key in sorted(found))


def _blocked(verdicts: Sequence[AuthorityVerdict]) -> tuple[BlockedStatement, ...]:
    found: dict[Statement, tuple[Finding, ...]] = {}
    for blocked in (one for verdict in verdicts for one in verdict.blocked):
        found[blocked.statement] = strictest_findings(
            [blocked.findings, found.get(blocked.statement, ())]
        )
    return tuple(BlockedStatement(statement, found[statement]) for statement in sorted(found))
