"""Replacements in a text: each is a span and what takes its place."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple


class Edit(NamedTuple):
    """The characters from `start` to before `end` become `text`."""

    start: int
    end: int
    text: str


def applied(source: str, edits: Iterable[Edit], start: int = 0, end: int | None = None) -> str:
    """The part of the source with these edits; of two that overlap only the first is made."""
    end = len(source) if end is None else end
    pieces, here = [], start
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end)):
        if edit.start < here or edit.end > end:
            continue
        pieces += [source[here : edit.start], edit.text]
        here = edit.end
    return "".join([*pieces, source[here:end]])


def line_start(source: str, place: int) -> int:
    """Where the line of this place begins."""
    return source.rfind("\n", 0, place) + 1


def line_end(source: str, place: int) -> int:
    """Where the line of this place ends, before its line break."""
    found = source.find("\n", place)
    end = len(source) if found < 0 else found
    return end - 1 if end > place and source[end - 1] == "\r" else end


def column(source: str, place: int) -> int:
    """How many characters stand before this place on its line."""
    return place - line_start(source, place)


def begins_line(source: str, place: int) -> bool:
    """Whether nothing but space stands before this place on its line."""
    return not source[line_start(source, place) : place].strip()
