"""Reading and changing values by their path, and what counts where nothing is written."""

from __future__ import annotations

import copy
from functools import lru_cache
from typing import Any

from pydantic import JsonValue

from handrail.core.playbook.base import Section
from handrail.core.playbook.editing.fields import Path, Values


class Missing:
    """Nothing is written at a path."""


MISSING = Missing()


class Misshapen(ValueError):
    """What is written on the way to a path is no mapping and no list: the form cannot reach it."""


def at(values: Values, path: Path) -> JsonValue | Missing:
    """What is written at this path. Raises Misshapen."""
    here: Any = values
    for part in path:
        if isinstance(here, dict) and isinstance(part, str):
            here = here.get(part, MISSING)
        elif isinstance(here, list) and isinstance(part, int):
            here = here[part] if 0 <= part < len(here) else MISSING
        elif here is None or here is MISSING:
            return MISSING
        else:
            raise Misshapen(".".join(map(str, path)))
    found: JsonValue | Missing = here
    return found


def written(values: Values, path: Path) -> bool:
    """Whether anything is written at this path."""
    return not isinstance(at(values, path), Missing) and at(values, path) is not None


def with_value(values: Values, path: Path, value: JsonValue) -> dict[str, JsonValue]:
    """A copy with this value at the path; what is missing on the way is made. Raises Misshapen."""
    changed: Any = copy.deepcopy(dict(values))
    here: Any = changed
    for part in path[:-1]:
        inner = here[part] if isinstance(part, int) else here.get(part)
        if inner is None:
            inner = here[part] = {}
        if not isinstance(inner, dict | list):
            raise Misshapen(".".join(map(str, path)))
        here = inner
    here[path[-1]] = value
    return changed  # type: ignore[no-any-return]


def without(values: Values, path: Path) -> dict[str, JsonValue]:
    """A copy without what is written at the path."""
    changed: Any = copy.deepcopy(dict(values))
    here: Any = changed
    for part in path[:-1]:
        here = here[part]
    del here[path[-1]]
    return changed  # type: ignore[no-any-return]


def default(model: type[Section] | None, key: str) -> JsonValue | Missing:
    """What a key that is left out counts as."""
    found = _defaults(model).get(key) if model else None
    return MISSING if found is None else copy.deepcopy(found)


@lru_cache(maxsize=64)
def _defaults(model: type[Section]) -> dict[str, JsonValue]:
    named = {
        name: field.get_default(call_default_factory=True)
        for name, field in model.model_fields.items()
        if not field.is_required()
    }
    dumped: dict[str, JsonValue] = model.model_construct(**named).model_dump(
        mode="json", include=set(named), warnings=False
    )
    return dumped
