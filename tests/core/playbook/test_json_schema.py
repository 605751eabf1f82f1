"""The published schema: valid, complete, and never stricter than the document's own."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from datetime import date
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from pydantic import BaseModel, ValidationError

from handrail.core.playbook.document import Playbook
from handrail.core.playbook.json_schema import playbook_schema, playbook_schema_text
from handrail.core.playbook.load import validate_playbook
from handrail.core.playbook.yaml_reading import plain, read_yaml

ROOT = Path(__file__).resolve().parents[3]
STARTERS = sorted(
    (one for one in files("handrail.starters").iterdir() if one.name.endswith(".yaml")),
    key=lambda one: one.name,
)
VALIDATOR = Draft202012Validator(playbook_schema())
FULL: Any = plain(read_yaml(STARTERS[-1].read_text("utf-8")))


def complaints(document: Any) -> list[str]:
    return [f"{fault.json_path}: {fault.message}" for fault in VALIDATOR.iter_errors(document)]


def test_the_published_file_is_the_generated_one() -> None:
    """After a change: `handrail playbook schema > docs/playbook.schema.json`."""
    published = (ROOT / "docs/playbook.schema.json").read_text("utf-8")
    assert published == playbook_schema_text()


def test_it_is_a_schema() -> None:
    Draft202012Validator.check_schema(playbook_schema())
    assert playbook_schema()["$schema"] == Draft202012Validator.META_SCHEMA["$id"]


@pytest.mark.parametrize("starter", STARTERS, ids=lambda one: one.name)
def test_every_starter_is_valid_under_it(starter: Any) -> None:
    assert complaints(plain(read_yaml(starter.read_text("utf-8")))) == []


def fields(shape: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every named key of the schema with its path."""
    for where, part in (("", shape), *shape["$defs"].items()):
        for name, inner in part.get("properties", {}).items():
            yield f"{where}.{name}", inner
            for key, value in inner.get("properties", {}).items():
                yield f"{where}.{name}.{key}", value


def test_every_section_and_field_says_what_it_is_for() -> None:
    found = dict(fields(playbook_schema()))
    assert [path for path, shape in found.items() if len(shape.get("description", "")) < 10] == []
    assert [
        path for path, shape in found.items() if path.count(".") == 1 and "title" not in shape
    ] == []
    shapes = playbook_schema()["$defs"].items()
    assert [name for name, shape in shapes if not shape.get("description")] == []
    counted = sum(len(model.model_fields) for model in models(Playbook))
    assert counted == sum(1 for path in found if path.count(".") == 1)


def models(model: type[BaseModel]) -> set[type[BaseModel]]:
    found = {model}
    waiting: list[Any] = [field.annotation for field in model.model_fields.values()]
    while waiting:
        one = waiting.pop()
        waiting += getattr(one, "__args__", ())
        if isinstance(one, type) and issubclass(one, BaseModel):
            found |= models(one)
    return found


def test_every_fixed_value_says_what_it_means() -> None:
    def silent(node: Any) -> Iterator[list[str]]:
        if isinstance(node, list):
            for inner in node:
                yield from silent(inner)
        elif isinstance(node, dict):
            if "enum" in node and len(node.get("enumDescriptions", ())) != len(node["enum"]):
                yield node["enum"]
            yield from silent(list(node.values()))

    assert list(silent(playbook_schema())) == []


def test_time_spans_and_defaults_are_as_people_write_them() -> None:
    review = playbook_schema()["$defs"]["Review"]["properties"]
    assert review["respond_within_default"]["default"] == "4h"
    assert review["undo_window"]["default"] == "20s"
    assert review["undo_window"]["type"] == "string"
    points = playbook_schema()["properties"]["control_points"]
    assert "price" in points["properties"]
    assert points["additionalProperties"] is False


