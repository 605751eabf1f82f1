"""Faults of a playbook's form in plain words: what is wrong, and what to write instead."""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from typing import Any

from pydantic import BaseModel
from pydantic_core import ErrorDetails
from ruamel.yaml.comments import CommentedMap

from handrail.core.playbook.document import Playbook
from handrail.core.playbook.problems import Problem
from handrail.core.playbook.yaml_reading import position_of

_SHAPES = {
    "list_type": "a list: lines that begin with “- ”, or [one, two]",
    "tuple_type": "a list: lines that begin with “- ”, or [one, two]",
    "dict_type": "a mapping: lines of the form “name: value”",
    "model_type": "a mapping: lines of the form “name: value”",
    "string_type": "a text, in quotes where it looks like a number",
    "int_type": "a whole number",
    "int_parsing": "a whole number",
    "int_from_float": "a whole number",
    "float_type": "a number",
    "float_parsing": "a number",
    "bool_type": "true or false",
    "bool_parsing": "true or false",
    "time_delta_type": "a time span such as 30m, 4h or 2d",
    "time_delta_parsing": "a time span such as 30m, 4h or 2d",
}


def telling(faults: Sequence[ErrorDetails]) -> list[ErrorDetails]:
    """Without “is empty” of a list whose members are at fault themselves."""
    places = [fault["loc"] for fault in faults]
    return [
        fault
        for fault in faults
        if fault["type"] != "too_short"
        or not any(p != fault["loc"] and p[: len(fault["loc"])] == fault["loc"] for p in places)
    ]


def problem_of(fault: ErrorDetails, document: CommentedMap) -> Problem:
    """The fault with its place, in words."""
    path = [part for part in fault["loc"] if part != "[key]"]
    line, column = position_of(document, path)
    message, remedy = _in_words(fault, path)
    return Problem(line, column, ".".join(map(str, path)), message, remedy)


def _in_words(fault: ErrorDetails, path: Sequence[str | int]) -> tuple[str, str]:
    kind, found = fault["type"], fault["input"]
    last = path[-1] if path else "The document"
    if kind in _SHAPES:
        return f"{_shown(found)} has the wrong form.", f"Write {_SHAPES[kind]}."
    words = {
        "missing": (f"“{last}” is missing.", "Add it."),
        "extra_forbidden": (f"“{last}” is not known here.", _did_you_mean(path)),
        "string_pattern_mismatch": (f"{_shown(found)} is not written as it must be.", _form(path)),
        "too_short": (f"“{last}” is empty.", "Name at least one."),
        "string_too_short": (f"“{last}” is empty.", "Write something, or leave the line out."),
    }
    return words.get(kind) or _of_values(fault, found)


def _of_values(fault: ErrorDetails, found: object) -> tuple[str, str]:
    kind, context = fault["type"], fault.get("ctx", {})
    if kind == "value_error":
        return f"{context.get('error')}".rstrip(".") + ".", ""
    if kind in ("enum", "literal_error"):
        return f"{_shown(found)} is not one of the values.", f"Use {context.get('expected')}."
    if kind.startswith("date"):
        return f"{_shown(found)} is no date.", "Write it as 2027-03-31."
    if kind == "string_too_long":
        return "The text is too long.", f"At most {context.get('max_length')} characters."
    for bound, words in (("ge", "at least"), ("le", "at most"), ("gt", "above"), ("lt", "below")):
        if bound in context:
            return f"{_shown(found)} is out of range.", f"Write {words} {context[bound]}."
    return f"{fault['msg']}.", f"Found {_shown(found)}."


def _shown(found: object) -> str:
    if isinstance(found, dict | list):
        return "A list" if isinstance(found, list) else "A mapping"
    text = repr(found)
    return text if len(text) <= 60 else f"{text[:57]}…"


def _form(path: Sequence[str | int]) -> str:
    if (path and path[-1] in ("owner", "to")) or "owners" in path or "chain" in path:
        return "Use owner, manager, reviewer or a member's e-mail address."
    if path and path[-1] == "language":
        return "Use two letters: en, de, es."
    return "Use lower-case letters, digits and underscores, beginning with a letter."


def _did_you_mean(path: Sequence[str | int]) -> str:
    known = _known_fields(path[:-1])
    close = difflib.get_close_matches(str(path[-1]), known, n=1)
    if close:
        return f"Did you mean “{close[0]}”?"
    return f"Known here are {', '.join(known)}." if known else "Remove it."


def _known_fields(path: Sequence[str | int]) -> list[str]:
    model: type[BaseModel] | None = Playbook
    for part in path:
        if model is None:
            return []
        if isinstance(part, int) or part not in model.model_fields:
            continue
        model = _model_in(model.model_fields[part].annotation)
    return list(model.model_fields) if model else []


def _model_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for argument in getattr(annotation, "__args__", ()):
        found = _model_in(argument)
        if found is not None:
            return found
    return None
