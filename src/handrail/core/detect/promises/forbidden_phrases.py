"""The playbook's own phrases: forbidden outright, or in need of a sign-off.

A pattern is plain words in which `*` stands for any run of characters inside a sentence; an
example matches a sentence that holds all of its stemmed words. Matching is linear in the text:
no pattern can hang.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from handrail.core.detect.promises.approved_facts import stem
from handrail.core.detect.promises.clauses import Clause
from handrail.core.detect.promises.detector import Promise, Rule
from handrail.core.detect.promises.draft import Draft
from handrail.core.detect.promises.exempt import EVERY, NO_CUE
from handrail.core.detect.promises.phrases import TokenLine
from handrail.core.detect.promises.tokens import tokenise
from handrail.core.detect.rules import OwnPhrase
from handrail.core.findings import Severity

_WIDE = "*"


def find(draft: Draft) -> Iterator[Promise]:
    """Every sentence of the draft that a phrase of the playbook meets."""
    if not draft.rules.phrases or not draft.clauses:
        return
    for sentence in _sentences(draft.line, draft.clauses):
        for phrase in draft.rules.phrases:
            found = sentence.match(phrase)
            if found is not None:
                yield from _judged(draft, phrase, *found)


def _judged(draft: Draft, phrase: OwnPhrase, first: int, last: int) -> Iterator[Promise]:
    """A forbidden phrase binds in any clothing; one for sign-off only where it promises."""
    rule = Rule(
        f"forbidden_phrase.{phrase.code}",
        phrase.why,
        NO_CUE if phrase.forbidden else EVERY,
        0.95 if phrase.forbidden else 0.85,
    )
    if not draft.cues_at(first, last) & rule.taken_back_by:
        severity = Severity.BLOCKS if phrase.forbidden else Severity.NEEDS_PERSON
        yield Promise(first, last, "forbidden_phrase", rule, phrase.control_point, severity)


class _Sentence:
    """The words of one sentence as written, with the way back to the tokens."""

    def __init__(self, line: TokenLine, first: int, last: int) -> None:
        self._first, self._last = first, last
        words = [token.value or token.text for token in line.tokens[first:last]]
        self._starts: list[int] = []
        length = 1
        for word in words:
            self._starts.append(length)
            length += len(word) + 1
        self._text = f" {' '.join(words)} "
        self._stems = {stem(part) for word in words for part in word.split()} - {""}

    def match(self, phrase: OwnPhrase) -> tuple[int, int] | None:
        """First and last token (exclusive) that the phrase meets, if it does."""
        for pattern in phrase.patterns:
            found = self._match_pieces(_pieces(pattern))
            if found is not None:
                return found
        for example in phrase.examples:
            stems = _stems(example)
            if stems and stems <= self._stems:
                return self._first, self._last
        return None

    def _match_pieces(self, pieces: Sequence[str]) -> tuple[int, int] | None:
        position, begin = 0, -1
        for piece in pieces:
            at = self._text.find(piece, position)
            if at < 0:
                return None
            begin = at if begin < 0 else begin
            # The space that ends one piece may begin the next.
            position = at + len(piece) - piece.endswith(" ")
        if begin < 0:
            return None
        inside = [i for i, s in enumerate(self._starts) if begin <= s < position]
        inside = inside or [0]
        return self._first + inside[0], self._first + inside[-1] + 1


def _sentences(line: TokenLine, clauses: Sequence[Clause]) -> Iterator[_Sentence]:
    first = clauses[0].first
    for clause in clauses:
        if clause.closes:
            yield _Sentence(line, first, clause.last)
            first = clause.last


@lru_cache(maxsize=1024)
def _pieces(pattern: str) -> tuple[str, ...]:
    """The literal parts of a pattern; a space at an end says that a word ends there."""
    parts = pattern.split(_WIDE)
    pieces: list[str] = []
    for number, part in enumerate(parts):
        words = " ".join(token.value or token.text for token in tokenise(part))
        if not words:
            continue
        open_left = number > 0 and not part[:1].isspace()
        open_right = number + 1 < len(parts) and not part[-1:].isspace()
        pieces.append(("" if open_left else " ") + words + ("" if open_right else " "))
    return tuple(pieces)


@lru_cache(maxsize=1024)
def _stems(example: str) -> frozenset[str]:
    words = (token.value or token.text for token in tokenise(example))
    return frozenset(stem(word) for word in words) - {""}
