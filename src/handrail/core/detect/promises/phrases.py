"""Phrases: the small notation in which the vocabularies are written, and its matcher.

A phrase is words with single spaces between them, all lower case and without accents:

- `will|can` is one of the words, `even?` may be missing, `refund*` is any word so begun;
- `~talk` is any one word that is not of that class;
- `small_claims` is both words where an alternative or optional part needs more than one;
- `..` is a gap of up to three words, `...` of up to seven; a gap never crosses a mark;
- `@we` is one of the words or short phrases of that name in `vocabulary/classes.py`;
- `NUM`, `MONEY`, `WHEN`, `SPAN`, `PERCENT`, `LINK` are values that `values.py` recognised.

Phrases are looked up by their first word and the one after it, so that a text costs little more
when a list grows.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from typing import NamedTuple

from handrail.core.detect.promises.tokens import Token, fold
from handrail.core.detect.promises.vocabulary.access import ACCESS_CLASSES
from handrail.core.detect.promises.vocabulary.classes import CLASSES
from handrail.core.detect.promises.vocabulary.cue_classes import CUE_CLASSES
from handrail.core.detect.promises.vocabulary.legal import LEGAL_CLASSES
from handrail.core.detect.promises.vocabulary.private import PRIVATE_CLASSES

_CLASSES = {
    **CLASSES,
    **CUE_CLASSES,
    **ACCESS_CLASSES,
    **LEGAL_CLASSES,
    **PRIVATE_CLASSES,
}
_GAPS = {"..": r"(?:\w\S* ){0,3}?", "...": r"(?:\w\S* ){0,7}?"}
_STEM_KEY = 3
_Phrase = tuple[Callable[[str, int], re.Match[str] | None], str]
_NONE: list[_Phrase] = []


@dataclass(slots=True)
class _Starting:
    """The phrases that begin with one word: by the word that must follow, and all others."""

    following: dict[str, list[_Phrase]] = field(default_factory=dict)
    others: list[_Phrase] = field(default_factory=list)

    def add(self, phrase: _Phrase, following: frozenset[str] | None) -> None:
        """Keep a phrase under every word that can follow; None where that is not known."""
        if following is None:
            self.others.append(phrase)
            return
        for word in following:
            self.following.setdefault(word, []).append(phrase)

    def before(self, word: str) -> list[_Phrase]:
        """The phrases that can match where this word follows."""
        certain = self.following.get(word)
        return self.others if certain is None else self.others + certain


class Hit(NamedTuple):
    """Tokens `first` to `last` (exclusive) match a phrase of the list with this name."""

    first: int
    last: int
    name: str


class TokenLine:
    """Tokens joined by single spaces, so that a regular expression can run over words."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = tokens
        self.words = [token.text for token in tokens]
        self.text = " ".join(self.words) + " "
        lengths = (len(word) + 1 for word in self.words)
        self.starts = [0, *accumulate(lengths)]
        self.positions: dict[str, list[int]] = {}
        for index, word in enumerate(self.words):
            self.positions.setdefault(word, []).append(index)

    def index_at(self, offset: int) -> int:
        """The number of the token that starts at this offset of the line."""
        return bisect_right(self.starts, offset) - 1


class PhraseList:
    """Compiled phrases by name; the name says which list of the vocabulary matched."""

    def __init__(self, phrases: dict[str, Iterable[str]]) -> None:
        self._by_word: dict[str, _Starting] = {}
        self._by_stem: dict[str, list[_Phrase]] = {}
        for name, lines in phrases.items():
            for line in lines:
                self._add(line, name)

    def _add(self, phrase: str, name: str) -> None:
        elements = phrase.split()
        compiled = (re.compile("".join(_element(e) for e in elements)).match, name)
        for word in dict.fromkeys(_first_words(elements)):
            if word.endswith("*"):
                self._by_stem.setdefault(word[:_STEM_KEY], []).append(compiled)
            else:
                starting = self._by_word.setdefault(word, _Starting())
                starting.add(compiled, _second_words(elements, word))

    def find(self, line: TokenLine) -> Iterator[Hit]:
        """Every phrase that matches, by the token it starts at."""
        starting: list[tuple[int, list[_Phrase]]] = []
        following = [*line.words[1:], ""]
        for word in self._by_word.keys() & line.positions.keys():
            before = self._by_word[word].before
            starting += [(index, before(following[index])) for index in line.positions[word]]
        if self._by_stem:
            for word in line.positions:
                candidates = self._by_stem.get(word[:_STEM_KEY], _NONE)
                starting += [(index, candidates) for index in line.positions[word] if candidates]
        starting.sort(key=_position)
        for index, candidates in starting:
            start = line.starts[index]
            for match_at, name in candidates:
                match = match_at(line.text, start)
                if match is not None:
                    yield Hit(index, line.index_at(match.end()), name)


def _position(starting: tuple[int, list[_Phrase]]) -> int:
    return starting[0]


def _element(element: str) -> str:
    if element in _GAPS:
        return _GAPS[element]
    if element.startswith("~"):
        return f"(?!{_alternatives('@' + element[1:])})[a-z]\\S* "
    optional = element.endswith("?") and len(element) > 1
    body = _alternatives(element[:-1] if optional else element)
    return f"(?:{body})?" if optional else body


def _alternatives(element: str) -> str:
    branches = [
        "".join(_word(word) for word in option.split())
        for word in element.split("|")
        for option in _expand(word)
    ]
    branches.sort(key=len, reverse=True)
    return branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"


def _expand(word: str) -> tuple[str, ...]:
    return _CLASSES[word[1:]] if word.startswith("@") else (word.replace("_", " "),)


def _word(word: str) -> str:
    if word.isupper():
        return re.escape(word) + " "
    if word.endswith("*"):
        return re.escape(fold(word[:-1])) + r"\S* "
    return re.escape(fold(word)) + " "


def _first_words(elements: Sequence[str]) -> Iterator[str]:
    """Every word with which a match can begin."""
    for element in elements:
        optional = element.endswith("?") and len(element) > 1
        bare = element[:-1] if optional else element
        for word in bare.split("|"):
            for option in _expand(word):
                first = option.split()[0]
                yield first if first.isupper() else fold(first)
        if not optional:
            return


def _second_words(elements: Sequence[str], first: str) -> frozenset[str] | None:
    """Every word that can follow the first of a match; None where it may be any."""
    head, rest = elements[0], elements[1:]
    if head.endswith("?"):
        return None
    found: set[str] = set()
    for word in head.split("|"):
        for option in _expand(word):
            parts = option.split()
            if (parts[0] if parts[0].isupper() else fold(parts[0])) != first:
                continue
            if len(parts) > 1:
                found.add(parts[1] if parts[1].isupper() else fold(parts[1]))
            elif not rest:
                return None
            else:
                found.update(_first_words(rest))
    if any(word in _GAPS or word[0] == "~" or word[-1] == "*" for word in found):
        return None
    ends_anywhere = rest and all(_may_be_missing(element) for element in rest)
    return None if ends_anywhere else frozenset(found)


def _may_be_missing(element: str) -> bool:
    return element.endswith("?") and len(element) > 1
