"""What stands between brackets, braces and quotes, over any number of lines."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from handrail.core.playbook.completion.entries import Entry, Path, Place

_TOKEN = re.compile(
    r"""(?P<space>\s+) | (?P<comment>(?:(?<=\s)|^)\#.*) | (?P<open>[\[{]) | (?P<close>[\]}])
      | (?P<comma>,) | (?P<colon>:(?=[\s,\[\]{}]|$))
      | (?P<quoted>"(?:[^"\\]|\\.)*"|'(?:[^']|'')*') | (?P<unclosed>["'].*)
      | (?P<plain>(?:[^,\[\]{}:#\s]|:(?![\s,\[\]{}]|$)|(?<=\S)\#)
                  (?:[^,\[\]{}:#]|:(?![\s,\[\]{}]|$)|(?<=\S)\#)*) | (?P<other>.)""",
    re.VERBOSE,
)
_QUOTE_ENDS = {'"': re.compile(r'(?:[^"\\]|\\.)*"'), "'": re.compile(r"(?:[^']|'')*'")}


@dataclass(slots=True)
class _Level:
    """One open bracket or brace; in a brace, `key` is set while its value is written."""

    path: Path
    is_list: bool
    index: int = 0
    key: str | None = None
    waiting: Entry | None = None

    @property
    def inner(self) -> Path:
        """The path of what is being written in it."""
        return (*self.path, self.index if self.is_list else (self.key or ""))


@dataclass(slots=True)
class Flow:
    """A value in brackets or quotes at `path`; `indent` is that of the line's key or dash."""

    path: Path
    indent: int
    entries: list[Entry]
    levels: list[_Level] = field(default_factory=list)
    quote: str = ""
    is_closed: bool = False
    _word: tuple[int, int] | None = None

    def copied(self) -> Flow:
        """The state alone, without what was read."""
        levels = [replace(level) for level in self.levels]
        return Flow(self.path, self.indent, [], levels, self.quote, self.is_closed)

    def is_left_by(self, line: str) -> bool:
        """Whether this line cannot belong to it: it was never closed, and a new key begins."""
        content = line.lstrip(" ")
        indent = len(line) - len(content)
        return bool(content.strip()) and indent <= self.indent and content[0] not in "]}"

    def feed(self, line: str, number: int, start: int = 0) -> None:
        """Read on from this column (from 0) to the end of the line."""
        position = self._past_quote(line, start)
        self._word = None
        while position < len(line) and not self.is_closed:
            found = _TOKEN.match(line, position)
            if found is None:
                return
            self._take(found, number)
            position = found.end()

    def _past_quote(self, line: str, start: int) -> int:
        if not self.quote:
            return start
        found = _QUOTE_ENDS[self.quote].match(line, start)
        if found is None:
            return len(line)
        self.quote = ""
        self.is_closed = not self.levels
        return found.end()

    def _take(self, found: re.Match[str], number: int) -> None:
        kind, text = str(found.lastgroup), found.group()
        self._word = None
        if kind == "open":
            path = self.levels[-1].inner if self.levels else self.path
            self.levels.append(_Level(path, is_list=text == "["))
        elif kind == "close":
            self.levels[-1:] = []
            self.is_closed = not self.levels
        elif kind == "unclosed":
            self.quote = text[0]
        elif kind in ("quoted", "plain"):
            self._scalar(found, number, quoted=kind == "quoted")
        elif self.levels and kind in ("comma", "colon"):
            self._next(self.levels[-1], kind)

    def _next(self, level: _Level, kind: str) -> None:
        if kind == "comma":
            level.index += 1
            level.key = level.waiting = None
        elif level.waiting is not None:
            level.key = str(level.waiting.path[-1])

    def _scalar(self, found: re.Match[str], number: int, *, quoted: bool) -> None:
        text = found.group().rstrip()
        value = text[1:-1] if quoted else text
        start, end = found.start() + 1, found.start() + len(text) + 1
        if not self.levels:
            self.is_closed = True
            return
        level = self.levels[-1]
        if level.is_list:
            self.entries.append(Entry(level.inner, number, start, end, False, value, start))
        elif level.key is None:
            level.waiting = Entry((*level.path, value), number, start, end, True)
            self.entries.append(level.waiting)
        elif level.waiting is not None:
            level.waiting.value, level.waiting.value_start = value, start
        if not quoted:
            self._word = (start, found.end() + 1)

    def place(self, column: int) -> Place | None:
        """Where the cursor is, after the line was read up to it; None where words are written."""
        if self.quote or self.is_closed or not self.levels:
            return None
        level = self.levels[-1]
        start = self._word[0] if self._word and self._word[1] == column else column
        if level.is_list:
            return Place("value", level.inner, start, column, in_brackets=True)
        if level.key is None:
            return Place("key", level.path, start, column, in_brackets=True)
        return Place("value", level.inner, start, column, in_brackets=True)
