"""When a step that failed is tried again, and when it goes to a person."""

from __future__ import annotations

from datetime import timedelta

DELAYS = (
    timedelta(seconds=5),
    timedelta(seconds=30),
    timedelta(minutes=2),
    timedelta(minutes=10),
    timedelta(hours=1),
    timedelta(hours=4),
)
"""Pauses after the first, second, … try of a step that failed outside."""

MAX_TRIES_OF_A_DEFECT = 3
"""How often a step is tried whose handler fails in a way that nobody foresaw."""

MAX_TRIES = len(DELAYS) + 4
"""How often a step is begun at all. Only a step whose worker dies in the middle comes this far."""


def pause_before_next_try(
    attempts: int, *, foreseen: bool, after: float | None = None
) -> timedelta | None:
    """How long to wait after this many tries; None when a person should look.

    `after` is what the other side asked for, in seconds (Retry-After); it is honoured up to a day.
    """
    if attempts < 1:
        raise ValueError("a step that failed has been tried")
    if attempts > len(DELAYS) or (not foreseen and attempts >= MAX_TRIES_OF_A_DEFECT):
        return None
    pause = DELAYS[attempts - 1]
    if after is not None:
        pause = max(pause, timedelta(seconds=min(after, 86_400)))
    return pause


def stops_its_worker(attempts: int) -> bool:
    """Whether a step that begins its try number `attempts` should go to a person instead.

    An ordinary failure ends sooner; so many tries mean that workers die while they run it (out
    of memory, a crash in a library), and that it would take every next one along.
    """
    return attempts > MAX_TRIES
