"""What the schema says of a place in the document."""

from __future__ import annotations

from typing import Any

from handrail.core.playbook.completion.entries import Path
from handrail.core.playbook.json_schema import playbook_schema

Shape = dict[str, Any]


def shape_at(path: Path) -> Shape | None:
    """The schema of the value at this path; None where the schema knows of none."""
    shape: Shape | None = playbook_schema()
    for part in path:
        shape = resolved(_inner(shape, part))
        if shape is None:
            return None
    return shape


def _inner(shape: Shape | None, part: str | int) -> Shape | None:
    if shape is None or isinstance(part, int):
        return None if shape is None else shape.get("items")
    named = shape.get("properties", {}).get(part)
    if named is not None:
        return dict(named)
    patterned = next(iter(shape.get("patternProperties", {}).values()), None)
    other = shape.get("additionalProperties")
    return patterned or (other if isinstance(other, dict) else None)


def resolved(shape: Shape | None) -> Shape | None:
    """A schema with what it refers to, and without the alternative of being nothing."""
    if shape is None:
        return None
    if "$ref" in shape:
        name = shape["$ref"].rsplit("/", 1)[1]
        return {**playbook_schema()["$defs"][name], **shape}
    if "anyOf" in shape:
        return {**shape["anyOf"][0], **shape}
    return shape


def is_mapping(shape: Shape) -> bool:
    """Whether keys stand in it."""
    return shape.get("type") == "object"


def is_list(shape: Shape) -> bool:
    """Whether items stand in it."""
    return shape.get("type") == "array"


def form_of(shape: Shape) -> str:
    """In a few words, what may be written: “a time span, 4h unless written”."""
    usual = shape.get("default")
    words = _kind_of(shape)
    if usual is None or isinstance(usual, dict) or len(str(usual)) > 60:
        return words
    said = ", ".join(map(str, usual)) if isinstance(usual, list) else str(usual)
    return f"{words}; {said.lower() if isinstance(usual, bool) else said} unless written"


def _kind_of(shape: Shape) -> str:
    if "enum" in shape:
        return f"one of {', '.join(shape['enum'])}"
    if shape.get("format") == "date":
        return "a day, such as 2027-03-31"
    if "examples" in shape and "pattern" in shape:
        return "a time span, such as 30m, 4h or 2d"
    if "minimum" in shape and "maximum" in shape:
        return f"a number from {shape['minimum']} to {shape['maximum']}"
    kinds = {
        "object": "a mapping",
        "array": "a list",
        "boolean": "true or false",
        "integer": "a whole number",
        "number": "a number",
    }
    return kinds.get(str(shape.get("type")), "a text")
