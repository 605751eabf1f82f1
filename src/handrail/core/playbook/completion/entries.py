"""What stands in a half-written document, and where the cursor is in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Path = tuple[str | int, ...]


@dataclass(slots=True)
class Entry:
    """A key, or an item of a list that is a plain value, with its place.

    `start` and `end` are the columns of the key (of an item: of its value); `value` is the plain
    value on the same line, from column `value_start`.
    """

    path: Path
    line: int
    start: int
    end: int
    is_key: bool
    value: str = ""
    value_start: int = 0


@dataclass(frozen=True, slots=True)
class Place:
    """Where the cursor is.

    `key`: a key of the mapping at `path` may stand here. `value`: the value at `path`, on the line
    of its key or inside brackets. `node`: whatever may begin at `path` on a line of its own.
    The word that is being written goes from column `start` to `end`; `dash` says that a new item
    of the list at this path may stand here too, `colon` that the key has its colon already,
    `after_dash` that a dash stands before it on its line.
    """

    kind: Literal["key", "value", "node"]
    path: Path
    start: int
    end: int
    in_brackets: bool = False
    colon: bool = False
    dash: Path | None = None
    after_dash: bool = False
