"""The JSON Schema of a playbook, for editors that complete and check one as it is written.

It accepts whatever the document's own schema accepts. What sections say against each other, and
whether a pattern can be matched, only `validate_playbook` tells.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from handrail.core.playbook.base import in_words
from handrail.core.playbook.document import Playbook
from handrail.core.playbook.durations import DAY, SPAN
from handrail.core.playbook.tone import ReplyTemplate
from handrail.core.playbook.value_words import CATEGORIES, words_of

DIALECT = "https://json-schema.org/draft/2020-12/schema"
ID = "urn:handrail:playbook:1"
"""Names the format, wherever the file lies; the number is that of `handrail: 1`."""
LONGEST_DEFAULT = 400
"""A default that is longer in JSON is a page of sentences: no editor should show it."""


class _Generator(GenerateJsonSchema):
    """Time spans, days and texts as people write them in YAML."""

    def timedelta_schema(self, schema: core_schema.TimedeltaSchema) -> JsonSchemaValue:  # noqa: ARG002
        """A text such as 30m."""
        return {"type": "string", "pattern": SPAN, "examples": ["30m", "4h", "2d", "1w"]}

    def date_schema(self, schema: core_schema.DateSchema) -> JsonSchemaValue:  # noqa: ARG002
        """A text such as 2027-03-31."""
        return {"type": "string", "format": "date", "pattern": DAY}

    def str_schema(self, schema: core_schema.StringSchema) -> JsonSchemaValue:
        """A text whose ends are stripped is bounded without them: no bound in its schema."""
        made = super().str_schema(schema)
        if schema.get("strip_whitespace"):
            made.pop("maxLength", None)
        return made


@cache
def playbook_schema() -> dict[str, Any]:
    """The schema, draft 2020-12, with a title and a description for every section and field."""
    made = Playbook.model_json_schema(schema_generator=_Generator)
    definitions = made.pop("$defs")
    for model in _models(Playbook, set()):
        shape = made if model is Playbook else definitions[model.__name__]
        _tell_fields(model, shape["properties"])
    for shape in _shapes([made, definitions]):
        _join_lines(shape)
        _name_keys(shape, definitions)
        _tell_values(shape)
    _name_categories(definitions["Escalation"]["properties"]["triggers"])
    return {
        "$schema": DIALECT,
        "$id": ID,
        **made,
        "title": "Handrail playbook",
        "$defs": {name: definitions[name] for name in sorted(_used(made, definitions))},
    }


def playbook_schema_text() -> str:
    """The schema as the file that is published."""
    return json.dumps(playbook_schema(), ensure_ascii=False, indent=2) + "\n"


def _models(model: type[BaseModel], seen: set[type[BaseModel]]) -> Iterator[type[BaseModel]]:
    if model in seen:
        return
    seen.add(model)
    yield model
    for field in model.model_fields.values():
        for inner in _models_in(field.annotation):
            yield from _models(inner, seen)


def _models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for argument in getattr(annotation, "__args__", ()):
        yield from _models_in(argument)


def _tell_fields(model: type[BaseModel], properties: dict[str, Any]) -> None:
    """Each field's title and default, as one would write it: 4h, not a number of seconds."""
    usual = model.model_construct().model_dump(mode="json", warnings=False)
    for name, field in model.model_fields.items():
        shape = properties[name]
        shape.setdefault("title", in_words(name))
        shape.pop("default", None)
        if field.is_required() or (isinstance(usual[name], dict) and "$ref" in shape):
            continue
        if model is ReplyTemplate and usual[name]:
            shape["examples"] = [usual[name]]  # each language has its own
        elif usual[name] not in (None, [], {}) and len(json.dumps(usual[name])) <= LONGEST_DEFAULT:
            shape["default"] = usual[name]


def _shapes(node: Any) -> Iterator[dict[str, Any]]:
    """Every object of the schema, the outer before the inner."""
    if isinstance(node, dict):
        yield node
    for inner in list(node.values()) if isinstance(node, dict) else node:
        if isinstance(inner, dict | list):
            yield from _shapes(inner)


def _join_lines(shape: dict[str, Any]) -> None:
    words = shape.get("description")
    if isinstance(words, str):
        paragraphs = words.split("\n\n")
        shape["description"] = "\n\n".join(" ".join(part.split()) for part in paragraphs)


def _name_keys(shape: dict[str, Any], definitions: dict[str, Any]) -> None:
    """A mapping with fixed keys names each of them; one with coded keys refuses others."""
    names = shape.pop("propertyNames", None)
    if names is None:
        if "patternProperties" in shape:
            shape["additionalProperties"] = False
        return
    known = definitions[names["$ref"].rsplit("/", 1)[1]] if "$ref" in names else names
    value, words = shape["additionalProperties"], words_of(known["enum"])
    shape["properties"] = {
        key: {**value, "description": words.get(key, "")} for key in known["enum"]
    }
    shape["additionalProperties"] = False


def _tell_values(shape: dict[str, Any]) -> None:
    values = shape.get("enum")
    if isinstance(values, list) and (words := words_of(values)):
        shape["enumDescriptions"] = [words[value] for value in values]


def _name_categories(triggers: dict[str, Any]) -> None:
    value = next(iter(triggers["patternProperties"].values()))
    triggers["properties"] = {
        name: {**value, "description": words} for name, words in CATEGORIES.items()
    }


def _used(root: Any, definitions: dict[str, Any]) -> set[str]:
    """The definitions that the root leads to."""
    found: set[str] = set()
    waiting = [root]
    while waiting:
        for shape in _shapes(waiting.pop()):
            name = str(shape.get("$ref", "")).rsplit("/", 1)[-1]
            if name and name not in found:
                found.add(name)
                waiting.append(definitions[name])
    return found
