"""The states that a delivery passes, and who may move it."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum


class DeliveryState(StrEnum):
    """Where a delivery is. Sent, failed and cancelled are its ends."""

    PENDING = "pending"
    AWAITING_COPY = "awaiting_copy"
    SENDING = "sending"
    SENT = "sent"
    UNCERTAIN = "uncertain"
    FAILED = "failed"
    CANCELLED = "cancelled"


class Mover(StrEnum):
    """Who asks for a transition."""

    WORKER = "worker"
    PERSON = "person"


_S = DeliveryState
TRANSITIONS: Mapping[tuple[DeliveryState, DeliveryState], frozenset[Mover]] = {
    (_S.PENDING, _S.SENDING): frozenset({Mover.WORKER}),
    (_S.PENDING, _S.CANCELLED): frozenset({Mover.WORKER, Mover.PERSON}),
    (_S.PENDING, _S.FAILED): frozenset({Mover.WORKER}),
    (_S.AWAITING_COPY, _S.SENT): frozenset({Mover.PERSON}),
    (_S.AWAITING_COPY, _S.CANCELLED): frozenset({Mover.WORKER, Mover.PERSON}),
    (_S.SENDING, _S.SENT): frozenset({Mover.WORKER}),
    (_S.SENDING, _S.FAILED): frozenset({Mover.WORKER}),
    (_S.SENDING, _S.UNCERTAIN): frozenset({Mover.WORKER}),
    # The server said no for now before it had the text: the same delivery may try again.
    (_S.SENDING, _S.PENDING): frozenset({Mover.WORKER}),
    (_S.UNCERTAIN, _S.SENT): frozenset({Mover.PERSON}),
    (_S.UNCERTAIN, _S.FAILED): frozenset({Mover.PERSON}),
}
"""Every allowed transition with who may make it; the database refuses what is not here.

There is no way from uncertain back to sending: a second e-mail is never a machine's choice.
"""

FINAL = frozenset({_S.SENT, _S.FAILED, _S.CANCELLED})
"""States that nothing leaves."""


def only_a_person() -> tuple[tuple[DeliveryState, DeliveryState], ...]:
    """The transitions that a worker may not make: someone must know what happened."""
    return tuple(pair for pair, movers in TRANSITIONS.items() if Mover.WORKER not in movers)
