"""A source's field mapping as rows to edit: what came, and which standard field it means."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from handrail.core.intake.channels import fields_of
from handrail.core.intake.errors import IntakeError
from handrail.core.intake.json_form import read_post
from handrail.core.intake.mapping import CONTEXT_NAMES, IGNORE, suggest
from handrail.store.models import Source
from handrail.store.selectors.sources import newest_original

CODE = re.compile(r"[a-z][a-z0-9_]{0,59}")
BLANK_ROWS = 3
MAX_ROWS = 300
MAX_SAMPLE = 80


@dataclass(frozen=True, slots=True)
class MappingRow:
    """One incoming name. `by_itself` is what it is taken for without a mapping."""

    name: str
    target: str
    by_itself: str
    sample: str


def mapping_rows(source: Source) -> list[MappingRow]:
    """What is mapped, what came in the newest post, and some blank rows."""
    came = _came(source)
    names = list(dict.fromkeys([*source.field_mapping, *came]))[:MAX_ROWS]
    rows = [
        MappingRow(
            name=name,
            target=source.field_mapping.get(name, ""),
            by_itself=suggest(name),
            sample=came.get(name, "")[:MAX_SAMPLE],
        )
        for name in names
    ]
    return rows + [MappingRow("", "", "", "")] * BLANK_ROWS


def targets(channel: str) -> list[tuple[str, str]]:
    """The names that a field can be mapped to, with what they mean."""
    context = {
        "page": "Page that the form is on",
        "landing_page": "First page of their visit",
        "referrer": "Page that they came from",
        "form": "Form",
        "campaign": "Campaign",
    }
    own = [(field.name, field.label) for field in fields_of(channel)]
    known = {name for name, _ in own}
    return [
        *own,
        *((name, context[name]) for name in CONTEXT_NAMES if name not in known),
        (IGNORE, "Known, and not wanted"),
    ]


def read_mapping(names: list[str], chosen: list[str]) -> tuple[dict[str, str], list[str]]:
    """The mapping from the rows as posted, and what is wrong with it in words."""
    mapping: dict[str, str] = {}
    wrong: list[str] = []
    for given, wanted in zip(names, chosen, strict=False):
        name, target = given.strip()[:200], wanted.strip()
        if not name or not target:
            continue
        if target != IGNORE and not CODE.fullmatch(target):
            wrong.append(
                f"{name}: “{target[:60]}” is no field name. Use lower-case letters, digits and "
                f"underscores, or {IGNORE} for what is not wanted."
            )
        else:
            mapping[name] = target
    return mapping, wrong


def _came(source: Source) -> Mapping[str, str]:
    original = newest_original(source)
    if original is None:
        return {}
    body = bytes(original.body)
    try:
        return read_post(body, original.content_type, max_bytes=len(body)).fields
    except IntakeError:
        return {}
