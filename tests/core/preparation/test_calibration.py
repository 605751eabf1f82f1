"""Calibrated confidence: bounded, rising, and drawn by decisions, not by a few of them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handrail.core.preparation.calibration import FEWEST_DECIDED, Bin, Reliability, calibrated
from handrail.core.review.kept import share_kept

SHARE = st.floats(0, 1)
BIN = st.tuples(SHARE, st.integers(0, 500), SHARE).map(
    lambda given: Bin(given[0], given[1], round(given[1] * given[2]))
)
BINS = st.lists(BIN, max_size=10).map(lambda bins: Reliability(tuple(bins)))


@given(BINS, SHARE, SHARE)
def test_it_never_falls_and_never_leaves_its_bounds(
    reliability: Reliability, one: float, two: float
) -> None:
    low, high = sorted((one, two))
    assert 0 <= calibrated(low, reliability) <= calibrated(high, reliability) + 1e-9 <= 1 + 2e-9


@given(SHARE, st.integers(0, FEWEST_DECIDED - 1))
def test_few_decisions_change_nothing(stated: float, decided: int) -> None:
    assert calibrated(stated, Reliability((Bin(0.5, decided, 0),))) == stated


def test_an_engine_that_is_too_sure_is_believed_less() -> None:
    reliability = Reliability((Bin(0.9, 200, 60),))
    assert calibrated(0.9, reliability) == pytest.approx((60 + 9) / 210)
    assert reliability.error == pytest.approx(0.6)


def test_an_engine_that_says_what_is_so_is_believed() -> None:
    honest = Reliability(tuple(Bin(n / 10, 100, n * 10) for n in range(1, 10)))
    for stated in (0.1, 0.33, 0.5, 0.87):
        assert calibrated(stated, honest) == pytest.approx(stated)
    assert honest.error == pytest.approx(0)


def test_bins_that_fall_are_pooled() -> None:
    falling = Reliability((Bin(0.5, 100, 80), Bin(0.9, 100, 20)))
    assert calibrated(0.5, falling) == pytest.approx(calibrated(0.9, falling))


@pytest.mark.parametrize(
    ("drafted", "sent", "share"),
    [
        ("Hello Maria, thank you.", "Hello Maria, thank you.", 1.0),
        ("Hello Maria, thank you.", "Something else entirely here.", 0.0),
        ("one two three four", "one two three five", 0.75),
        ("one two", "one two three four", 0.5),
        ("", "anything", 0.0),
    ],
)
def test_how_much_was_kept(drafted: str, sent: str, share: float) -> None:
    assert share_kept(drafted, sent) == share
