"""The lines of a list's members, each with its dash and its comments."""

from __future__ import annotations

from itertools import pairwise

from handrail.core.playbook.editing.edits import begins_line, column, line_end, line_start
from handrail.core.playbook.editing.nodes import Node


def dashes(source: str, node: Node) -> list[int]:
    """Where each member's dash stands."""
    first = (
        node.start
        if source[node.start] == "-"
        else source.rfind("-", node.start, node.values[0].start)
    )
    dash = column(source, first)
    found = []
    for value in node.values:
        start = line_start(source, value.start)
        while start > first and source[start + dash : start + dash + 1] != "-":
            start = line_start(source, start - 1)
        found.append(start + dash)
    return found


def blocks_of(source: str, node: Node) -> list[tuple[int, int]] | None:
    """From where to where each member's lines go, with the comments that stand above and inside."""
    places = dashes(source, node)
    if not all(begins_line(source, place) for place in places) or len(set(places)) != len(places):
        return None
    starts = [line_start(source, place) for place in places]
    dash = column(source, places[0])
    for at, start in enumerate(starts):
        floor = line_end(source, node.values[at - 1].end) if at else 0
        starts[at] = _with_comments(source, start, dash, floor)
    return list(pairwise([*starts, _behind(source, node.end, dash)]))


def _with_comments(source: str, start: int, dash: int, floor: int) -> int:
    """The start of the comment lines directly above, at the dash's own column."""
    while start > floor + 1:
        above = line_start(source, start - 1)
        line = source[above : start - 1]
        if above <= floor or not line.startswith(" " * dash + "#"):
            break
        start = above
    return start


def _behind(source: str, end: int, dash: int) -> int:
    """Behind the last member and the deeper comments under it."""
    here = line_end(source, end)
    while here < len(source):
        following = source.find("\n", here) + 1
        if not following:
            return len(source)
        line = source[following : line_end(source, following)]
        if not line.lstrip().startswith("#") or len(line) - len(line.lstrip()) <= dash:
            return following
        here = line_end(source, following)
    return len(source)
