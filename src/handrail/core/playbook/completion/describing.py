"""What stands at a place, in words: for somebody who points at it."""

from __future__ import annotations

from dataclasses import dataclass

from handrail.core.playbook.completion.cursor import read_outline
from handrail.core.playbook.completion.entries import Entry
from handrail.core.playbook.completion.names import Known, names_at
from handrail.core.playbook.completion.shapes import Shape, form_of, shape_at

_NOTHING_KNOWN = Known()


@dataclass(frozen=True, slots=True)
class Description:
    """What the columns from `start` to before `end` mean; `form` says what may be written."""

    start: int
    end: int
    title: str
    text: str
    form: str = ""


def describe(
    text: str, line: int, column: int, known: Known = _NOTHING_KNOWN
) -> Description | None:
    """What the key or the value at this place means; None for words of one's own."""
    entries, _ = read_outline(text)
    for entry in (entry for entry in entries if entry.line == line):
        shape = shape_at(entry.path)
        if shape is None:
            continue
        if entry.is_key and entry.start <= column < entry.end:
            words = str(shape.get("description", ""))
            title = str(shape.get("title", "")) or str(entry.path[-1])
            return Description(entry.start, entry.end, title, words, form_of(shape))
        if entry.value and entry.value_start <= column < entry.value_start + len(entry.value):
            return _of_value(entry, shape, entries, known)
    return None


def _of_value(entry: Entry, shape: Shape, entries: list[Entry], known: Known) -> Description | None:
    if "enumDescriptions" in shape:
        words = dict(zip(shape["enum"], shape["enumDescriptions"], strict=True)).get(entry.value)
    else:
        words = names_at(entry.path, entries, known).get(entry.value)
    if not words:
        return None
    end = entry.value_start + len(entry.value)
    return Description(entry.value_start, end, entry.value, words)
