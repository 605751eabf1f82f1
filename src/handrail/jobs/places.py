"""How many steps of each queue run at once, and how long each may take to end at a stop."""

from __future__ import annotations

from collections.abc import Sequence

WAITING_QUEUES = frozenset({"mail"})
"""Their steps mostly wait for news (IMAP's IDLE), so many fit and none is worth waiting for."""
MIN_WAITING_PLACES = 8
WAITING_GRACE_SECONDS = 1.0
"""After this a waiting step is cut off: what it has taken in is committed, the rest is unread."""


def places(queues: Sequence[str], concurrency: int) -> dict[str, int]:
    """The number of places of each queue."""
    return {
        queue: max(concurrency, MIN_WAITING_PLACES) if queue in WAITING_QUEUES else concurrency
        for queue in queues
    }
