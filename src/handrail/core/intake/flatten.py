"""Nested JSON as flat fields under dotted names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from handrail.core.intake.json_strict import Json, too_deep

MAX_DEPTH = 12
_NAMES = ("name", "key", "ref", "column_id", "label", "title", "field", "question", "id")
_VALUES = ("value", "values", "string_value", "answer", "text")


def flat(value: Mapping[str, Json]) -> dict[str, str]:
    """Flat fields: `{"contact": {"email": "a@b"}}` becomes `{"contact.email": "a@b"}`.

    A list of plain values is joined with commas. A list of named answers, as form and ad
    platforms send them (`[{"name": "email", "values": ["a@b"]}]`), becomes one field an answer;
    any other list is numbered. Null and empty lists are left out; true and false become yes and
    no. Raises IntakeError 400 beyond 12 levels.
    """
    found: dict[str, str] = {}
    for name, inner in value.items():
        _add(found, name, inner, 1)
    return found


def _add(found: dict[str, str], name: str, value: Json, depth: int) -> None:
    if depth > MAX_DEPTH:
        raise too_deep()
    if isinstance(value, Mapping):
        for key, inner in value.items():
            _add(found, f"{name}.{key}", inner, depth + 1)
    elif isinstance(value, str) or not isinstance(value, Sequence):
        text = _plain(value)
        if text:
            found[_free(found, name)] = text
    else:
        _add_list(found, name, value, depth)


def _add_list(found: dict[str, str], name: str, values: Sequence[Json], depth: int) -> None:
    if all(not isinstance(one, (Mapping, list)) for one in values):
        _add(found, name, ", ".join(filter(None, map(_plain, values))), depth)
        return
    for position, one in enumerate(values):
        answer = _named_answer(one)
        if answer is not None:
            _add(found, f"{name}.{answer[0]}", answer[1], depth + 1)
        else:
            _add(found, f"{name}.{position}", one, depth + 1)


def _named_answer(value: Json) -> tuple[str, Json] | None:
    """Name and value of an object that is one answer of a form; None for any other."""
    if not isinstance(value, Mapping):
        return None
    name = next((value[key] for key in _NAMES if isinstance(value.get(key), str)), None)
    given = next((value[key] for key in _VALUES if value.get(key) is not None), None)
    if not isinstance(name, str) or not name.strip() or given is None:
        return None
    return name, given


def _plain(value: Json) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)


def _free(found: Mapping[str, str], name: str) -> str:
    """The name, numbered where it is taken: two answers to the same label are both kept."""
    number, free = 2, name
    while free in found:
        free, number = f"{name}.{number}", number + 1
    return free
