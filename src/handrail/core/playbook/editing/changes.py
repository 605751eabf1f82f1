"""From what a text says to what it should say: the edits, as few and as small as can be."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from pydantic import JsonValue

from handrail.core.playbook.editing.blocks import blocks_of, dashes
from handrail.core.playbook.editing.edits import (
    Edit,
    applied,
    begins_line,
    column,
    line_end,
    line_start,
)
from handrail.core.playbook.editing.matching import matched, same
from handrail.core.playbook.editing.nodes import Node
from handrail.core.playbook.editing.rendering import WIDTH, after_key, entry, inline, member

Values = dict[str, JsonValue]


def changes(
    source: str,
    node: Node,
    old: JsonValue,
    new: JsonValue,
    *,
    after: int = 0,
    indent: int = -2,
    flow: bool = False,
) -> Iterator[Edit]:
    """The edits that make this node say `new`.

    `after` is where the key or the dash before the node ends, `indent` the column of that key or
    dash, `flow` whether the node stands in brackets.
    """
    if same(old, new):
        return
    if node.kind == "mapping" and isinstance(old, dict) and isinstance(new, dict):
        if len(node.keys) == len(old) and any(name in new for name in old):
            yield from _mapping(source, node, old, new)
            return
        if len(node.keys) == len(old) == len(new) == 1:
            yield from _renamed(node, old, new)
            return
    if node.kind == "sequence" and isinstance(old, list) and isinstance(new, list) and old and new:
        edits = _bracketed(source, node, old, new) if node.flow else _lines(source, node, old, new)
        if edits is not None:
            yield from edits
            return
    yield put(source, node, new, after=after, indent=indent, flow=flow)


def put(source: str, node: Node, new: JsonValue, *, after: int, indent: int, flow: bool) -> Edit:
    """The whole value written anew."""
    if flow:
        return Edit(node.start, node.end, inline(new))
    between = source[after : node.start]
    if between.strip() in ("", ":"):
        # Everything after the colon or the dash, so that a value in lines becomes one on the line.
        start = after + len(between.rstrip())
        return Edit(start, node.end, after_key(new, indent, column(source, start) - indent))
    start = len(source[: node.start].rstrip())
    text = after_key(new, indent, 2)
    return Edit(start, node.end, text if text[0] == "\n" else f"\n{' ' * (indent + 2)}{text[1:]}")


def _mapping(source: str, node: Node, old: Values, new: Values) -> Iterator[Edit]:
    yield from _renamed(node, old, new)
    kept = {name: at for at, name in enumerate(old) if name in new}
    for name, at in kept.items():
        key, value = node.keys[at], node.values[at]
        where = {"after": key.end, "indent": column(source, key.start)}
        yield from changes(source, value, old[name], new[name], flow=node.flow, **where)
    if _renaming(old, new):
        return
    yield from _come(source, node, kept, new)
    gone = [at for at, name in enumerate(old) if name not in new]
    for at in gone:
        yield _gone(source, node, at, kept)


def _renaming(old: Values, new: Values) -> bool:
    """Whether one key has another name and everything else stands where it stood."""
    pairs = list(zip(old.items(), new.items(), strict=False))
    different = [(was, now) for was, now in pairs if was[0] != now[0]]
    return (
        len(old) == len(new)
        and len(different) == 1
        and different[0][0][0] not in new
        and same(different[0][0][1], different[0][1][1])
    )


def _renamed(node: Node, old: Values, new: Values) -> Iterator[Edit]:
    if not _renaming(old, new):
        return
    for key, was, now in zip(node.keys, old, new, strict=True):
        if was != now:
            yield Edit(key.start, key.end, inline(now))


def _end(node: Node, at: int) -> int:
    """Where an entry of a mapping, or a member of a list, ends."""
    return max(node.values[at].end, node.keys[at].end if node.keys else 0)


def _come(source: str, node: Node, kept: dict[str, int], new: Values) -> Iterator[Edit]:
    """New keys, each behind the one that it stands behind in `new`."""
    before: int | None = None
    for name, value in new.items():
        if name in kept:
            before = kept[name]
        elif node.flow and before is not None:
            place = _end(node, before)
            yield Edit(place, place, f", {inline({name: value})[1:-1]}")
        elif node.flow:
            yield Edit(node.keys[0].start, node.keys[0].start, f"{inline({name: value})[1:-1]}, ")
        else:
            yield _new_line(source, node, before, name, value)


def _new_line(source: str, node: Node, before: int | None, name: str, value: JsonValue) -> Edit:
    first = node.keys[0].start
    indent = column(source, first)
    text = entry(name, value, indent)
    if before is None:
        return Edit(first, first, text[indent:] + "\n" + " " * indent)
    place = line_end(source, _end(node, before))
    gap = "\n\n" if indent == 0 and _apart(source, node) else "\n"
    return Edit(place, place, gap + text)


def _apart(source: str, node: Node) -> bool:
    """Whether the last two keys of the document have an empty line between them."""
    if len(node.keys) < 2:
        return False
    between = source[_end(node, len(node.keys) - 2) : node.keys[-1].start]
    return "\n\n" in between.replace("\r", "")


def _gone(source: str, node: Node, at: int, kept: dict[str, int]) -> Edit:
    start, places = node.keys[at].start, sorted(kept.values())
    if node.flow:
        return _gone_from_brackets(node, at, places)
    if not begins_line(source, start):
        following = [place for place in places if place > at]
        return (
            Edit(start, node.keys[following[0]].start, "") if following else Edit(start, start, "")
        )
    end = line_end(source, _end(node, at))
    rest = source[end : end + 2]
    return Edit(line_start(source, start), end + (2 if rest == "\r\n" else len(rest[:1])), "")


def _gone_from_brackets(node: Node, at: int, places: list[int]) -> Edit:
    starts = [key.start for key in node.keys] or [value.start for value in node.values]
    if places and places[0] < at:
        return Edit(_end(node, at - 1), _end(node, at), "")
    return Edit(starts[at], starts[at + 1], "")


def _bracketed(
    source: str, node: Node, old: list[JsonValue], new: list[JsonValue]
) -> list[Edit] | None:
    """Edits of a list in brackets; None where its members change places or all are others."""
    pairs = matched(old, new)
    kept = [place for place in pairs if place is not None]
    if not kept or kept != sorted(kept):
        return None
    edits = [
        edit
        for place, value in zip(pairs, new, strict=True)
        if place is not None
        for edit in changes(source, node.values[place], old[place], value, flow=True)
    ]
    edits += _come_in_brackets(source, node, pairs, new)
    gone = [at for at in range(len(old)) if at not in kept]
    return edits + [_gone_from_brackets(node, at, kept) for at in gone]


def _come_in_brackets(
    source: str, node: Node, pairs: list[int | None], new: list[JsonValue]
) -> Iterator[Edit]:
    before: int | None = None
    used = 0
    for place, value in zip(pairs, new, strict=True):
        text = inline(value)
        if place is not None:
            before, used = place, column(source, node.values[place].end)
        elif before is None:
            yield Edit(node.values[0].start, node.values[0].start, f"{text}, ")
        else:
            at = node.values[before].end
            wraps = used + 2 + len(text) > WIDTH
            indent = _bracket_indent(source, node)
            used = indent + len(text) if wraps else used + 2 + len(text)
            yield Edit(at, at, f",\n{' ' * indent}{text}" if wraps else f", {text}")


def _bracket_indent(source: str, node: Node) -> int:
    """Where the lines of this list begin; behind the bracket where it has one line."""
    for one, other in pairwise(node.values):
        if begins_line(source, other.start) and one.end <= line_start(source, other.start):
            return column(source, other.start)
    return column(source, node.values[0].start)


def _lines(
    source: str, node: Node, old: list[JsonValue], new: list[JsonValue]
) -> list[Edit] | None:
    """Edits of a list in lines; None where its lines are not of the usual form."""
    pairs = matched(old, new)
    places = blocks_of(source, node)
    if places is None:
        return None
    dash = column(source, dashes(source, node)[0])
    inner = [
        (
            list(_of_member(source, node, place, old[place], value, dash))
            if place is not None
            else []
        )
        for place, value in zip(pairs, new, strict=True)
    ]
    if pairs == list(range(len(old))):
        return [edit for edits in inner for edit in edits]
    texts = [
        _ended(applied(source, edits, *places[place]))
        if place is not None
        else member(value, dash) + "\n"
        for place, value, edits in zip(pairs, new, inner, strict=True)
    ]
    start, end = places[0][0], places[-1][1]
    text = "".join(texts)
    return [Edit(start, end, text if source[start:end].endswith("\n") else text.rstrip("\n"))]


def _of_member(
    source: str, node: Node, place: int, old: JsonValue, new: JsonValue, dash: int
) -> Iterator[Edit]:
    after = dashes(source, node)[place] + 1
    return changes(source, node.values[place], old, new, after=after, indent=dash)


def _ended(text: str) -> str:
    return text if text.endswith("\n") else f"{text}\n"
