"""Private data: another person's matters, and sensitive data of the lead read back.

Found: "Mr Hale upstairs is being treated for it", "your HIV test came back".
Not found: "Sorry to hear about your back pain", "Do you take any medication?".
"""

from __future__ import annotations

from collections.abc import Iterator

from handrail.core.detect.promises.detector import PhraseDetector, Promise, Rule
from handrail.core.detect.promises.draft import Draft
from handrail.core.detect.promises.exempt import NO_CUE, Cue
from handrail.core.detect.promises.vocabulary import private as vocabulary
from handrail.core.findings import ControlPoint

_DETECTOR = PhraseDetector(
    "private_data",
    ControlPoint.PRIVATE_DATA,
    {
        "others": (
            Rule(
                "private_data.other_person",
                "Tells something private about another person; take it out, or have an owner of "
                "private data sign it.",
                Cue.QUESTION | Cue.WHETHER,
                0.7,
            ),
            vocabulary.OTHERS,
        ),
        "own": (
            Rule(
                "private_data.sensitive",
                "Reads sensitive data back; leave it out, or have an owner of private data sign it.",
                NO_CUE,
                0.75,
            ),
            vocabulary.OWN_SENSITIVE,
        ),
    },
)


def find(draft: Draft) -> Iterator[Promise]:
    """Private matters that the draft would tell."""
    yield from _DETECTOR.find(draft)
