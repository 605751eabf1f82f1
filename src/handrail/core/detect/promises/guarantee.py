"""Guarantees and outcomes: what no one can know beforehand.

Found: "We guarantee it", "you will pass first time", "it never leaks again".
Not found: "We can't guarantee a result", "Did they give you a guarantee?".
"""

from __future__ import annotations

from collections.abc import Iterator

from handrail.core.detect.promises.detector import PhraseDetector, Promise, Rule
from handrail.core.detect.promises.draft import Draft
from handrail.core.detect.promises.exempt import EVERY, REPORTED, Cue
from handrail.core.detect.promises.vocabulary import guarantee as vocabulary
from handrail.core.findings import ControlPoint

_ANY_TERM = frozenset({"price", "billing", "access", "legal", "qualification", "private_data"})
_DETECTOR = PhraseDetector(
    "guarantee",
    ControlPoint.PROMISE,
    {
        "vow": (
            Rule(
                "guarantee.vow",
                "Gives a guarantee; an owner of promises must sign it, or say what is usual.",
                EVERY,
                0.9,
            ),
            vocabulary.VOW,
        ),
        "never_again": (
            Rule(
                "guarantee.absolute",
                "Promises that something will never happen; an owner of promises must sign it, or say "
                "what is usual instead.",
                REPORTED | Cue.DELEGATION | Cue.REQUEST,
                0.75,
                yields_to=_ANY_TERM,
            ),
            vocabulary.NEVER_AGAIN,
        ),
        "outcome": (
            Rule(
                "guarantee.outcome",
                "Promises a result; an owner of promises must sign it, or say what is usual.",
                EVERY,
                0.75,
                yields_to=_ANY_TERM,
            ),
            vocabulary.OUTCOME,
        ),
        "staked": (
            Rule(
                "guarantee.staked",
                "Stakes money on a result; an owner of promises must sign it, or take it out.",
                REPORTED | Cue.DELEGATION,
                0.75,
            ),
            vocabulary.STAKED,
        ),
    },
)


def find(draft: Draft) -> Iterator[Promise]:
    """Every guarantee statement of the draft."""
    yield from _DETECTOR.find(draft)
