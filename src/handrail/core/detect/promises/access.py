"""Access: credentials, codes and keys given out, rights granted.

Found: "The alarm code is 2291", "I've made you an admin".
Not found: "You asked for access", "please send no passwords".
"""

from __future__ import annotations

from collections.abc import Iterator

from handrail.core.detect.promises.detector import PhraseDetector, Promise, Rule
from handrail.core.detect.promises.draft import Draft
from handrail.core.detect.promises.exempt import EVERY, REPORTED, Cue
from handrail.core.detect.promises.vocabulary import access as vocabulary
from handrail.core.findings import ControlPoint

_DETECTOR = PhraseDetector(
    "access",
    ControlPoint.ACCESS,
    {
        "credential": (
            Rule(
                "access.credential",
                "Gives out a code, a key or credentials; send them another way, or have an owner of access sign it.",
                REPORTED | Cue.NEGATION,
                0.85,
            ),
            vocabulary.CREDENTIAL,
        ),
        "grant": (
            Rule(
                "access.grant",
                "Grants access; an owner of access must sign it.",
                EVERY,
                0.75,
            ),
            vocabulary.GRANT,
        ),
    },
)


def find(draft: Draft) -> Iterator[Promise]:
    """Every access statement of the draft."""
    yield from _DETECTOR.find(draft)
