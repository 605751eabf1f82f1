"""Scope: what is part of the deal, and work that the business takes on.

Found: "Parts are included", "we'll take the old boiler away too".
Not found: "What would you expect to be included?", "the scope is still open".
"""

from __future__ import annotations

from collections.abc import Iterator

from handrail.core.detect.promises.detector import PhraseDetector, Promise, Rule
from handrail.core.detect.promises.draft import Draft
from handrail.core.detect.promises.exempt import EVERY
from handrail.core.detect.promises.vocabulary import scope as vocabulary
from handrail.core.findings import OUTBOUND_CATEGORIES, ControlPoint

_ELSEWHERE = frozenset(OUTBOUND_CATEGORIES) - {"scope"}
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
        "extra": (
            Rule("scope.extra", "Adds to the work; an owner of scope must sign it.", EVERY, 0.75),
            vocabulary.EXTRA,
        ),
        "work": (
            Rule(
                "scope.work",
                "Takes on work; an owner of scope must sign it.",
                EVERY,
                0.65,
                yields_to=_ELSEWHERE,
            ),
            vocabulary.WORK,
        ),
        "get": (
            Rule(
                "scope.received",
                "Says what the lead gets; an owner of scope must sign it.",
                EVERY,
                0.6,
                yields_to=_ELSEWHERE,
            ),
            vocabulary.GET,
        ),
    },
)


def find(draft: Draft) -> Iterator[Promise]:
    """Every statement of scope."""
    yield from _DETECTOR.find(draft)
