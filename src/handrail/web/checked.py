"""What the guard says of a text, as the editor shows it: findings in order of what they hold."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace

from handrail.core.findings import Finding, Severity
from handrail.core.review.authority import (
    AuthorityVerdict,
    MissingSignOff,
    SignedStatement,
    Signer,
)
from handrail.core.review.remedies import Remedy
from handrail.core.review.statements import Statement
from handrail.pipeline.review import TextCheck
from handrail.store.models import Member, SignOffRequest
from handrail.web.language import translatable
from handrail.web.marks import utf16_offset

STATES = {
    "blocked": translatable("Must not go out"),
    "refused": translatable("Refused: change it"),
    "missing": translatable("Needs a sign-off"),
    "asked": translatable("Asked"),
    "own": translatable("Yours to sign"),
    "signed": translatable("Signed off"),
    "info": translatable("Worth knowing"),
}
"""States of a finding, the hardest first."""


@dataclass(frozen=True, slots=True)
class FindingLine:
    """One finding with who may settle it.

    `asks` names the question that an owner could be asked, `remedies` are what could stand in
    place of its sentence. `start` and `end` of the sentence are UTF-16 offsets into the reply's
    text (None where it stands in the subject or is the whole reply).
    """

    state: str
    quote: str
    point: str
    why: str
    who: str = ""
    note: str = ""
    in_subject: bool = False
    start: int | None = None
    end: int | None = None
    question: SignOffRequest | None = None
    asks: str = ""
    remedies: Sequence[Remedy] = ()

    @property
    def control_point(self) -> str:
        """What must be owned, in words."""
        return self.point.replace("_", " ")

    @property
    def label(self) -> str:
        """The state in words."""
        return STATES[self.state]


@dataclass(frozen=True, slots=True)
class Checked:
    """A text as read by the guard. `marks` is JSON for the editor's underlining."""

    lines: Sequence[FindingLine]
    marks: str
    may_go_out: bool
    signers: Sequence[str] = field(default_factory=tuple)

    @property
    def may_ask(self) -> bool:
        """Whether something could be asked of an owner."""
        return any(line.state == "missing" and line.who for line in self.lines)

    @property
    def own_points(self) -> list[str]:
        """The control points that the decider's approval signs."""
        return list(dict.fromkeys(x.control_point for x in self.lines if x.state == "own"))

    @property
    def holding(self) -> int:
        """How many lines stand in the way."""
        return sum(line.state not in ("own", "signed", "info") for line in self.lines)


