"""The live examples of a page, under their fields."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from pydantic import ValidationError

from handrail.core.playbook.default_templates import DEFAULT_TEMPLATES
from handrail.core.playbook.document import Playbook
from handrail.core.playbook.editing.examples import (
    Asked,
    Shown,
    duration_in_words,
    filled_in,
    samples,
    shown_on,
)
from handrail.core.playbook.editing.fields import Values
from handrail.core.playbook.editing.known import named
from handrail.core.playbook.editing.pages import Page
from handrail.core.playbook.editing.typed import Bound
from handrail.core.playbook.tone import ReplyTemplate

TYPED_SENTENCE = ("statement", "sentence", "duration")
"""Examples of what stands in the field itself: no sample text is typed for them."""


@dataclass(frozen=True, slots=True)
class ExampleShown:
    """What is under one field; `sample` is None where no text can be typed for it."""

    kind: str
    sample: str | None
    lines: Sequence[Shown]
    words: str = ""


def examples_of(
    values: Values,
    page: Page,
    fields: Sequence[Bound],
    given: Mapping[str, str],
    today: date,
) -> dict[str, ExampleShown]:
    """By the names of the fields. One sample text serves all fields that teach the same."""
    playbook = _read(values)
    found: dict[str, ExampleShown] = {}
    seen: set[str] = set()
    for one in fields:
        kind = one.field.example
        if not kind:
            continue
        if kind in TYPED_SENTENCE:
            found[one.name] = _of_field(one, values, Asked(values, page.path, "-", playbook, today))
        elif _topic(kind) not in seen:
            continue_with = _last(fields, _topic(kind))
            seen.add(_topic(kind))
            asked = Asked(values, page.path, "", playbook, today)
            sample = given.get(_topic(kind)) or samples(kind, asked)
            asked = Asked(values, page.path, sample, playbook, today)
            found[continue_with.name] = ExampleShown(_topic(kind), sample, shown_on(kind, asked))
    return found


def _topic(kind: str) -> str:
    return "service" if kind.startswith("service") else kind


def _last(fields: Sequence[Bound], topic: str) -> Bound:
    """The last field that an example is about: it stands under that one."""
    return [one for one in fields if one.field.example and _topic(one.field.example) == topic][-1]


def _of_field(one: Bound, values: Values, asked: Asked) -> ExampleShown:
    if one.field.example == "duration":
        return ExampleShown("duration", None, (), duration_in_words(one.shown or ""))
    if one.field.example == "sentence":
        said = one.shown or one.field.placeholder
        business = str(values.get("business") or "")
        return ExampleShown("sentence", None, (filled_in(said, business, _service(asked)),))
    return ExampleShown("statement", None, shown_on("statement", asked))


def _service(asked: Asked) -> str:
    """The first service as sentences of this template name it."""
    services = named(asked.values, ("services",), "name")
    if not services:
        return ""
    code, name = services[0]
    own = asked.value("services")
    if isinstance(own, dict) and own.get(code):
        return str(own[code])
    usual = DEFAULT_TEMPLATES.get(str(asked.path[-1]), {}).get("named", "{service}")
    return ReplyTemplate().fill(str(asked.value("named") or usual), service=name)


def _read(values: Values) -> Playbook | None:
    try:
        return Playbook.model_validate(values)
    except ValidationError:
        return None
