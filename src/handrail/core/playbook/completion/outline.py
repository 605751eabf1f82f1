"""Reading a half-written document line by line: its keys and items.

Indentation alone says what belongs to what, as in YAML. Brackets that were never closed end where
a line begins a new key or item at the level of theirs or above.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from handrail.core.playbook.completion.entries import Entry, Path
from handrail.core.playbook.completion.flow import Flow

DASH = re.compile(r"-(?:[ ]+|$)")
KEY = re.compile(
    r"""(?P<key>"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^\s"'\[\]{}#&*!|>%@`-][^\n]*?|-\S[^\n]*?)
        [ ]*:(?P<gap>[ ]+|$)""",
    re.VERBOSE,
)
QUOTES = "\"'"
COMMENT = re.compile(r"(?:^|\s)#")


@dataclass(slots=True)
class _Frame:
    """An open mapping or list; `is_empty` says that its last key or item has no value yet."""

    indent: int
    path: Path
    is_list: bool
    last: str | int = ""
    is_empty: bool = True

    @property
    def inner(self) -> Path:
        return (*self.path, self.last)


@dataclass(slots=True)
class Outline:
    """What was read so far; `words_beyond` is set while lines of a text (`|`, `>`) follow."""

    entries: list[Entry] = field(default_factory=list)
    frames: list[_Frame] = field(default_factory=list)
    flow: Flow | None = None
    words_beyond: int | None = None

    def copied(self) -> Outline:
        """The state alone: what is read on by the copy is forgotten with it."""
        return Outline(
            frames=[replace(frame) for frame in self.frames],
            flow=self.flow.copied() if self.flow else None,
            words_beyond=self.words_beyond,
        )

    def feed(self, line: str, number: int) -> None:
        """Read one line."""
        if self._goes_on(line):
            if self.flow is not None:
                self.flow.feed(line, number)
                self.flow = None if self.flow.is_closed else self.flow
            return
        if not line.strip() or line.lstrip().startswith("#") or line.startswith(("---", "%")):
            return
        column = self.dashes(line)
        found = KEY.match(line, column)
        if found is None:
            self._item(line, column, number)
        elif not COMMENT.search(found["key"]):
            self._key(found, line, column, number)

    def _goes_on(self, line: str) -> bool:
        """Whether the line belongs to a text or to brackets that began above."""
        if self.flow is not None:
            if not self.flow.is_left_by(line):
                return True
            self.flow = None
        if self.words_beyond is not None:
            indent = len(line) - len(line.lstrip(" "))
            if not line.strip() or indent > self.words_beyond:
                return True
            self.words_beyond = None
        return False

    def dashes(self, line: str) -> int:
        """Enter the items that the line begins with; the column after them (from 0)."""
        column = len(line) - len(line.lstrip(" "))
        while found := DASH.match(line, column):
            self._enter_item(column)
            column = found.end()
        return column

    def _enter_item(self, indent: int) -> None:
        while self.frames and self.frames[-1].indent > indent:
            self.frames.pop()
        top = self.frames[-1] if self.frames else None
        if top is not None and top.is_list and top.indent == indent:
            top.last, top.is_empty = int(top.last) + 1, True
            return
        self._open(indent, is_list=True)
        self.frames[-1].last = 0

    def _open(self, indent: int, *, is_list: bool) -> None:
        path: Path = ()
        if self.frames:
            path = self.frames[-1].inner
            self.frames[-1].is_empty = False
        self.frames.append(_Frame(indent, path, is_list))

    def enter_key(self, indent: int, key: str) -> Path:
        """Enter the value of a key at this column (from 0); its path."""
        self.leave(indent)
        top = self.frames[-1] if self.frames else None
        if top is None or top.indent < indent:
            self._open(indent, is_list=False)
        self.frames[-1].last, self.frames[-1].is_empty = key, True
        return self.frames[-1].inner

    def leave(self, indent: int) -> _Frame | None:
        """Close what a key at this column is not in; the list at this very column, if any."""
        left = None
        while self.frames and (
            self.frames[-1].indent > indent
            or (self.frames[-1].is_list and self.frames[-1].indent == indent)
        ):
            top = self.frames.pop()
            left = top if top.is_list and top.indent == indent else left
        return left

    def _key(self, found: re.Match[str], line: str, column: int, number: int) -> None:
        written = found["key"].rstrip()
        path = self.enter_key(column, unquoted(written))
        entry = Entry(path, number, column + 1, column + len(written) + 1, is_key=True)
        self.entries.append(entry)
        entry.value, entry.value_start = self._value(line, found.end(), number, column)

    def _item(self, line: str, column: int, number: int) -> None:
        """A plain value on a line of its own: an item, or a text that goes on."""
        top = self.frames[-1] if self.frames else None
        if top is None or not top.is_list or not top.is_empty:
            return
        value, start = self._value(line, column, number, top.indent)
        if value:
            self.entries.append(
                Entry(top.inner, number, start, start + len(value), False, value, start)
            )

    def _value(self, line: str, start: int, number: int, indent: int) -> tuple[str, int]:
        """Read the value that begins here; a plain one with its column (from 1)."""
        text = line[start:]
        comment = COMMENT.search(text)
        plain = (text[: comment.start()] if comment else text).strip()
        if not plain:
            return "", 0
        self.frames[-1].is_empty = False
        if plain[0] in "|>":
            self.words_beyond = indent
        elif plain[0] in "[{" + QUOTES:
            self.flow = Flow(self.frames[-1].inner, indent, self.entries)
            self.flow.feed(line, number, start + len(text) - len(text.lstrip()))
            if self.flow.is_closed:
                self.flow = None
                is_text = plain[0] in QUOTES
                return (unquoted(plain), start + 1) if is_text else ("", 0)
        else:
            return plain, start + len(text) - len(text.lstrip()) + 1
        return "", 0


def unquoted(written: str) -> str:
    """A key or value without its quotes."""
    return written[1:-1] if written[:1] in {'"', "'"} else written
