"""JSON read so that no value changes and no trick passes."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import NoReturn

from handrail.core.intake.errors import IntakeError

Json = Mapping[str, "Json"] | Sequence["Json"] | str | bool | None
"""A JSON value; numbers are kept as they were written (a telephone number may be one)."""


def read_json(body: bytes) -> Mapping[str, Json]:
    """A JSON object. Raises IntakeError 400 for anything else, with what is wrong and where."""
    try:
        text = body.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise IntakeError(
            400, "not_utf8", f"The JSON is not UTF-8 (byte {error.start}): send it as UTF-8."
        ) from None
    try:
        value: Json = json.loads(
            text,
            object_pairs_hook=_object,
            parse_int=str,
            parse_float=str,
            parse_constant=_no_constant,
        )
    except json.JSONDecodeError as error:
        raise IntakeError(
            400,
            "not_json",
            f"The body is not JSON: {error.msg} in line {error.lineno}, column {error.colno}.",
        ) from None
    except RecursionError:
        raise too_deep() from None
    if not isinstance(value, Mapping):
        raise IntakeError(
            400, "not_an_object", "The JSON must be an object with the fields: {…}, one lead each."
        )
    return value


def too_deep() -> IntakeError:
    """The refusal of nesting without end."""
    return IntakeError(400, "too_deep", "The JSON is nested too deeply: send flat fields.")


def _object(pairs: list[tuple[str, Json]]) -> dict[str, Json]:
    found: dict[str, Json] = {}
    for name, value in pairs:
        if name in found:
            raise IntakeError(
                400, "duplicate_name", f"The name {name[:80]!r} is given twice: give it once."
            )
        found[name] = value
    return found


def _no_constant(name: str) -> NoReturn:
    raise IntakeError(400, "not_json", f"{name} is not JSON: leave the field out or send null.")
