"""A document that says something else: only what differs is written anew.

Reading and writing a whole document loses how it was written (where brackets break, which quotes
stand where, how lines are folded). So nothing is dumped here but what changed: everything else
stays byte for byte, comments too. What was written is read again; where a rare form (aliases,
merged keys) led astray, more is written anew, until the document says exactly what it should.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import lru_cache

from pydantic import JsonValue

from handrail.core.playbook.editing.changes import changes, put
from handrail.core.playbook.editing.edits import Edit, applied
from handrail.core.playbook.editing.matching import same
from handrail.core.playbook.editing.nodes import Node, nodes_of
from handrail.core.playbook.editing.rendering import block, inline
from handrail.core.playbook.problems import PlaybookError
from handrail.core.playbook.yaml_reading import plain, read_yaml

MOST_PASSES = 5
Document = Mapping[str, JsonValue]


def rewritten(text: str, target: Document) -> str:
    """The text changed as little as possible so that it says `target`, which is not empty.

    Raises PlaybookError where the text is no YAML, or would be larger than a playbook may be.
    """
    here = text
    if not values_of(text):
        return block(dict(target), 0) + "\n"
    for step in (_in_place, _without_aliases, _by_sections):
        try:
            result = step(here, target)
            if same(values_of(result), dict(target)):
                return result
        except PlaybookError:
            continue
        here = result
    result = block(dict(target), 0) + "\n"
    values_of(result)
    return result


def values_of(text: str) -> dict[str, JsonValue]:
    """What a text says, as plain values; nothing for an empty one. Raises PlaybookError."""
    if not text.strip():
        return {}
    found: dict[str, JsonValue] = json.loads(_read(text))
    return found


@lru_cache(maxsize=16)
def _read(text: str) -> str:
    """Reading YAML is slow, and one text is asked for several times."""
    return json.dumps(plain(read_yaml(text)))


def _in_place(text: str, target: Document) -> str:
    for _ in range(MOST_PASSES):
        present = values_of(text)
        found = list(changes(text, nodes_of(text), present, dict(target)))
        if not found:
            break
        text = applied(text, found)
    return text


def _without_aliases(text: str, target: Document) -> str:
    root = nodes_of(text)
    return _in_place(applied(text, _written_out(root, values_of(text))), target)


def _written_out(node: Node, value: JsonValue) -> Iterator[Edit]:
    """Each alias as the value that it stands for."""
    if node.kind == "alias":
        yield Edit(node.start, node.end, inline(value))
    elif node.kind == "sequence" and isinstance(value, list):
        for inner, part in zip(node.values, value, strict=False):
            yield from _written_out(inner, part)
    elif node.kind == "mapping" and isinstance(value, dict) and len(value) == len(node.keys):
        for inner, part in zip(node.values, value.values(), strict=True):
            yield from _written_out(inner, part)


def _by_sections(text: str, target: Document) -> str:
    root, present = nodes_of(text), values_of(text)
    found = [
        put(text, value, target[name], after=key.end, indent=0, flow=root.flow)
        for name, key, value in zip(present, root.keys, root.values, strict=True)
        if name in target and not same(present[name], target[name])
    ]
    return _in_place(applied(text, found), target)
