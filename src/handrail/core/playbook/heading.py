"""Another name or business in a document's text, with every comment and all the rest as written."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from ruamel.yaml import YAML
from ruamel.yaml.nodes import MappingNode, ScalarNode

from handrail.core.playbook.problems import PlaybookError, Problem
from handrail.core.playbook.yaml_reading import read_yaml

Heading = Literal["name", "business"]


def with_heading(text: str, values: Mapping[Heading, str]) -> str:
    """The document with these values at its top level; every other character stays.

    A key that it lacks is put first. Raises PlaybookError for a text that is no YAML mapping, or
    whose value there is no plain text.
    """
    for key, value in values.items():
        text = _with(text, key, value)
    return text


def _with(text: str, key: Heading, value: str) -> str:
    read_yaml(text)
    root = YAML().compose(text)
    if not isinstance(root, MappingNode):  # pragma: no cover - read_yaml refused it
        raise TypeError(type(root))
    for name, node in root.value:
        if name.value == key:
            if not isinstance(node, ScalarNode) or node.anchor:
                raise PlaybookError([_no_text(key, node.start_mark.line, node.start_mark.column)])
            end = _end(text, node)
            return f"{text[: node.start_mark.index]}{quoted(value)}{text[end:]}"
    if root.flow_style:
        at = root.start_mark.index + 1
        return f"{text[:at]}{key}: {quoted(value)}, {text[at:]}"
    at = root.start_mark.index
    return f"{text[:at]}{key}: {quoted(value)}\n{text[at:]}"


def _end(text: str, node: ScalarNode) -> int:
    """Where a value ends: a block text reaches to the next key, its last line break stays."""
    written = text[node.start_mark.index : node.end_mark.index]
    return int(node.start_mark.index) + len(written.rstrip())


def _no_text(key: str, line: int, column: int) -> Problem:
    return Problem(line + 1, column + 1, key, f"“{key}” is no plain text.", "Write it as a text.")


def quoted(value: str) -> str:
    """A text as YAML's double-quoted scalar, on one line."""
    return f'"{"".join(map(_escaped, value))}"'


def _escaped(character: str) -> str:
    if character in '"\\':
        return f"\\{character}"
    return character if character.isprintable() else f"\\U{ord(character):08x}"
