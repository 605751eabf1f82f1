"""`verify` on a real database whose rows were changed by somebody who switched the triggers off."""

from __future__ import annotations

import pytest
from django.db import connection
from django.utils import timezone
from tests import factories

from handrail.store import audit, triggers
from handrail.store.models import Workspace

pytestmark = pytest.mark.django_db


@pytest.fixture
def workspace() -> Workspace:
    space = factories.workspace()
    for number in range(6):
        audit.append(space, "lead.screened", now=timezone.now(), number=number)
    return space


@pytest.fixture
def without_triggers(workspace: Workspace) -> None:
    triggers.remove(connection)


def run(statement: str, *values: object) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def first_problem(workspace: Workspace) -> str:
    return audit.verify(workspace).problems[0].message


def test_a_chain_that_nobody_touched_is_intact(workspace: Workspace) -> None:
    result = audit.verify(workspace)
    assert result.intact
    assert result.events == 6


@pytest.mark.usefixtures("without_triggers")
def test_a_changed_event_is_named(workspace: Workspace) -> None:
    run("UPDATE store_auditevent SET action = 'lead.released' WHERE sequence = 3")
    assert first_problem(workspace).startswith("event 3 (lead.released,")


@pytest.mark.usefixtures("without_triggers")
def test_a_removed_event_is_named(workspace: Workspace) -> None:
    run("DELETE FROM store_auditevent WHERE sequence = 4")
    assert first_problem(workspace) == "event 4 was removed"


@pytest.mark.usefixtures("without_triggers")
def test_events_removed_at_the_end_are_missed(workspace: Workspace) -> None:
    run("DELETE FROM store_auditevent WHERE sequence >= 5")
    assert first_problem(workspace) == "event 5 to 6 was removed at the end"


@pytest.mark.usefixtures("without_triggers")
def test_reordered_events_are_named(workspace: Workspace) -> None:
    run("UPDATE store_auditevent SET sequence = 99 WHERE sequence = 2")
    run("UPDATE store_auditevent SET sequence = 2 WHERE sequence = 3")
    run("UPDATE store_auditevent SET sequence = 3 WHERE sequence = 99")
    assert first_problem(workspace).startswith("event 2 ")


def test_what_a_person_wrote_cannot_slip_into_the_chain(workspace: Workspace) -> None:
    with pytest.raises(TypeError, match="cannot hold"):
        audit.append(workspace, "x", now=timezone.now(), words={"name": "Maria"})  # type: ignore[arg-type]


def test_two_workspaces_have_chains_of_their_own(workspace: Workspace) -> None:
    other = factories.workspace()
    audit.append(other, "lead.screened", now=timezone.now())
    assert audit.verify(other).events == 1
    assert audit.verify(workspace).events == 6
