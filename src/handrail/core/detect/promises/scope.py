"""Scope: what is part of the deal, and work that the business takes on.

Found: "Parts are included", "we'll take the old boiler away too".
Not found: "What would you expect to be included?", "the scope is still open".
"""

from __future__ import annotations

from collections.abc import Iterator

from handrail.core.detect.promises.detector import PhraseDetector, Promise, Rule
from handrail.core.detect.promises.draft import Draft
from handrail.core.detect.promises.exempt import EVERY
from handrail.core.detect.promises.values import SPAN, WHEN
from handrail.core.detect.promises.vocabulary import scope as vocabulary
from handrail.core.findings import ControlPoint

_WORK = Rule(
    "scope.work",
    "Takes on work; an owner of scope must sign it.",
    EVERY,
    0.65,
)
_DETECTOR = PhraseDetector(
    "scope",
    ControlPoint.SCOPE,
    {
        "included": (
            Rule(
                "scope.included",
                "Says what is included; an owner of scope must sign it.",
                EVERY,
                0.8,
            ),
            vocabulary.INCLUDED,
        ),
        "work": (_WORK, vocabulary.WORK),
    },
)
_TIMES = frozenset({WHEN, SPAN, "overnight"})
_MORE = frozenset("also too well".split())


def find(draft: Draft) -> Iterator[Promise]:
    """Every statement of scope; work with a time is a matter of timing, unless it is extra."""
    for promise in _DETECTOR.find(draft):
        if promise.rule is not _WORK or not _is_about_time(draft, promise):
            yield promise


def _is_about_time(draft: Draft, promise: Promise) -> bool:
    clause = draft.clauses[draft.clause_index(promise.first)]
    words = draft.line.words[clause.first : min(clause.last, clause.first + 60)]
    return not _TIMES.isdisjoint(words) and _MORE.isdisjoint(words)
