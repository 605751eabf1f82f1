"""Does a clause say what an approved fact says, and no more?

Compared by content, clause by clause: the words that carry meaning, the amounts with their
units, the times, and the words that weaken or strengthen. A dropped "from", another unit,
another service or a stronger word makes it a promise again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from snowballstemmer import stemmer

from handrail.core.detect.promises.clauses import Clause, split_clauses
from handrail.core.detect.promises.numbers import plain_number
from handrail.core.detect.promises.phrases import TokenLine
from handrail.core.detect.promises.tokens import NUMBER, Token, tokenise
from handrail.core.detect.promises.values import MONEY, PERCENT, SPAN, WHEN, YEAR, with_values
from handrail.core.detect.promises.vocabulary.facts import EMPTY, LIMITS, SAME, STRENGTH

_VALUES = frozenset({MONEY, PERCENT, SPAN, WHEN, YEAR, NUMBER, "24/7"})
_SAME = {word: key for key, words in SAME.items() for word in words.split()}
_LONGEST_CLAUSE = 80
_FILLERS = frozenset("at on the by of de el la le um am a as".split())


@dataclass(frozen=True, slots=True)
class Content:
    """What a clause says: stems, values with units, and words of limit and strength."""

    stems: frozenset[str]
    values: frozenset[str]
    limits: frozenset[str]
    strength: frozenset[str]


class ApprovedFacts:
    """The approved facts of a playbook, read once."""

    def __init__(self, facts: Sequence[str]) -> None:
        self._contents = [content for fact in facts for content in _contents_of(fact)]

    def __bool__(self) -> bool:
        return bool(self._contents)

    def cover(self, line: TokenLine, clauses: Sequence[Clause], index: int) -> bool:
        """Whether one fact says all that this clause says."""
        clause = clauses[index]
        if clause.last - clause.first > _LONGEST_CLAUSE:
            return False
        claim = _content(line.tokens[clause.first : clause.last])
        first, last = clause.first, clause.last
        if index + 1 < len(clauses) and clauses[index + 1].sentence == clause.sentence:
            last = min(clauses[index + 1].last, last + _LONGEST_CLAUSE)
        if index and clauses[index - 1].sentence == clause.sentence:
            first = max(clauses[index - 1].first, first - _LONGEST_CLAUSE)
        around = _content(line.tokens[first:last])
        return any(_says_no_more(claim, around, fact) for fact in self._contents)


def _says_no_more(claim: Content, around: Content, fact: Content) -> bool:
    return (
        claim.values <= fact.values
        and fact.values <= around.values
        and claim.stems <= fact.stems
        and bool(claim.stems & fact.stems or claim.values)
        and fact.limits <= around.limits
        and claim.strength <= fact.strength
    )


@lru_cache(maxsize=512)
def _contents_of(fact: str) -> tuple[Content, ...]:
    """A fact as a whole, and each of its clauses that stands by itself."""
    tokens = with_values(tokenise(fact))
    clauses = split_clauses(tokens)
    whole = _content(tokens)
    parts = [_content(tokens[c.first : c.last]) for c in clauses]
    sentences = _sentences(tokens, clauses)
    return tuple(dict.fromkeys([whole, *sentences, *(p for p in parts if len(p.stems) >= 2)]))


def _sentences(tokens: Sequence[Token], clauses: Sequence[Clause]) -> Iterator[Content]:
    by_sentence: dict[int, list[Token]] = {}
    for clause in clauses:
        by_sentence.setdefault(clause.sentence, []).extend(tokens[clause.first : clause.last])
    for part in by_sentence.values():
        yield _content(part)


def _content(tokens: Sequence[Token]) -> Content:
    words = [token.text for token in tokens]
    stems = {stem(word) for word in words if word[:1].isalpha() and word not in _VALUES}
    values = {_value(tokens, i) for i, word in enumerate(words) if word in _VALUES}
    if any(value.startswith(MONEY) for value in values):
        stems.discard("cost")  # an amount says it already
    limits = {name for name, group in LIMITS.items() if not group.isdisjoint(words)}
    limits |= {"from" for one, two in pairwise(words) if _is_from(one, two)}
    strength = {name for name, group in STRENGTH.items() if not group.isdisjoint(words)}
    return Content(
        frozenset(stems - {""}), frozenset(values), frozenset(limits), frozenset(strength)
    )


def _is_from(word: str, following: str) -> bool:
    return following == MONEY and word in ("from", "ab", "desde", "des", "starting", "partir")


@lru_cache(maxsize=4096)
def stem(word: str) -> str:
    """The stem of a word, one for all words of the same meaning; empty for words of no weight."""
    if word in EMPTY:
        return ""
    # A stemmer keeps the word that it works on, and workers are threads: one for each call.
    return str(stemmer("english").stemWord(_SAME.get(word, word)))


def _value(tokens: Sequence[Token], index: int) -> str:
    """An amount or time in one way of writing, with the unit that follows an amount."""
    token = tokens[index]
    written = value_key(token)
    after = [t.text for t in tokens[index + 1 : index + 3]]
    if token.text == MONEY and len(after) == 2 and after[0] in ("per", "a", "an", "each", "pro"):
        written += f" per {after[1]}"
    return written


def value_key(token: Token) -> str:
    """A value in one way of writing: "two and a half grand" and "£2,500" share the number."""
    parts = [
        _SAME.get(word, word) for word in re.findall(r"[^\W\d_]+|[\d.,:/']+|[€$£%]", token.value)
    ]
    number = plain_number(token.value)
    rest = [part for part in parts if plain_number(part) is None and part not in _FILLERS]
    units = sorted(stem(part) or part for part in rest if part not in ("and", "half", "k", "grand"))
    return " ".join([token.text if token.text != WHEN else "", str(number or ""), *units]).strip()
