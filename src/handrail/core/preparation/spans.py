"""Stretches of a text that are to be masked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Offsets of one private value; `key` names the lead's own value that it is."""

    start: int
    end: int
    kind: str
    key: str = ""


def joined(spans: Iterable[Span]) -> list[Span]:
    """Overlapping spans as one, so that nothing of either is left over; in order.

    A span that grows beyond the lead's own value is that value no more: its key is dropped.
    """
    found: list[Span] = []
    for span in sorted(spans, key=lambda each: (each.start, -each.end, not each.key)):
        if span.end <= span.start:
            continue
        last = found[-1] if found else None
        if last is None or span.start >= last.end:
            found.append(span)
        elif span.end > last.end:
            found[-1] = Span(last.start, span.end, last.kind)
        elif span.key and not last.key and (span.start, span.end) == (last.start, last.end):
            found[-1] = span
    return found
