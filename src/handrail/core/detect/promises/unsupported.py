"""Statements about the lead that what they wrote does not support.

Found: "You mentioned a budget of £5,000" when the lead named no amount, or another.
Not found: the same where the lead wrote "about 5k". Needs the lead's text in `rules.source`.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from handrail.core.detect.normalise import normalise
from handrail.core.detect.promises.approved_facts import stem
from handrail.core.detect.promises.detector import Promise, Rule
from handrail.core.detect.promises.draft import Draft
from handrail.core.detect.promises.exempt import NO_CUE, Cue
from handrail.core.detect.promises.numbers import plain_number
from handrail.core.detect.promises.phrases import PhraseList
from handrail.core.detect.promises.tokens import NUMBER, Token, tokenise
from handrail.core.detect.promises.values import MONEY, PERCENT, SPAN, WHEN, YEAR, with_values
from handrail.core.detect.promises.vocabulary.reported import SAID, TOPIC_END
from handrail.core.findings import ControlPoint

_VALUE = Rule(
    "unsupported.value",
    "Says that the lead gave this amount, date or number, but their text does not; correct it "
    "or take it out.",
    NO_CUE,
    0.85,
)
_TOPIC = Rule(
    "unsupported.topic",
    "Says that the lead asked for this, but their text does not mention it; correct it or take "
    "it out.",
    NO_CUE,
    0.6,
)
_SAID = PhraseList({"said": SAID})
_VALUES = frozenset({MONEY, PERCENT, SPAN, WHEN, YEAR, NUMBER})
_TIME_FILLERS = frozenset(
    (
        "on at by the in of from before after until next this coming around about for "
        "about st nd rd th el la le de um am im a as"
    ).split()
)


def find(draft: Draft) -> Iterator[Promise]:
    """Reported statements of the lead whose values or topic the source does not hold."""
    if not draft.rules.source.strip():
        return
    numbers, words = _source(draft.rules.source)
    for hit in _SAID.find(draft.line):
        clause = draft.clauses[draft.clause_index(hit.first)]
        if draft.cues_at(hit.first, hit.last) & Cue.QUOTED:
            continue
        yield from _unsupported_in(draft, hit.last, clause.last, numbers, words)


def _unsupported_in(
    draft: Draft, first: int, last: int, numbers: frozenset[float], words: frozenset[str]
) -> Iterator[Promise]:
    tokens = draft.line.tokens
    topic: list[int] = []
    is_topic = True
    for index in range(first, last):
        token = tokens[index]
        if token.text in _VALUES:
            if not _is_supported(token, numbers, words):
                yield _promise(index, index + 1, _VALUE)
        elif token.text in TOPIC_END or not token.text[0].isalnum():
            is_topic = False
        elif is_topic and stem(token.text):
            topic.append(index)
    if topic and not any(stem(tokens[i].text) in words for i in topic):
        yield _promise(topic[0], topic[-1] + 1, _TOPIC)


def _promise(first: int, last: int, rule: Rule) -> Promise:
    return Promise(first, last, "unsupported", rule, ControlPoint.REPLY)


def _is_supported(token: Token, numbers: frozenset[float], words: frozenset[str]) -> bool:
    number = plain_number(token.value)
    if number is not None and number not in numbers:
        return False
    if token.text not in (WHEN, SPAN):
        return True
    named = [w for w in token.value.split() if w.isalpha() and w not in _TIME_FILLERS]
    return all(stem(w) in words or plain_number(w) is not None or not stem(w) for w in named)


@lru_cache(maxsize=64)
def _source(source: str) -> tuple[frozenset[float], frozenset[str]]:
    """The numbers and the stems of what the lead wrote."""
    plain = tokenise(normalise(source).text)
    found = [*plain, *with_values(plain)]
    numbers = {n for t in found if t.value and (n := plain_number(t.value)) is not None}
    words = {stem(part) for t in found for part in (t.value or t.text).split()}
    words |= {stem(part) for t in found for part in t.text.split("-")}
    return frozenset(numbers), frozenset(words - {""})
