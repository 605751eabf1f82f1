"""Lines that two people changed in different ways, as a page shows them for a choice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from handrail.core.playbook.merging import Stretch


@dataclass(frozen=True, slots=True)
class Overlap:
    """One place; lines count from 1 in one's own text, `last` is before `first` for no line."""

    number: int
    first: int
    last: int
    mine: str
    theirs: str


def overlaps_of(stretches: Sequence[Stretch]) -> tuple[Overlap, ...]:
    """Every place that needs a choice, in order."""
    found: list[Overlap] = []
    line = 1
    for stretch in stretches:
        if stretch.agreed is None:
            mine, theirs = "".join(stretch.mine), "".join(stretch.theirs)
            last = line + len(stretch.mine) - 1
            found.append(Overlap(len(found), line, last, mine, theirs))
        line += len(stretch.mine)
    return tuple(found)
