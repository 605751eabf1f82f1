"""Billing: refunds, waived charges, credits and terms of payment.

Found: "We'll refund the deposit", "pay in four instalments".
Not found: "The manager decides on refunds", "did they charge you twice?".
"""

from __future__ import annotations

from collections.abc import Iterator

from handrail.core.detect.promises.detector import PhraseDetector, Promise, Rule
from handrail.core.detect.promises.draft import Draft
from handrail.core.detect.promises.exempt import EVERY, REPORTED, Cue
from handrail.core.detect.promises.vocabulary import billing as vocabulary
from handrail.core.findings import ControlPoint

_FOR_ITSELF = ["for", "itself"]
_DETECTOR = PhraseDetector(
    "billing",
    ControlPoint.BILLING,
    {
        "settle": (
            Rule(
                "billing.settlement",
                "Moves money back, waives a charge or sets terms of payment; an owner of billing must sign it.",
                EVERY,
                0.75,
            ),
            vocabulary.SETTLE,
        ),
        "denied": (
            Rule(
                "billing.nothing_due",
                "Says that nothing is charged or due; an owner of billing must sign it.",
                REPORTED | Cue.DELEGATION | Cue.REQUEST | Cue.DOUBT,
                0.75,
            ),
            vocabulary.DENIED,
        ),
    },
)


def find(draft: Draft) -> Iterator[Promise]:
    """Every billing statement of the draft; what "pays for itself" is a promised outcome."""
    words = draft.line.words
    for promise in _DETECTOR.find(draft):
        if words[promise.first + 1 : promise.first + 3] != _FOR_ITSELF:
            yield promise
