"""The pace of a source: bursts pass, floods wait, memory stays bounded."""

from __future__ import annotations

from handrail.web.intake.throttle import Throttle


def test_a_minutes_worth_passes_at_once_and_the_next_one_waits() -> None:
    throttle = Throttle(per_minute=5)
    assert [throttle.seconds_to_wait("a", 0.0) for _ in range(5)] == [0] * 5
    assert throttle.seconds_to_wait("a", 0.0) == 12


def test_who_waits_as_long_as_told_is_let_in() -> None:
    throttle = Throttle(per_minute=6)
    for _ in range(6):
        throttle.seconds_to_wait("a", 0.0)
    wait = throttle.seconds_to_wait("a", 0.0)
    assert throttle.seconds_to_wait("a", float(wait)) == 0


def test_sources_do_not_take_from_each_other() -> None:
    throttle = Throttle(per_minute=1)
    assert throttle.seconds_to_wait("a", 0.0) == 0
    assert throttle.seconds_to_wait("b", 0.0) == 0
    assert throttle.seconds_to_wait("a", 0.0) > 0


def test_zero_is_no_limit() -> None:
    throttle = Throttle(per_minute=0)
    assert not any(throttle.seconds_to_wait("a", 0.0) for _ in range(1000))


def test_keys_are_forgotten_before_they_fill_the_memory() -> None:
    throttle = Throttle(per_minute=1, max_buckets=10)
    for number in range(1000):
        throttle.seconds_to_wait(str(number), 0.0)
    assert len(throttle) == 10


def test_a_clock_that_steps_back_gives_nothing_away() -> None:
    throttle = Throttle(per_minute=1)
    throttle.seconds_to_wait("a", 100.0)
    assert throttle.seconds_to_wait("a", 50.0) > 0
