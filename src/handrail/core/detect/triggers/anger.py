"""Anger and complaint: an upset person hears from a person."""

from __future__ import annotations

from handrail.core.detect.triggers.trigger import Clue, Trigger
from handrail.core.detect.triggers.vocabulary import anger as vocabulary
from handrail.core.detect.triggers.vocabulary import neglect
from handrail.core.findings import ControlPoint

_IGNORED = Clue("Says that they were ignored or treated badly: a person should answer.", 0.75)

anger = Trigger(
    "anger",
    ControlPoint.ESCALATION,
    {
        "insult": (
            Clue("An insult: the writer is upset and should hear from a person."),
            vocabulary.INSULTS,
        ),
        "displeasure": (
            Clue("Strong displeasure: a complaint goes to a person first."),
            vocabulary.DISGUST,
        ),
        "ignored": (_IGNORED, (*neglect.NEGLECT, *neglect.ELSEWHERE)),
    },
    together=(
        "tone",
        Clue("Several signs of displeasure together: a person should answer.", 0.6),
        vocabulary.WEAK,
    ),
    signs_needed=3,
    unless=vocabulary.SPARED,
)
