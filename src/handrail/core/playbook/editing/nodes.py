"""Where each part of a YAML text stands: a tree of places, without values."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from ruamel.yaml import YAML
from ruamel.yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    Event,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    SequenceStartEvent,
)

Kind = Literal["scalar", "mapping", "sequence", "alias"]


@dataclass(frozen=True, slots=True)
class Node:
    """One value of the text. `start` and `end` are offsets in characters, without what follows.

    `keys` and `values` belong together in a mapping; a sequence has values only. `flow` is true of
    what is written in brackets.
    """

    kind: Kind
    start: int
    end: int
    flow: bool = False
    keys: tuple[Node, ...] = ()
    values: tuple[Node, ...] = ()


@lru_cache(maxsize=16)
def nodes_of(text: str) -> Node:
    """The tree of a text that `read_yaml` has read: its root is a mapping."""
    events: Iterator[Event] = iter(YAML(typ="safe", pure=True).parse(text))
    first = next(event for event in events if isinstance(event, NodeEvent))
    return _node(text, first, events)


def _node(text: str, event: Event, events: Iterator[Event]) -> Node:
    start, end = event.start_mark.index, event.end_mark.index
    if isinstance(event, AliasEvent):
        return Node("alias", start, end)
    if isinstance(event, ScalarEvent):
        # A block scalar ends where the next token begins: its last words end earlier.
        return Node("scalar", start, start + len(text[start:end].rstrip()))
    children: list[Node] = []
    for inner in events:
        if isinstance(inner, CollectionEndEvent):
            end = inner.end_mark.index
            break
        children.append(_node(text, inner, events))
    flow = bool(getattr(event, "flow_style", False))
    if not flow:
        end = children[-1].end if children else event.end_mark.index
    if isinstance(event, MappingStartEvent):
        return Node("mapping", start, end, flow, tuple(children[::2]), tuple(children[1::2]))
    assert isinstance(event, SequenceStartEvent)  # noqa: S101 (there is no other kind)
    return Node("sequence", start, end, flow, (), tuple(children))
