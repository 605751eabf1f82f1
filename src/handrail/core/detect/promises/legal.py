"""Legal: advice on rights and duties, and liability taken on.

Found: "You have a strong case", "we accept liability", "the clause is void".
Not found: "We give no legal advice", "our lawyer will read the clause".
"""

from __future__ import annotations

from collections.abc import Iterator

from handrail.core.detect.promises.detector import PhraseDetector, Promise, Rule
from handrail.core.detect.promises.draft import Draft
from handrail.core.detect.promises.exempt import REPORTED, Cue
from handrail.core.detect.promises.vocabulary import legal as vocabulary
from handrail.core.findings import ControlPoint

_DETECTOR = PhraseDetector(
    "legal",
    ControlPoint.LEGAL,
    {
        "advice": (
            Rule(
                "legal.advice",
                "Judges a legal question or accepts liability; an owner of legal matters must sign it.",
                REPORTED | Cue.DELEGATION | Cue.REQUEST | Cue.DOUBT,
                0.75,
            ),
            vocabulary.ADVICE,
        ),
        "third_party": (
            Rule(
                "legal.third_party",
                "Says what somebody else may or must do; an owner of legal matters must sign it.",
                (REPORTED & ~Cue.NEGATION) | Cue.DELEGATION | Cue.DOUBT,
                0.75,
            ),
            vocabulary.THIRD_PARTY,
        ),
    },
)


def find(draft: Draft) -> Iterator[Promise]:
    """Every legal statement of the draft."""
    yield from _DETECTOR.find(draft)
