"""What stands beside a stretch of text, within its own paragraph."""

from __future__ import annotations


def nearby(text: str, start: int, end: int, *, before: int, after: int) -> str:
    """The stretch with at most so many characters to each side, cut at empty lines.

    What another paragraph says never changes what this one means.
    """
    left = text[max(0, start - before) : start].rpartition("\n\n")[2]
    right = text[end : end + after].partition("\n\n")[0]
    return left + text[start:end] + right
