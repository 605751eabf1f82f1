"""A playbook goes through its form without loss: every section, every member, every value."""

from __future__ import annotations

from pathlib import Path
from typing import Any, get_args, get_origin

import pytest
from hypothesis import HealthCheck, given, settings
from pydantic import BaseModel
from tests.core.playbook.editing.documents import PLAYBOOKS
from tests.core.playbook.editing.test_rewriting import STARTERS, TRADES

from handrail.core.findings import INBOUND_CATEGORIES, ControlPoint
from handrail.core.playbook.document import Playbook
from handrail.core.playbook.editing import members
from handrail.core.playbook.editing.fields import Group, MemberList
from handrail.core.playbook.editing.fields import Path as Place
from handrail.core.playbook.editing.rendering import block
from handrail.core.playbook.editing.rewriting import rewritten, values_of
from handrail.core.playbook.editing.sections import SECTIONS
from handrail.core.playbook.editing.typed import applied, bound
from handrail.core.playbook.load import load_playbook

SHORT = """\
handrail: 1
name: Bathrooms
business: Cedar & Stone
services:
  - {code: bathroom, name: bathroom refit, words: [bathroom, shower]}
urgency:
  - {code: normal, name: Normal, respond_within: 1d}
"""


def parts(values: dict[str, Any]) -> list[tuple[tuple[Group, ...], Place]]:
    """The groups of every page of the form, sections and members."""
    found: list[tuple[tuple[Group, ...], Place]] = [
        (section.groups(values), ()) for section in SECTIONS
    ]
    for section in SECTIONS:
        for one in section.lists:
            names = members.codes(values, one)
            for place in names if one.keyed else range(len(names)):
                path = (*one.path, place)
                found.append((one.groups(values, path), path))
    return found


def typed_over(values: dict[str, Any], wanted: dict[str, Any]) -> dict[str, Any]:
    """What a document says once everything of another was typed into its form."""
    for section in SECTIONS:
        for one in section.lists:
            values = with_members_of(values, wanted, one)
    for groups, path in parts(wanted):
        shown = {one.name: one.shown or "" for one in bound(groups, wanted, under=path)}
        values = applied(bound(groups, values, under=path), shown, values)
    return values


def with_members_of(
    values: dict[str, Any], wanted: dict[str, Any], one: MemberList
) -> dict[str, Any]:
    for name in reversed(members.codes(values, one)):
        place = name if one.keyed else len(members.codes(values, one)) - 1
        values = members.taken_out(values, one, place)
    for name in members.codes(wanted, one):
        values, _ = members.added(values, one, name)
    return values


def in_effect(playbook: Playbook) -> Playbook:
    """With what counts where nothing is written, so that saying it makes no difference."""
    points = {point: playbook.control_point(point) for point in ControlPoint}
    triggers = {name: playbook.escalation.trigger(name) for name in INBOUND_CATEGORIES}
    escalation = playbook.escalation.model_copy(update={"triggers": triggers})
    return playbook.model_copy(update={"control_points": points, "escalation": escalation})


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(values=PLAYBOOKS)
def test_a_form_that_is_sent_as_it_was_shown_changes_nothing(values: dict[str, Any]) -> None:
    text = "# kept\n" + block(values, 0) + "\n"
    for groups, path in parts(values_of(text)):
        fields = bound(groups, values_of(text), under=path)
        given = {field.name: field.shown for field in fields if field.shown is not None}
        assert applied(fields, given, values_of(text)) == values_of(text)


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(wanted=PLAYBOOKS)
def test_a_whole_playbook_can_be_typed_into_the_form(wanted: dict[str, Any]) -> None:
    """Everything that one playbook says, typed into the form of another, is the same playbook."""
    expected = Playbook.model_validate(wanted)
    result = load_playbook(rewritten(SHORT, typed_over(values_of(SHORT), wanted)))
    assert in_effect(result) == in_effect(expected)


@pytest.mark.parametrize("path", STARTERS, ids=lambda path: path.name)
def test_every_starter_goes_through_the_form_without_loss(path: Path) -> None:
    text = path.read_text("utf-8")
    values = values_of(text)
    for groups, place in parts(values):
        fields = bound(groups, values, under=place)
        assert [field.name for field in fields if field.shown is None] == []
        given = {field.name: str(field.shown) for field in fields}
        assert rewritten(text, applied(fields, given, values)) == text


@pytest.mark.parametrize("path", STARTERS, ids=lambda path: path.name)
def test_every_starter_can_be_typed_into_the_form(path: Path) -> None:
    wanted = values_of(path.read_text("utf-8"))
    result = load_playbook(rewritten(SHORT, typed_over(values_of(SHORT), wanted)))
    assert in_effect(result) == in_effect(load_playbook(path.read_text("utf-8")))


def test_every_field_of_the_schema_is_in_the_form() -> None:
    """A new field of a section that the form does not show would be one that nobody finds."""
    values = values_of(TRADES)
    shown = {
        ".".join(str(part) for part in field.path if isinstance(part, str))
        for groups, path in parts(values)
        for field in bound(groups, values, under=path)
    }
    lists = {".".join(one.path) for section in SECTIONS for one in section.lists}  # type: ignore[arg-type]
    missing = [
        name
        for name in named_in(Playbook)
        if not any(f"{found}.".startswith(f"{name}.") for found in shown | lists)
    ]
    assert missing == ["handrail"]


def named_in(model: type[BaseModel], before: str = "") -> list[str]:
    found = []
    for name, field in model.model_fields.items():
        kinds = [field.annotation, *get_args(field.annotation)]
        inner = [kind for kind in kinds if isinstance(kind, type) and issubclass(kind, BaseModel)]
        is_map = get_origin(field.annotation) is dict
        found += (
            named_in(inner[0], f"{before}{name}.") if inner and not is_map else [f"{before}{name}"]
        )
    return found
