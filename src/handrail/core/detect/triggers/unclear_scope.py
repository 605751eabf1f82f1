"""Unclear scope: too little to act on, or a wish that its writer has not made out yet."""

from __future__ import annotations

from collections.abc import Iterator

from handrail.core.detect.promises.tokens import NUMBER
from handrail.core.detect.triggers.trigger import Clue, InboundText, Trigger
from handrail.core.detect.triggers.vocabulary.filler import FILLER
from handrail.core.detect.triggers.vocabulary.vague import SPARED, VAGUE
from handrail.core.findings import ControlPoint, Finding, Severity

MOST_WORDS = 14
FEW_WORDS = 3
"""In so few words a single telling one is still too little ("roof pls")."""
MOST_VAGUE_TOKENS = 60
"""A longer text says more somewhere, however vaguely it begins."""
WHY_TOO_LITTLE = "Too little to act on: ask what it is about before anything else."
_WHY_VAGUE = "Says that it is not clear yet what is wanted: ask before anything else."

vague = Trigger(
    "unclear_scope",
    ControlPoint.SCOPE,
    {"vague": (Clue(_WHY_VAGUE, 0.6), VAGUE)},
    unless=SPARED,
    severity=Severity.INFO,
)


def find(read: InboundText) -> Iterator[Finding]:
    """One finding over the whole text when hardly a word says what is wanted."""
    words = [index for index, token in enumerate(read.tokens) if token.text[0].isalnum()]
    if words and _says_little([read.tokens[index].text for index in words]):
        yield _whole(read, words[0], words[-1] + 1)


def _says_little(spoken: list[str]) -> bool:
    telling = [word for word in spoken if word not in FILLER and word != NUMBER]
    return len(spoken) <= MOST_WORDS and len(telling) <= (len(spoken) <= FEW_WORDS)


def _whole(read: InboundText, first: int, last: int) -> Finding:
    start, end = read.span(first, last)
    return Finding(
        start=start,
        end=end,
        category="unclear_scope",
        code="unclear_scope.too_little",
        text=read.shown[start:end],
        severity=Severity.INFO,
        control_point=ControlPoint.SCOPE,
        confidence=0.7,
        why=WHY_TOO_LITTLE,
    )
