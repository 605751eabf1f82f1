"""Which members of a new list are which of the old one."""

from __future__ import annotations

import json
from collections.abc import Sequence
from difflib import SequenceMatcher

from pydantic import JsonValue


def same(one: JsonValue, other: JsonValue) -> bool:
    """Whether two values are written alike: `true` is not 1; the order of keys says nothing."""
    return one is other or canonical(one) == canonical(other)


def canonical(value: JsonValue) -> str:
    """A text that is the same for the same value."""
    return json.dumps(value, sort_keys=True)


def matched(old: Sequence[JsonValue], new: Sequence[JsonValue]) -> list[int | None]:
    """For each new member the position of the old one that it continues; None for one that came.

    Members with codes are known by them; the others by what they say.
    """
    if all(_code(part) is not None for part in (*old, *new)):
        return _by_code([_code(part) for part in old], [_code(part) for part in new])
    found: list[int | None] = [None] * len(new)
    pairs = SequenceMatcher(None, [*map(canonical, old)], [*map(canonical, new)], autojunk=False)
    for tag, start, end, new_start, new_end in pairs.get_opcodes():
        if tag in ("equal", "replace"):
            for step in range(min(end - start, new_end - new_start)):
                found[new_start + step] = start + step
    return found


def _by_code(old: Sequence[str | None], new: Sequence[str | None]) -> list[int | None]:
    found: list[int | None] = []
    for code in new:
        places = [at for at, was in enumerate(old) if was == code and at not in found]
        found.append(places[0] if places else None)
    for at, place in enumerate(found):
        # Another code at the same position where the old one is gone: it was renamed.
        if place is None and at < len(old) and at not in found and len(old) == len(new):
            found[at] = at
    return found


def _code(value: JsonValue) -> str | None:
    code = value.get("code") if isinstance(value, dict) else None
    return code if isinstance(code, str) else None
