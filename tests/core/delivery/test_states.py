"""The table of transitions, looked at from outside: what must never be possible."""

from __future__ import annotations

from handrail.core.delivery.states import FINAL, TRANSITIONS, DeliveryState, Mover, only_a_person

ALLOWED = {
    ("pending", "sending", "worker"),
    ("pending", "cancelled", "worker"),
    ("pending", "cancelled", "person"),
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


def test_exactly_these_moves_are_allowed() -> None:
    assert {
        (before.value, after.value, mover.value)
        for (before, after), movers in TRANSITIONS.items()
        for mover in movers
    } == ALLOWED


def test_only_a_person_says_what_became_of_what_no_machine_saw() -> None:
    assert set(only_a_person()) == {
        ("awaiting_copy", "sent"),
        ("uncertain", "sent"),
        ("uncertain", "failed"),
    }


def test_no_machine_sends_what_is_uncertain_again() -> None:
    reached = {DeliveryState.UNCERTAIN}
    for (before, after), movers in TRANSITIONS.items():
        if before in reached and Mover.WORKER in movers:
            reached.add(after)
    assert reached == {DeliveryState.UNCERTAIN}


def test_nothing_leaves_an_end() -> None:
    assert not [pair for pair in TRANSITIONS if pair[0] in FINAL]
