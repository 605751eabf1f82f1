"""The body of a record as lines of label and text, whatever its shape."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

LONGEST = 4000
MOST_LINES = 80


def record_lines(body: dict[str, Any]) -> list[tuple[str, str]]:
    """Every value that says something, nested ones with their path; at most `MOST_LINES`."""
    found = []
    for label, text in _walk(body, ""):
        found.append((label, text if len(text) <= LONGEST else text[:LONGEST] + " …"))
        if len(found) == MOST_LINES:
            break
    return found


def _walk(value: Any, path: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        for name, part in value.items():
            words = str(name).replace("_", " ")
            yield from _walk(part, f"{path}, {words}" if path else words)
    elif isinstance(value, list):
        if all(not isinstance(part, dict | list) for part in value):
            yield from _walk(", ".join(str(part) for part in value), path)
            return
        for number, part in enumerate(value, start=1):
            yield from _walk(part, f"{path} {number}")
    elif isinstance(value, bool):
        yield path, "yes" if value else "no"
    elif value is not None and str(value).strip():
        yield path, str(value)
