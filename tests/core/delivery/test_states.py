"""The table of transitions, looked at from outside: what must never be possible."""

from __future__ import annotations

from itertools import product

import pytest

from handrail.core.delivery.states import FINAL, TRANSITIONS, DeliveryState, Mover, may_move

ALLOWED = {
    ("pending", "sending", "worker"),
    ("pending", "cancelled", "worker"),
    ("pending", "cancelled", "person"),
    ("pending", "awaiting_copy", "worker"),
    ("pending", "failed", "worker"),
    ("awaiting_copy", "sent", "person"),
    ("awaiting_copy", "cancelled", "worker"),
    ("awaiting_copy", "cancelled", "person"),
    ("sending", "sent", "worker"),
    ("sending", "failed", "worker"),
    ("sending", "uncertain", "worker"),
    ("sending", "pending", "worker"),
    ("uncertain", "sent", "person"),
    ("uncertain", "failed", "person"),
}


@pytest.mark.parametrize(
    ("before", "after", "by"), list(product(DeliveryState, DeliveryState, Mover))
)
def test_exactly_these_moves_are_allowed(
    before: DeliveryState, after: DeliveryState, by: Mover
) -> None:
    assert may_move(before, after, by=by) == ((before, after, by) in ALLOWED)


def test_no_machine_sends_what_is_uncertain_again() -> None:
    reached = {DeliveryState.UNCERTAIN}
    for (before, after), movers in TRANSITIONS.items():
        if before in reached and Mover.WORKER in movers:
            reached.add(after)
    assert reached == {DeliveryState.UNCERTAIN}


def test_nothing_leaves_an_end() -> None:
    assert not [pair for pair in TRANSITIONS if pair[0] in FINAL]
