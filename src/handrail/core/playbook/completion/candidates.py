"""What may be written at the cursor: keys, values, codes, each with its meaning and a snippet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from handrail.core.playbook.completion.cursor import read_outline
from handrail.core.playbook.completion.entries import Entry, Path, Place
from handrail.core.playbook.completion.names import Known, names_at
from handrail.core.playbook.completion.shapes import (
    Shape,
    form_of,
    is_list,
    is_mapping,
    resolved,
    shape_at,
)

NOTHING_KNOWN = Known()
USUAL = "What holds unless it is written."
SPANS = ("15m", "30m", "1h", "2h", "4h", "8h", "1d", "2d", "1w")


@dataclass(frozen=True, slots=True)
class Candidate:
    """One thing that may be written. `insert` is what is written for it: `${name}` is to be filled
    in, a tab is one more level of indentation, braces of the text itself have a backslash."""

    label: str
    kind: Literal["key", "value", "item"]
    form: str
    description: str
    insert: str


@dataclass(frozen=True, slots=True)
class Completion:
    """What takes the place of the columns from `start` to before `end`; the likeliest first."""

    start: int
    end: int
    candidates: tuple[Candidate, ...]


def complete(text: str, line: int, column: int, known: Known = NOTHING_KNOWN) -> Completion | None:
    """What may be written at this place, None where words are written or nothing is known."""
    entries, place = read_outline(text, line, column)
    if place is None:
        return None
    writer = _Writer(entries, known, place, line)
    found = tuple({one.label: one for one in writer.candidates()}.values())
    return Completion(place.start, place.end, found) if found else None


@dataclass(frozen=True, slots=True)
class _Writer:
    entries: Sequence[Entry]
    known: Known
    place: Place
    line: int

    def candidates(self) -> Iterator[Candidate]:
        """Everything that may stand at the place."""
        place = self.place
        shape = shape_at(place.path)
        if shape is not None and not (place.dash and place.dash[:-1] == place.path):
            if place.kind == "key" and is_mapping(shape):
                yield from self._keys(shape, place.path)
            elif place.kind == "value":
                yield from self._values(shape, place.path)
            elif place.kind == "node":
                yield from self._node(shape, place.path)
        if place.dash:
            yield from self._items(place.dash)

    def _node(self, shape: Shape, path: Path) -> Iterator[Candidate]:
        if is_mapping(shape):
            yield from self._keys(shape, path)
        elif is_list(shape):
            yield from self._items((*path, 0))
        else:
            yield from self._values(shape, path)

    def _keys(self, shape: Shape, path: Path) -> Iterator[Candidate]:
        """Keys that are not there yet, the required ones first."""
        there = {
            entry.path[-1]
            for entry in self.entries
            if entry.is_key
            and entry.path[:-1] == path
            and not (entry.line == self.line and entry.start == self.place.start)
        }
        required = shape.get("required", [])
        named = shape.get("properties", {})
        others = {} if named else names_at((*path, "*"), self.entries, self.known)
        for name in sorted((*named, *others), key=lambda name: name not in required):
            inner = shape_at((*path, name))
            if name not in there and inner is not None:
                words = others.get(name) or str(inner.get("description", ""))
                insert = name if self.place.colon else self._snippet(name, inner)
                yield Candidate(name, "key", form_of(inner), words, insert)

    def _snippet(self, name: str, shape: Shape) -> str:
        in_brackets, levels = self.place.in_brackets, 2 if self.place.after_dash else 1
        inner = "\n" + "\t" * levels
        if is_mapping(shape):
            return f"{name}: \\{{${{}}\\}}" if in_brackets else f"{name}:{inner}${{}}"
        if is_list(shape):
            items = resolved(shape.get("items"))
            if in_brackets or items is None or not is_mapping(items):
                return f"{name}: [${{}}]"
            return f"{name}:{inner}- {_required(items, levels + 1)}"
        return f"{name}: ${{}}"

    def _values(self, shape: Shape, path: Path) -> Iterator[Candidate]:
        if is_list(shape):
            for one in self._values_of((*path, 0)):
                yield Candidate(
                    one.label, "value", one.form, one.description, f"[{one.insert}${{}}]"
                )
        elif not is_mapping(shape):
            yield from self._values_of(path)

    def _values_of(self, path: Path) -> Iterator[Candidate]:
        """The values that may stand at this path, without those that its list has already."""
        shape = shape_at(path)
        if shape is None or is_mapping(shape) or is_list(shape):
            return
        there = self._beside(path)
        for value, words in self._known_values(shape, path):
            if value not in there:
                yield Candidate(value, "value", "", words, value.replace("{", "\\{"))

    def _known_values(self, shape: Shape, path: Path) -> Iterator[tuple[str, str]]:
        usual = shape.get("default")
        if "enum" in shape:
            yield from zip(shape["enum"], shape["enumDescriptions"], strict=True)
        elif shape.get("type") == "boolean":
            for value in ("true", "false"):
                yield value, USUAL * (value == str(usual).lower())
        elif "examples" in shape and "pattern" in shape:
            for value in dict.fromkeys([str(usual), *SPANS] if usual else SPANS):
                yield value, USUAL * (value == usual)
        elif "const" in shape:
            yield str(shape["const"]), str(shape.get("description", ""))
        else:
            yield from names_at(path, self.entries, self.known).items()

    def _beside(self, path: Path) -> set[str]:
        if not isinstance(path[-1], int):
            return set()
        return {
            entry.value
            for entry in self.entries
            if not entry.is_key
            and entry.path[:-1] == path[:-1]
            and not (entry.line == self.line and entry.start == self.place.start)
        }

    def _items(self, path: Path) -> Iterator[Candidate]:
        """A new item of a list in lines."""
        shape = shape_at(path)
        if shape is None:
            return
        if is_mapping(shape):
            words = str(shape.get("description", ""))
            yield Candidate("- …", "item", "a new one", words, f"- {_required(shape, 1)}")
        for one in self._values_of(path):
            yield Candidate(f"- {one.label}", "item", one.form, one.description, f"- {one.insert}")


def _required(shape: Shape, levels: int) -> str:
    """The keys that an item must have, a line each, to be filled in."""
    lines = "\n" + "\t" * levels
    names = shape.get("required") or list(shape.get("properties", {}))[:1]
    return lines.join(f"{name}: ${{{name}}}" for name in names)