class Checker:
    """Puts one reading into lines; knows the members and the questions asked so far."""

    def __init__(
        self,
        check: TextCheck,
        *,
        subject: str,
        decider: Member,
        members: Iterable[Member],
        questions: Iterable[SignOffRequest],
        remedies_for: Callable[[Finding, str], Sequence[Remedy]],
    ) -> None:
        self.check = check
        self.remedies_for = remedies_for
        self.decider = str(decider.id)
        self.members = list(members)
        self.names = {str(member.id): str(member) for member in self.members}
        self.questions = {(q.control_point, q.statement_sha256): q for q in questions}
        self.body_from = len(subject) + 2 if subject else 0

    def checked(self) -> Checked:
        """All lines, the hardest first, and the marks."""
        verdict = self.check.verdict
        lines = [*self._held(verdict), *self._informing()]
        order = list(STATES)
        lines.sort(key=lambda line: (order.index(line.state), line.start or 0))
        lines = _remedies_once(lines)
        return Checked(lines, self._marks(), verdict.may_go_out, self._signers(verdict))

    def _held(self, verdict: AuthorityVerdict) -> Iterable[FindingLine]:
        for blocked in verdict.blocked:
            for finding in blocked.findings:
                yield self._line("blocked", finding, blocked.statement)
        for missing in verdict.missing:
            yield from self._missing(missing)
        for signed in verdict.satisfied:
            state = "own" if self._rests_on_decider(signed) else "signed"
            who = self._named(signed.signers)
            for finding in signed.findings:
                yield self._line(state, finding, signed.statement, who=who)

    def _rests_on_decider(self, signed: SignedStatement) -> bool:
        """Whether only the decider's own authority carries it, not yet given."""
        question = self.questions.get((signed.control_point.value, signed.statement.digest))
        given = question is not None and question.state == SignOffRequest.State.GIVEN
        return not given and {signer.member_id for signer in signed.signers} == {self.decider}

    def _missing(self, missing: MissingSignOff) -> Iterable[FindingLine]:
        question = self.questions.get((missing.control_point.value, missing.statement.digest))
        asked = question is not None and question.state == SignOffRequest.State.ASKED
        state = "refused" if missing.refused_by else "asked" if asked else "missing"
        who = self._named(missing.refused_by) if missing.refused_by else self._owners(missing)
        note = _refusal(question) if question and missing.refused_by else ""
        asks = missing.key if state == "missing" and who else ""
        for finding in missing.findings:
            yield self._line(
                state, finding, missing.statement, who=who, note=note, question=question, asks=asks
            )
        if not missing.findings:
            yield FindingLine(
                state=state,
                quote="The reply as a whole",
                point=missing.control_point.value,
                why="Every reply needs a yes of somebody who owns it.",
                who=who,
                note=note,
                question=question,
                asks=asks,
            )

    def _line(
        self,
        state: str,
        finding: Finding,
        statement: Statement,
        *,
        who: str = "",
        note: str = "",
        question: SignOffRequest | None = None,
        asks: str = "",
    ) -> FindingLine:
        in_subject = finding.start < self.body_from
        settled = state in ("own", "signed")
        return FindingLine(
            state=state,
            quote=finding.text,
            point=finding.control_point.value,
            why=finding.why,
            who=who,
            note=note,
            in_subject=in_subject,
            start=None if in_subject else self._offset(statement.start),
            end=None if in_subject else self._offset(statement.end),
            question=question,
            asks=asks,
            remedies=() if settled or in_subject else self.remedies_for(finding, statement.text),
        )

    def _informing(self) -> Iterable[FindingLine]:
        for finding in self.check.findings:
            if finding.severity is Severity.INFO:
                start = self._offset(finding.start)
                yield FindingLine(
                    state="info",
                    quote=finding.text,
                    point=finding.control_point.value,
                    why=finding.why,
                    in_subject=finding.start < self.body_from,
                    start=start,
                    end=self._offset(finding.end),
                )

    def _offset(self, position: int) -> int:
        body = self.check.text[self.body_from :]
        return utf16_offset(body, max(0, position - self.body_from))

    def _marks(self) -> str:
        return json.dumps(
            [
                {
                    "start": self._offset(finding.start),
                    "end": self._offset(finding.end),
                    "severity": finding.severity.value,
                }
                for finding in self.check.findings
                if finding.start >= self.body_from
            ]
        )

    def _owners(self, missing: MissingSignOff) -> str:
        owners = missing.owners
        if owners is None:
            return ""
        signed = {signer.member_id for signer in missing.signers}
        names = [
            str(member)
            for member in self.members
            if (member.role in owners.roles or str(member.id) in owners.member_ids)
            and str(member.id) not in signed
        ]
        return (" and " if owners.sign == "all" else " or ").join(names)

    def _named(self, signers: Iterable[Signer]) -> str:
        return ", ".join(self.names.get(s.member_id, "a former member") for s in signers)

    def _signers(self, verdict: AuthorityVerdict) -> tuple[str, ...]:
        found = []
        for signed in verdict.satisfied:
            if signed.findings and not self._rests_on_decider(signed):
                point = signed.control_point.value.replace("_", " ")
                found.append(f"{point}: {self._named(signed.signers)}")
        return tuple(dict.fromkeys(found))


def _remedies_once(lines: Iterable[FindingLine]) -> list[FindingLine]:
    """What a sentence could be replaced by stands with its first finding only."""
    shown: set[tuple[int | None, str]] = set()
    kept = []
    for line in lines:
        fresh = [one for one in line.remedies if (line.start, one.text) not in shown]
        shown.update((line.start, one.text) for one in fresh)
        kept.append(replace(line, remedies=fresh))
    return kept


def _refusal(question: SignOffRequest) -> str:
    return " ".join(answer.note for answer in question.answers.all() if not answer.granted)
