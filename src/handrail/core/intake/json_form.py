"""The body of an intake request as flat fields, read strictly."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from email.message import Message
from urllib.parse import parse_qsl

from handrail.core.intake.errors import IntakeError
from handrail.core.intake.flatten import flat
from handrail.core.intake.json_strict import read_json
from handrail.core.intake.multipart import UploadedFile, read_multipart
from handrail.core.intake.text import storable

MAX_BODY = 1_048_576
MAX_FIELDS = 300
MAX_NAME = 200


@dataclass(frozen=True, slots=True)
class Posted:
    """What was posted: flat fields by their incoming names, and files by name and digest."""

    fields: Mapping[str, str]
    files: tuple[UploadedFile, ...] = field(default=())


def read_post(body: bytes, content_type: str, *, max_bytes: int = MAX_BODY) -> Posted:
    """Read a JSON, form or multipart body by its declared type.

    Raises IntakeError: 413 too large, 415 a type not taken, 400 malformed (not the declared
    format, not UTF-8, a name given twice, nested too deep), 422 nothing in it. A form field
    given more than once (check boxes) is joined with commas; a JSON name given twice is refused,
    since readers of JSON do not agree on which one counts.
    """
    if len(body) > max_bytes:
        raise IntakeError(
            413, "too_large", f"The body has {len(body)} bytes; at most {max_bytes} are taken."
        )
    kind, parameters = _content_type(content_type)
    if kind == "application/json" or kind.endswith("+json"):
        posted = Posted(flat(read_json(body)))
    elif kind == "application/x-www-form-urlencoded":
        posted = Posted(_read_form(body))
    elif kind == "multipart/form-data":
        posted = Posted(*read_multipart(body, parameters.get("boundary", "")))
    else:
        raise IntakeError(
            415,
            "unsupported_type",
            f"The content type {kind[:80]!r} is not taken: send application/json, "
            "application/x-www-form-urlencoded or multipart/form-data.",
        )
    return _checked(posted)


def _content_type(value: str) -> tuple[str, dict[str, str]]:
    message = Message()
    message["content-type"] = " ".join(value.split())[:1000] or "application/octet-stream"
    pairs = message.get_params(failobj=[], header="content-type")
    parameters = {name.lower(): text for name, text in pairs[1:]}
    return message.get_content_type() if "/" in value else value.strip(), parameters


def _read_form(body: bytes) -> dict[str, str]:
    try:
        pairs = parse_qsl(
            body.decode(), keep_blank_values=True, errors="strict", max_num_fields=MAX_FIELDS
        )
    except UnicodeDecodeError:
        raise IntakeError(400, "not_utf8", "The form is not UTF-8: send it as UTF-8.") from None
    except ValueError:
        raise IntakeError(
            400, "too_many_fields", f"The form has more than {MAX_FIELDS} fields: send fewer."
        ) from None
    found: dict[str, str] = {}
    for name, value in pairs:
        found[name] = f"{found[name]}, {value}" if found.get(name) else value
    return found


def _checked(posted: Posted) -> Posted:
    if len(posted.fields) > MAX_FIELDS:
        raise IntakeError(
            400, "too_many_fields", f"The body has more than {MAX_FIELDS} fields: send fewer."
        )
    fields = {}
    for name, value in posted.fields.items():
        if len(name) > MAX_NAME:
            raise IntakeError(
                400, "name_too_long", f"A field's name has more than {MAX_NAME} characters."
            )
        fields[storable(name)] = storable(value)
    if not any(value.strip() for value in fields.values()):
        raise IntakeError(
            422, "empty", "Nothing was sent: give at least a message and a way to answer."
        )
    return Posted(fields, posted.files)
