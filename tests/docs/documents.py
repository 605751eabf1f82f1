"""The project's documents, and the code in them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
_BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_INDENTED = re.compile(r"^ {4}(\S.*)$", re.MULTILINE)


@dataclass(frozen=True)
class Block:
    """A fenced block of code: of which document, in which language."""

    document: str
    language: str
    code: str

    def __str__(self) -> str:
        return f"{self.document}: {self.code[:40]!r}"


def documents() -> list[Path]:
    """Every document that a reader may open."""
    return [*sorted(ROOT.glob("*.md")), *sorted(ROOT.glob("docs/**/*.md"))]


def read(name: str) -> str:
    """A document's text."""
    return (ROOT / name).read_text(encoding="utf-8")


def blocks(language: str) -> list[Block]:
    """All fenced blocks of one language."""
    return [
        Block(str(path.relative_to(ROOT)), *match.groups())
        for path in documents()
        for match in _BLOCK.finditer(path.read_text(encoding="utf-8"))
        if match[1] == language
    ]


def command_lines(text: str) -> Iterator[str]:
    """The indented lines of a document that begin like a command."""
    for match in _INDENTED.finditer(text):
        line = match[1].partition("#")[0].strip()
        if line.startswith(("make ", ".venv/bin/handrail ")):
            yield line
