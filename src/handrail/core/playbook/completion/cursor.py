"""Where the cursor is in a half-written document, and what could be written there."""

from __future__ import annotations

import re

from handrail.core.playbook.completion.entries import Entry, Path, Place
from handrail.core.playbook.completion.flow import Flow
from handrail.core.playbook.completion.outline import COMMENT, DASH, KEY, QUOTES, Outline, unquoted

_WORD = re.compile(r"[\w@.+-]*")


def read_outline(text: str, line: int = 0, column: int = 0) -> tuple[list[Entry], Place | None]:
    """Every key and item of the text, and the place of the cursor where one is named."""
    outline, place = Outline(), None
    for number, ended in enumerate(text.split("\n"), start=1):
        written = ended.rstrip("\r")
        if number == line:
            place = _place(outline.copied(), written, number, column)
        outline.feed(written, number)
    return outline.entries, place


def _place(outline: Outline, line: str, number: int, column: int) -> Place | None:
    """The place in the line after those that the outline has read."""
    before = line[: column - 1]
    flow = outline.flow
    if flow is not None and not flow.is_left_by(line):
        flow.feed(before, number)
        return flow.place(column)
    if _among_words(outline, line, before) or COMMENT.search(before):
        return None
    start = outline.dashes(before)
    found = KEY.match(before, start)
    if found is not None:
        return _of_value(outline, found, before, number)
    return _of_word(outline, line, before, number, start)


def _of_word(outline: Outline, line: str, before: str, number: int, start: int) -> Place | None:
    """Before any colon: a key, an item, or brackets that stand for one."""
    typed = before[start:]
    if typed[:1] in {"[", "{"} and outline.frames:
        return _in_brackets(outline.frames[-1].inner, before, number, start)
    if " " in typed or typed[:1] in set(QUOTES):
        return None
    rest = _WORD.match(line, len(before))
    end = rest.end() + 1 if rest else len(before) + 1
    has_colon = line[end - 1 :].lstrip(" ").startswith(":")
    if DASH.match(before.lstrip(" ")):
        path = outline.frames[-1].inner
        return Place("node", path, start + 1, end, colon=has_colon, after_dash=True)
    return _of_line(outline, start, end, colon=has_colon)


def _among_words(outline: Outline, line: str, before: str) -> bool:
    """Whether the line belongs to a text that began above."""
    if outline.words_beyond is None:
        return False
    indent = len(line) - len(line.lstrip(" ")) if line.strip() else len(before)
    return indent > outline.words_beyond


def _of_value(outline: Outline, found: re.Match[str], before: str, number: int) -> Place | None:
    path = outline.enter_key(found.start(), unquoted(found["key"].rstrip()))
    value = before[found.end() :]
    if value[:1] in {"[", "{"}:
        return _in_brackets(path, before, number, found.end())
    if not found["gap"] or " " in value or value[:1] in {"|", ">", *QUOTES}:
        return None
    return Place("value", path, found.end() + 1, len(before) + 1)


def _in_brackets(path: Path, before: str, number: int, start: int) -> Place | None:
    flow = Flow(path, start, [])
    flow.feed(before, number, start)
    return flow.place(len(before) + 1)


def _of_line(outline: Outline, indent: int, end: int, *, colon: bool) -> Place | None:
    """On a line of its own: a key of the mapping at this column, or what a key still lacks."""
    left = outline.leave(indent)
    dash = (*left.path, int(left.last) + 1) if left else None
    top = outline.frames[-1] if outline.frames else None
    start = indent + 1
    if top is None:
        return Place("key", (), start, end, colon=colon)
    if top.indent == indent:
        if top.is_empty and dash is None:
            dash = (*top.inner, 0)
        return Place("key", top.path, start, end, colon=colon, dash=dash)
    if dash is not None:
        return Place("node", dash[:-1], start, end, dash=dash)
    return Place("node", top.inner, start, end, colon=colon) if top.is_empty else None
