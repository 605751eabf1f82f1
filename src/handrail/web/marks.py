"""A text cut into segments, so that overlapping findings and evidence can be marked in it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

STRENGTH = {"info": 0, "needs_person": 1, "blocks": 2}


@dataclass(frozen=True, slots=True)
class Mark:
    """One span of the text, in string offsets. `kind` is `evidence` or a finding's severity.

    `ref` names what the mark belongs to (a statement, a finding); `why` says why it matters.
    """

    start: int
    end: int
    kind: str
    ref: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of the text with everything that marks it. `first_of` are refs that begin here."""

    text: str
    severity: str = ""
    why: str = ""
    evidence_of: tuple[str, ...] = ()
    first_of: tuple[str, ...] = ()

    @property
    def plain(self) -> bool:
        """Whether nothing marks it."""
        return not self.severity and not self.evidence_of


def segments(text: str, marks: Iterable[Mark]) -> list[Segment]:
    """The whole text, in order, cut where marks begin and end; a mark outside it is left out."""
    valid = [mark for mark in marks if 0 <= mark.start < mark.end <= len(text)]
    edges = sorted({0, len(text), *(m.start for m in valid), *(m.end for m in valid)})
    return [
        _segment(text, start, end, [m for m in valid if m.start < end and m.end > start])
        for start, end in pairwise(edges)
    ]


def _segment(text: str, start: int, end: int, over: Sequence[Mark]) -> Segment:
    findings = [mark for mark in over if mark.kind != "evidence"]
    strongest = max(findings, key=lambda mark: STRENGTH.get(mark.kind, 0), default=None)
    return Segment(
        text=text[start:end],
        severity=strongest.kind if strongest else "",
        why=" ".join(dict.fromkeys(mark.why for mark in findings if mark.why)),
        evidence_of=tuple(dict.fromkeys(m.ref for m in over if m.kind == "evidence")),
        first_of=tuple(
            dict.fromkeys(m.ref for m in over if m.kind == "evidence" and m.start == start)
        ),
    )


def utf16_offset(text: str, offset: int) -> int:
    """A string offset as the browser counts it (UTF-16 units)."""
    return len(text[:offset].encode("utf-16-le", "surrogatepass")) // 2
