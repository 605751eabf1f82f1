"""The invented answers of `data`: what must be taken out, and what must pass."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

DATA = Path(__file__).parent / "data"
_PART = re.compile(r"‹(.*?)›")


@dataclass(frozen=True, slots=True)
class Example:
    """One answer to one field; `parts` are the spans that must go."""

    field: str
    text: str
    parts: tuple[tuple[int, int], ...]


def examples(name: str) -> list[Example]:
    """Every example of `refused` or `accepted`."""
    lines = (DATA / f"{name}.txt").read_text("utf-8").splitlines()
    return [_read(line) for line in lines if line.strip() and not line.startswith("#")]


def _read(line: str) -> Example:
    field, _, marked = line.partition(" | ")
    marked = marked.strip().replace("\\n", "\n")
    parts, text, at = [], "", 0
    for match in _PART.finditer(marked):
        text += marked[at : match.start()]
        parts.append((len(text), len(text) + len(match[1])))
        text += match[1]
        at = match.end()
    return Example(field, text + marked[at:], tuple(parts))
