"""Unsafe access: asks for, or offers, credentials, remote control or somebody's account."""

from __future__ import annotations

from handrail.core.detect.triggers.trigger import Clue, Trigger
from handrail.core.detect.triggers.vocabulary import access as vocabulary
from handrail.core.findings import ControlPoint

_ASKS = Clue("Asks for access, a code or somebody's account: verify who it is.")

unsafe_access = Trigger(
    "unsafe_access",
    ControlPoint.ACCESS,
    {
        "asks": (_ASKS, (*vocabulary.ASKS, *vocabulary.ELSEWHERE)),
        "offers": (
            Clue("Offers credentials or remote control: do not use or repeat them."),
            vocabulary.OFFERS,
        ),
    },
    unless=vocabulary.SPARED,
)
