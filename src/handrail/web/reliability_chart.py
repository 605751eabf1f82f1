"""The reliability diagram: stated against kept, as points in a square that needs no colour."""

from __future__ import annotations

from dataclasses import dataclass

from handrail.core.preparation.calibration import FEWEST_DECIDED, Reliability, calibrated

SIDE, MARGIN = 240, 36
"""Of the square, and of the axes, in the picture's own units."""
_BIGGEST, _SMALLEST = 12.0, 3.0


@dataclass(frozen=True, slots=True)
class Point:
    """One bin: where it stands, how large, and its row of the table."""

    x: float
    y: float
    radius: float
    stated: float
    decided: int
    kept: int
    share: float
    worth: float


@dataclass(frozen=True, slots=True)
class Chart:
    """One engine's diagram. `missing` are the decisions until its confidence is corrected."""

    engine: str
    decided: int
    error: float
    missing: int
    points: tuple[Point, ...]


def chart(engine: str, reliability: Reliability) -> Chart:
    """The picture and the table of one engine."""
    most = max((each.decided for each in reliability.bins), default=1)
    points = tuple(
        Point(
            x=round(MARGIN + each.stated * SIDE, 1),
            y=round(MARGIN / 2 + (1 - each.share) * SIDE, 1),
            radius=round(max(_SMALLEST, _BIGGEST * (each.decided / most) ** 0.5), 1),
            stated=each.stated,
            decided=each.decided,
            kept=each.kept,
            share=each.share,
            worth=calibrated(each.stated, reliability),
        )
        for each in reliability.bins
    )
    missing = max(0, FEWEST_DECIDED - reliability.decided)
    return Chart(engine, reliability.decided, reliability.error, missing, points)
