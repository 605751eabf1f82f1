"""What can be read of rejected input: its text, and fields to begin a repair with."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from urllib.parse import parse_qsl

from charset_normalizer import from_bytes

from handrail.core.intake.errors import IntakeError
from handrail.core.intake.json_form import read_post
from handrail.core.intake.mail import parse_mail
from handrail.core.intake.mapping import map_fields
from handrail.core.intake.text import storable
from handrail.core.leads import Channel
from handrail.store.models import DeadLetter

MAX_SHOWN = 200_000
_PAIR = re.compile(r'"([^"\\]{1,200})"\s*:\s*"((?:[^"\\]|\\.)*)"')
"""Names and texts of an object, however broken the rest of the JSON is."""


@dataclass(frozen=True, slots=True)
class RawText:
    """The input as text. `cut` says that only its beginning is shown."""

    text: str
    size: int
    cut: bool


def readable_text(body: bytes) -> RawText:
    """The bytes as text in their most likely encoding."""
    part = body[:MAX_SHOWN]
    return RawText(_decoded(part), len(body), cut=len(body) > MAX_SHOWN)


def readable_fields(row: DeadLetter, body: bytes) -> dict[str, str]:
    """Fields by standard name, as far as they can be read; else the whole text as the message."""
    channel = row.source.channel if row.source else Channel.FORM.value
    if channel == Channel.EMAIL:
        try:
            return dict(parse_mail(body).fields)
        except IntakeError:
            return {"message": _decoded(body[:MAX_SHOWN])}
    mapping = row.source.field_mapping if row.source else {}
    given = _posted(body, row.content_type)
    mapped = dict(map_fields(given, mapping).fields) if given else {}
    if not mapped:
        mapped = {"message": _decoded(body[:MAX_SHOWN])}
    return mapped


def _posted(body: bytes, content_type: str) -> dict[str, str]:
    """The fields, read strictly; else leniently where it looks like a form."""
    try:
        return dict(read_post(body, content_type, max_bytes=len(body)).fields)
    except IntakeError:
        pass
    text = _decoded(body[:MAX_SHOWN])
    if "urlencoded" in content_type and "=" in text:
        return dict(parse_qsl(text, errors="replace"))
    if text.lstrip().startswith("{"):
        return {_unescaped(name): _unescaped(value) for name, value in _PAIR.findall(text)}
    return {}


def _unescaped(text: str) -> str:
    try:
        return str(json.loads(f'"{text}"', strict=False))
    except ValueError:
        return text


def _decoded(part: bytes) -> str:
    best = from_bytes(part).best()
    return storable(str(best) if best is not None else part.decode("utf-8", "replace"))
