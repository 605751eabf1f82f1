"""`handrail audit verify`: well only on an intact chain."""

from __future__ import annotations

import pytest
from django.db import connection
from django.utils import timezone

from handrail.store import audit, triggers
from handrail.store.models import Workspace
from tests import factories
from tests.commands.conftest import Run

pytestmark = pytest.mark.django_db


@pytest.fixture
def space() -> Workspace:
    """With three events."""
    made = factories.workspace(slug="cedar")
    for number in range(3):
        audit.append(made, f"event.{number}", now=timezone.now())
    return made


def change(sql: str) -> None:
    """As somebody with the database's password may."""
    triggers.remove(connection)
    with connection.cursor() as cursor:
        cursor.execute(sql)


def test_an_intact_chain_ends_well_and_tells_its_last_hash(run: Run, space: Workspace) -> None:
    said = run("audit", "verify")
    assert said.exit_code == 0, said.output
    assert "cedar: intact, 3 events" in said.output
    last = audit.append(space, "event.3", now=timezone.now())
    assert last.hash in run("audit", "verify", "--workspace", "cedar").output


@pytest.mark.parametrize(
    ("sql", "words"),
    [
        ("UPDATE store_auditevent SET action = 'x' WHERE sequence = 2", "event 2"),
        ("DELETE FROM store_auditevent WHERE sequence = 2", "event 2"),
        ("DELETE FROM store_auditevent WHERE sequence = 3", "event 3"),
        ("UPDATE store_auditevent SET sequence = 9 WHERE sequence = 1", "event"),
    ],
)
def test_what_was_done_to_a_chain_is_named(
    run: Run, space: Workspace, sql: str, words: str
) -> None:
    change(sql)
    said = run("audit", "verify")
    assert said.exit_code == 1
    assert "cedar: NOT intact" in said.output
    assert words in said.output


def test_one_workspace_can_be_read_alone(run: Run, space: Workspace) -> None:
    other = factories.workspace(slug="other")
    audit.append(other, "event", now=timezone.now())
    change(f"UPDATE store_auditevent SET action = 'x' WHERE workspace_id = '{_id(other)}'")
    assert run("audit", "verify", "--workspace", "cedar").exit_code == 0
    assert run("audit", "verify").exit_code == 1


def _id(space: Workspace) -> str:
    return space.pk.hex if connection.vendor == "sqlite" else str(space.pk)


def test_an_unknown_workspace_is_named(run: Run, space: Workspace) -> None:
    said = run("audit", "verify", "--workspace", "elsewhere")
    assert said.exit_code == 2
    assert "elsewhere" in said.output