@pytest.mark.parametrize(
    ("change", "place"),
    [
        ({"busines": "Typo"}, "$"),
        ({"urgency": [{"code": "n", "name": "N", "respond_within": "four hours"}]}, "$.urgency[0]"),
        ({"urgency": [{"code": "n", "name": "N", "respond_within": 30}]}, "$.urgency[0]"),
        ({"control_points": {"prices": {}}}, "$.control_points"),
        ({"inputs": {"channels": {"fax": []}}}, "$.inputs.channels"),
        ({"tasks": {"summary": "perhaps"}}, "$.tasks.summary"),
        ({"facts": [{"code": "a", "statement": "A.", "kind": "prise"}]}, "$.facts[0].kind"),
        ({"facts": [{"code": "a", "statement": "A.", "expires": "soon"}]}, "$.facts[0].expires"),
        ({"escalation": {"triggers": {"Anger": {}}}}, "$.escalation.triggers"),
    ],
)
def test_an_editor_marks_what_the_document_refuses(change: dict[str, Any], place: str) -> None:
    document = {**copy.deepcopy(FULL), **change}
    assert any(line.startswith(place) for line in complaints(document))
    with pytest.raises(ValidationError):
        Playbook.model_validate(document)


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("respond_within: 30", "write a time span such as 30m, 4h or 2d (found 30)"),
        ("respond_within: 4h, deadline_within: 5.5", "write a time span"),
    ],
)
def test_a_number_is_no_time_span(written: str, said: str) -> None:
    text = (
        "name: A\nbusiness: B\nservices: [{code: a, name: A, words: [a]}]\n"
        f"urgency: [{{code: n, name: N, {written}}}]\n"
    )
    assert any(said in str(problem) for problem in validate_playbook(text, date(2026, 3, 2)))


_WRITTEN = (
    "a x_1 4h 90d ٣h owner dana@cedar.example 2027-03-31 2027-02-30 yes on price form en 1 any all "
    "person_first builtin text task {service} *"
)
WORDS = st.sampled_from(
    [*_WRITTEN.split(), "", " ", "\n", " 4h ", "A sentence.", "best price in *"]
)
SCALARS = st.one_of(
    WORDS, st.integers(-2, 700), st.floats(-1, 2), st.booleans(), st.none(), st.just("x" * 4001)
)
VALUES = st.one_of(
    SCALARS,
    st.lists(SCALARS, max_size=3),
    st.dictionaries(WORDS | st.sampled_from(["code", "name", "words", "to"]), SCALARS, max_size=3),
)


def places(node: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    if path:
        yield path
    parts = (
        node.items()
        if isinstance(node, dict)
        else enumerate(node)
        if isinstance(node, list)
        else ()
    )
    for key, inner in parts:
        yield from places(inner, (*path, key))


def leaves(node: Any) -> Iterator[tuple[str | int, ...]]:
    return (path for path in places(node) if not isinstance(at(node, path), dict | list))


def at(node: Any, path: tuple[str | int, ...]) -> Any:
    for part in path:
        node = node[part]
    return node


LEAVES = sorted(leaves(FULL), key=str)
PLACES = sorted(places(FULL), key=str)
KEYS = sorted({name for model in models(Playbook) for name in model.model_fields})
CHANGES = st.one_of(
    st.tuples(st.sampled_from(LEAVES), st.none(), SCALARS),
    st.tuples(st.sampled_from(PLACES), st.none() | st.sampled_from(KEYS), VALUES),
)


def put(document: Any, path: tuple[str | int, ...], key: str | None, value: Any) -> None:
    """Put a value at a place (or under a key beside it), if an earlier change left it there."""
    *way, last = path
    try:
        inside = at(document, tuple(way))
        inside[key if key is not None and isinstance(inside, dict) else last] = value
    except (KeyError, IndexError, TypeError):
        return


@given(st.lists(CHANGES, min_size=1, max_size=2))
@settings(max_examples=max(400, settings.default.max_examples))
def test_whatever_the_document_accepts_the_schema_accepts(
    changes: list[tuple[tuple[str | int, ...], str | None, Any]],
) -> None:
    document = copy.deepcopy(FULL)
    for change in changes:
        put(document, *change)
    try:
        playbook = Playbook.model_validate(document)
    except ValidationError:
        event("refused")
        return
    event("accepted")
    assert complaints(document) == []
    assert complaints(playbook.model_dump(mode="json")) == []
