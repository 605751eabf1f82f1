"""Confidence, calibrated: what an engine says against what people let stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

KEPT_FROM = 0.8
"""The share of a draft's words that must stand for the preparation to count as kept."""
FEWEST_DECIDED = 30
"""Decisions before a stated confidence is corrected at all."""
WEIGHT_OF_STATED = 10
"""As many decisions as the stated confidence itself counts for: few decisions move it little."""
BINS = 10


@dataclass(frozen=True, slots=True)
class Bin:
    """The decided leads of one tenth of stated confidence: mean stated, how many, how many kept."""

    stated: float
    decided: int
    kept: int

    @property
    def share(self) -> float:
        """The share that was kept."""
        return self.kept / self.decided if self.decided else 0.0


@dataclass(frozen=True, slots=True)
class Reliability:
    """What one engine's stated confidence was worth; bins by rising stated confidence."""

    bins: tuple[Bin, ...]

    @property
    def decided(self) -> int:
        """Decisions altogether."""
        return sum(each.decided for each in self.bins)

    @property
    def is_usable(self) -> bool:
        """Whether there are enough decisions to correct by."""
        return self.decided >= FEWEST_DECIDED

    @property
    def error(self) -> float:
        """Expected calibration error (0 to 1): the mean gap, weighted by decisions.

        Naeini, Cooper, Hauskrecht: Obtaining Well Calibrated Probabilities Using Bayesian
        Binning, AAAI 2015.
        """
        if not self.decided:
            return 0.0
        return sum(b.decided * abs(b.share - b.stated) for b in self.bins) / self.decided


def calibrated(stated: float, reliability: Reliability) -> float:
    """The confidence that past decisions bear out; as stated where there are too few of them.

    Each bin is drawn towards its stated confidence by `WEIGHT_OF_STATED` decisions, the bins are
    made to rise (pool adjacent violators: Ayer et al., 1955), and between their middles a straight
    line is taken. Never outside 0 to 1, and never falling as the stated confidence rises.
    """
    points = _rising(reliability.bins)
    if not reliability.is_usable or not points:
        return stated
    below = [point for point in points if point[0] <= stated]
    above = [point for point in points if point[0] > stated]
    if not below:
        return _between((0.0, 0.0), above[0], stated)
    if not above:
        return _between(below[-1], (1.0, max(1.0, below[-1][1])), stated)
    return _between(below[-1], above[0], stated)


def _between(low: tuple[float, float], high: tuple[float, float], stated: float) -> float:
    width = high[0] - low[0]
    if width <= 0:
        return low[1]
    return low[1] + (high[1] - low[1]) * (stated - low[0]) / width


def _rising(bins: Sequence[Bin]) -> list[tuple[float, float]]:
    """Middle and shrunk share of each bin, neighbours that fall pooled into one."""
    pools: list[list[tuple[float, float, float]]] = []
    for each in sorted((b for b in bins if b.decided), key=lambda b: b.stated):
        weight = each.decided + WEIGHT_OF_STATED
        share = (each.kept + WEIGHT_OF_STATED * each.stated) / weight
        pools.append([(each.stated, share, weight)])
        while len(pools) > 1 and _mean(pools[-2]) > _mean(pools[-1]):
            last = pools.pop()
            pools[-1] += last
    return [(stated, _mean(pool)) for pool in pools for stated, _, _ in pool]


def _mean(pool: Sequence[tuple[float, float, float]]) -> float:
    return sum(share * weight for _, share, weight in pool) / sum(weight for *_, weight in pool)
