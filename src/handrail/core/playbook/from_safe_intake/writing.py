"""Writing the document: sections with what is to settle above them, in lines to be read."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Mapping
from io import StringIO
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq

WIDTH = 100
_SHORT = 60


def printable(text: str) -> str:
    """One line of what prints: YAML holds nothing else, in comments neither."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def comment(text: str, *, indent: str = "") -> list[str]:
    """A comment in lines of a readable width."""
    lines = textwrap.wrap(printable(text), WIDTH - 2 - len(indent), break_on_hyphens=False)
    return [f"{indent}# {line}" for line in lines]


def to_settle(points: Iterable[str]) -> list[str]:
    """What a person must still decide, as comments."""
    return [line for point in points for line in comment(f"to settle: {point}")]


def section(name: str, value: object) -> list[str]:
    """One section as YAML in lines; lists of short words stand on one line."""
    writer = YAML()
    writer.width = WIDTH
    writer.default_flow_style = False
    writer.allow_unicode = True
    writer.indent(mapping=2, sequence=4, offset=2)
    written = StringIO()
    writer.dump({name: _styled(value)}, written)
    return [line.rstrip() for line in written.getvalue().rstrip("\n").split("\n")]


def _styled(value: object) -> Any:
    if isinstance(value, Mapping):
        made = CommentedMap({str(key): _styled(part) for key, part in value.items()})
        plain = all(not isinstance(part, Mapping | list | tuple) for part in value.values())
        if (
            plain
            and value
            and sum(len(str(part)) + len(str(key)) for key, part in value.items()) < _SHORT
        ):
            made.fa.set_flow_style()
        return made
    if isinstance(value, list | tuple):
        items = CommentedSeq(_styled(part) for part in value)
        if all(isinstance(part, str) for part in value):
            items.fa.set_flow_style()
        return items
    return printable(value) if isinstance(value, str) else value
