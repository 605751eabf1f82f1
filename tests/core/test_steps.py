"""When a failed step is tried again, and when it goes to a person."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise

import pytest

from handrail.core.steps import (
    DELAYS,
    MAX_TRIES,
    MAX_TRIES_OF_A_DEFECT,
    pause_before_next_try,
    stops_its_worker,
)


def test_pauses_grow_and_then_a_person_is_asked() -> None:
    pauses = [pause_before_next_try(n, foreseen=True) for n in range(1, len(DELAYS) + 1)]
    assert all(a is not None and b is not None and a < b for a, b in pairwise(pauses))
    assert pause_before_next_try(len(DELAYS) + 1, foreseen=True) is None


def test_a_defect_is_given_to_a_person_sooner() -> None:
    assert pause_before_next_try(MAX_TRIES_OF_A_DEFECT - 1, foreseen=False) == DELAYS[1]
    assert pause_before_next_try(MAX_TRIES_OF_A_DEFECT, foreseen=False) is None


@pytest.mark.parametrize(
    ("asked", "pause"),
    [(1, timedelta(seconds=5)), (90, timedelta(seconds=90)), (10**9, timedelta(days=1))],
)
def test_what_the_other_side_asks_for_is_heeded_within_a_day(
    asked: float, pause: timedelta
) -> None:
    assert pause_before_next_try(1, foreseen=True, after=asked) == pause


def test_a_step_that_was_never_begun_cannot_have_failed() -> None:
    with pytest.raises(ValueError, match="tried"):
        pause_before_next_try(0, foreseen=True)


def test_ordinary_retries_never_look_like_a_step_that_kills_its_workers() -> None:
    assert not stops_its_worker(len(DELAYS) + 1)
    assert not stops_its_worker(MAX_TRIES)
    assert stops_its_worker(MAX_TRIES + 1)
