"""Qualification: the lead is admitted, accepted or put before others.

Found: "You qualify for the grant", "you're first in line".
Not found: "Whether you qualify is for the team to decide".
"""

from __future__ import annotations

from collections.abc import Iterator

from handrail.core.detect.promises.detector import PhraseDetector, Promise, Rule
from handrail.core.detect.promises.draft import Draft
from handrail.core.detect.promises.exempt import EVERY, REPORTED, Cue
from handrail.core.detect.promises.vocabulary import qualification as vocabulary
from handrail.core.findings import ControlPoint

_DETECTOR = PhraseDetector(
    "qualification",
    ControlPoint.LEAD_GRADE,
    {
        "admit": (
            Rule(
                "qualification.admission",
                "Tells the lead that they qualify, are accepted or come first; an owner of lead grading must sign it.",
                EVERY,
                0.75,
            ),
            vocabulary.ADMIT,
        ),
        "refuse": (
            Rule(
                "qualification.refusal",
                "Tells the lead that they do not qualify; an owner of lead grading must sign it.",
                REPORTED | Cue.DELEGATION | Cue.REQUEST | Cue.DOUBT,
                0.7,
            ),
            vocabulary.REFUSE,
        ),
    },
)


def find(draft: Draft) -> Iterator[Promise]:
    """Every qualification statement of the draft."""
    yield from _DETECTOR.find(draft)
