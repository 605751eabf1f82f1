"""Two people's changes to one text, put together by lines where they do not touch each other.

The rule of diff3: lines that both left alone hold the text together; between them, what only one
of the two changed is taken, and what both changed in different ways is for a person to choose.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

MOST_LINES = 6_000
"""Longer texts are not compared: they overlap as a whole."""
Side = Literal["mine", "theirs"]
Lines = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Stretch:
    """Some lines of the three texts that stand in the same place, with their line ends."""

    base: Lines
    mine: Lines
    theirs: Lines

    @property
    def agreed(self) -> Lines | None:
        """The lines to take; None where both changed them, each in another way."""
        if self.mine in (self.base, self.theirs):
            return self.theirs
        return self.mine if self.theirs == self.base else None


def merge(base: str, mine: str, theirs: str) -> tuple[Stretch, ...]:
    """The three texts in stretches: put together, each gives one of the texts again."""
    texts = tuple(tuple(text.splitlines(keepends=True)) for text in (base, mine, theirs))
    if sum(map(len, texts)) > MOST_LINES:
        return (Stretch(*texts),)
    return tuple(_stretches(*texts))


def merged_text(stretches: Sequence[Stretch]) -> str | None:
    """The text with the changes of both; None where a person must choose."""
    lines = [stretch.agreed for stretch in stretches]
    return None if None in lines else _joined(line for line in lines if line is not None)


def chosen_text(stretches: Sequence[Stretch], choices: Sequence[Side]) -> str:
    """The text with a choice for each overlap, in their order. Raises ValueError for too few."""
    left = iter(choices)
    taken = []
    for stretch in stretches:
        lines = stretch.agreed
        if lines is None:
            side = next(left, None)
            if side is None:
                raise ValueError("Every overlap needs a choice.")
            lines = stretch.mine if side == "mine" else stretch.theirs
        taken.append(lines)
    return _joined(taken)


def _joined(parts: Iterator[Lines] | Sequence[Lines]) -> str:
    """Lines as a text; a last line without an end that is last no more gets one."""
    lines = [line for part in parts for line in part]
    ended = [line if line.endswith(("\n", "\r")) else f"{line}\n" for line in lines[:-1]]
    return "".join([*ended, *lines[-1:]])


def _stretches(base: Lines, mine: Lines, theirs: Lines) -> Iterator[Stretch]:
    at = (0, 0, 0)
    for start, in_mine, in_theirs, size in _common(base, mine, theirs):
        between = Stretch(base[at[0] : start], mine[at[1] : in_mine], theirs[at[2] : in_theirs])
        if between.base or between.mine or between.theirs:
            yield between
        same = base[start : start + size]
        if same:
            yield Stretch(same, same, same)
        at = (start + size, in_mine + size, in_theirs + size)


def _common(base: Lines, mine: Lines, theirs: Lines) -> Iterator[tuple[int, int, int, int]]:
    """Runs of lines that stand unchanged in all three, and the end: three starts and a length."""
    left = SequenceMatcher(None, base, mine, autojunk=False).get_matching_blocks()
    right = SequenceMatcher(None, base, theirs, autojunk=False).get_matching_blocks()
    i = j = 0
    while i < len(left) and j < len(right):
        one, other = left[i], right[j]
        start = max(one.a, other.a)
        end = min(one.a + one.size, other.a + other.size)
        if start < end:
            yield start, one.b + start - one.a, other.b + start - other.a, end - start
        if one.a + one.size < other.a + other.size:
            i += 1
        else:
            j += 1
    yield len(base), len(mine), len(theirs), 0


def edits(before: str, after: str) -> list[tuple[int, int, str]]:
    """What turns one text into another, by lines: start and end in the first, and what comes."""
    if before == after:
        return []
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    starts = [0]
    for line in old:
        starts.append(starts[-1] + len(line))
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    return [
        (starts[a], starts[b], "".join(new[c:d]))
        for kind, a, b, c, d in matcher.get_opcodes()
        if kind != "equal"
    ]
