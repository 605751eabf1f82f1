"""What somebody types into a search, read into words, phrases and what is left out."""

from __future__ import annotations

import re
from dataclasses import dataclass

from handrail.core.search.words import searched_words

MOST_TERMS = 8
MOST_WORDS = 12
_PART = re.compile(r'(-?)"([^"]*)"?|(-?)(\S+)')


@dataclass(frozen=True, slots=True)
class Term:
    """Words that stand next to one another; the last may be the beginning of a longer one."""

    words: tuple[str, ...]
    begins: bool = False


@dataclass(frozen=True, slots=True)
class SearchQuery:
    """Everything that a text must hold, and what it must not; both empty: nothing to look for."""

    terms: tuple[Term, ...] = ()
    without: tuple[Term, ...] = ()


def read_search(typed: str) -> SearchQuery:
    """Read `words "a phrase" -without`; whatever is typed, this never fails."""
    terms: list[Term] = []
    without: list[Term] = []
    for minus, phrase, other_minus, word in _PART.findall(typed):
        words = tuple(searched_words(phrase or word))[:MOST_WORDS]
        if words:
            term = Term(words, begins=not phrase)
            (without if minus or other_minus else terms).append(term)
    return SearchQuery(tuple(terms[:MOST_TERMS]), tuple(without[:MOST_TERMS]))
