"""Clauses of a draft: where one ends, and what its sentence asks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from handrail.core.detect.promises.tokens import LINE_BREAK, Token

_SENTENCE_MARKS = frozenset(".!?…。！？")
_CLAUSE_MARKS = frozenset(",;:–—()")
_COORDINATORS = frozenset(
    (
        "and but or so though because while whereas yet y pero o und aber oder et mais ou e mas"
    ).split()
)
_ALWAYS_BREAK = frozenset("but though although however pero aber mais mas sondern sino".split())
_SUBJECTS = frozenset(
    (
        "i we you it he she they our your my the that this there someone everyone "
        "somebody one both please zero no not wir ich sie es man unsere nous je vous il "
        "elle nosotros yo usted la el los las le nuestro nuestra nos eu voce o a os as"
    ).split()
)
_TITLES = frozenset(
    "dr mr mrs ms prof st no nr approx incl excl sr sra dra mme tel vs etc ca".split()
)
_QUOTE_LINE = ">"


@dataclass(frozen=True, slots=True)
class Clause:
    """Tokens `first` to `last` (exclusive); `sentence` numbers the sentence it belongs to.

    `asks` is true for the clauses of a sentence that ends in a question mark, `closes` for
    the last clause of its sentence, `quoted` for a line that quotes an earlier mail.
    """

    first: int
    last: int
    sentence: int
    asks: bool
    opens: bool
    closes: bool
    quoted: bool


def split_clauses(tokens: Sequence[Token]) -> list[Clause]:
    """The clauses of a draft in order; every token stands in exactly one."""
    clauses: list[Clause] = []
    for number, (first, last) in enumerate(_sentences(tokens)):
        asks = any(tokens[i].text == "?" for i in range(max(first, last - 3), last))
        quoted = tokens[first].text == _QUOTE_LINE and first + 1 < last
        bounds = [first, *_breaks(tokens, first, last), last]
        for start, end in pairwise(bounds):
            clauses.append(Clause(start, end, number, asks, start == first, end == last, quoted))
    return clauses


def _sentences(tokens: Sequence[Token]) -> list[tuple[int, int]]:
    bounds: list[tuple[int, int]] = []
    start = 0
    for index in range(len(tokens)):
        if index + 1 < len(tokens) and not _ends_sentence(tokens, index):
            continue
        if _only_marks(tokens, start, index + 1) and bounds:
            bounds[-1] = (bounds[-1][0], index + 1)
        else:
            bounds.append((start, index + 1))
        start = index + 1
    return bounds


def _only_marks(tokens: Sequence[Token], start: int, end: int) -> bool:
    return all(not tokens[i].text[0].isalnum() for i in range(start, end))


def _ends_sentence(tokens: Sequence[Token], index: int) -> bool:
    token, following = tokens[index], tokens[index + 1]
    if token.text in _SENTENCE_MARKS:
        if following.text in _SENTENCE_MARKS or following.start == token.end:
            return False
        return not (token.text == "." and index and _abbreviates(tokens[index - 1], following))
    if token.text != LINE_BREAK:
        return False
    if following.text == LINE_BREAK or following.text in (_QUOTE_LINE, "-", "*", "•"):
        return True
    return index == 0 or tokens[index - 1].text in _CLAUSE_MARKS or not _wraps(tokens, index)


def _abbreviates(before: Token, following: Token) -> bool:
    return before.text in _TITLES or (before.text == "NUM" and following.text.islower())


def _wraps(tokens: Sequence[Token], index: int) -> bool:
    """A single line break inside a sentence: mail programs wrap lines."""
    line_length = 0
    for token in reversed(tokens[:index][-40:]):
        if token.text == LINE_BREAK:
            break
        line_length = tokens[index].start - token.start
    return line_length > 50


def _breaks(tokens: Sequence[Token], first: int, last: int) -> list[int]:
    """Offsets in the sentence at which a new clause begins."""
    found: list[int] = []
    for index in range(first + 1, last - 1):
        word = tokens[index].text
        if word in _CLAUSE_MARKS or (word == "-" and _stands_free(tokens, index)):
            found.append(index + 1)
        elif word in _ALWAYS_BREAK or (
            word in _COORDINATORS and tokens[index + 1].text in _SUBJECTS
        ):
            found.append(index)
    return sorted(set(found))


def _stands_free(tokens: Sequence[Token], index: int) -> bool:
    return (
        tokens[index - 1].end < tokens[index].start and tokens[index].end < tokens[index + 1].start
    )
