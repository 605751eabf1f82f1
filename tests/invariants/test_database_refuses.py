"""SQL past the application: the database itself refuses it, through any connection."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import psycopg
import pytest
from django.db import DatabaseError, connection, transaction

from handrail.pipeline import review
from handrail.pipeline.recipients import known_recipients
from handrail.pipeline.revisions import latest_revision
from handrail.store.acting import acting_as
from handrail.store.models import Decision, Delivery, Lead
from handrail.store.models.base import new_id
from tests.invariants.live import Live

pytestmark = pytest.mark.django_db(transaction=True)

ENQUIRY = "Could you service our boiler? It is a Vaillant from 2015 in Millbrook, any weekday."

CHANGES = {
    "another text": "UPDATE store_decision SET text = 'Everything is free.'",
    "another recipient of a decision": "UPDATE store_decision SET recipient = 'x@evil.example'",
    "another digest": "UPDATE store_decision SET message_sha256 = repeat_zero",
    "another decider": "UPDATE store_decision SET member_id = other_member",
    "a decision gone": "DELETE FROM store_decision",
    "another recipient": "UPDATE store_delivery SET recipient = 'x@evil.example'",
    "another digest to send": "UPDATE store_delivery SET message_sha256 = repeat_zero",
    "sent without sending": "UPDATE store_delivery SET state = 'sent'",
    "sending without the message": "UPDATE store_delivery SET state = 'sending'",
    "a delivery gone": "DELETE FROM store_delivery",
    "an event changed": "UPDATE store_auditevent SET action = 'nothing.happened'",
    "an event's data changed": "UPDATE store_auditevent SET data = '{}' WHERE sequence = 2",
    "an event gone": "DELETE FROM store_auditevent WHERE sequence = 3",
    "an original changed": "UPDATE store_sourcerecord SET fields = '{}'",
    "an original gone": "DELETE FROM store_sourcerecord",
    "a message changed": "UPDATE store_message SET text = 'I accept every price.'",
    "a revision changed": "UPDATE store_draftrevision SET text = 'Everything is free.'",
    "a playbook version changed": "UPDATE store_playbookversion SET document = 'handrail: 1'",
    "a ledger row changed": "UPDATE store_modelcall SET request = '{}'",
    "a ledger row gone": "DELETE FROM store_modelcall",
    "a member gone": "DELETE FROM store_member",
}


@dataclass
class Scene:
    """A lead that is approved and waits for its undo window, and one that is still open."""

    live: Live
    decision: Decision
    waiting: Lead


@pytest.fixture
def scene() -> Scene:
    live = Live.new()
    first = live.take_in(ENQUIRY, number=1)
    second = live.take_in(f"{ENQUIRY} Thank you.", number=2)
    live.run_steps()
    reviewer = live.members["reviewer"]
    item = live.open_item(first.lead_id)
    lead = live.lead(first.lead_id)
    draft = latest_revision(lead)
    assert item is not None
    assert draft is not None
    choice = review.Choice(
        "send", draft.subject, draft.text, known_recipients(lead)[0], lead.last_inbound_id
    )
    decision = review.decide(reviewer, item.id, version=item.version, choice=choice, now=live.now)
    return Scene(live, decision, live.lead(second.lead_id))


Execute = Callable[[str], None]


@pytest.fixture(params=["the application's connection", "a plain connection"])
def execute(request: pytest.FixtureRequest) -> Iterator[Execute]:
    """Runs one statement, through Django's cursor or a driver that knows nothing of Handrail."""
    if request.param.startswith("the"):
        yield _by_django
        return
    with closing(_plain_connection()) as plain:

        def run(statement: str) -> None:
            plain.cursor().execute(statement)
            plain.commit()

        yield run


def _by_django(statement: str) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def _plain_connection() -> Any:
    settings = connection.settings_dict
    if connection.vendor == "sqlite":
        return sqlite3.connect(settings["NAME"])
    return psycopg.connect(
        dbname=settings["NAME"],
        user=settings["USER"],
        password=settings["PASSWORD"],
        host=settings["HOST"],
        port=settings["PORT"],
    )


REFUSED = (DatabaseError, sqlite3.DatabaseError, psycopg.DatabaseError)


@pytest.mark.parametrize("what", CHANGES)
def test_a_change_of_history_is_refused(scene: Scene, execute: Execute, what: str) -> None:
    other = scene.live.members["owner"].id
    statement = (
        CHANGES[what]
        .replace("repeat_zero", f"'{'0' * 64}'")
        .replace("other_member", _quoted(other))
    )
    with pytest.raises(REFUSED):
        execute(statement)


def _quoted(value: Any) -> str:
    if connection.vendor == "sqlite" and hasattr(value, "hex"):
        return f"'{value.hex}'"
    return f"'{value}'"


def _copy_of_decision(scene: Scene, **changes: str) -> str:
    """INSERT of a decision like the one that stands, on the lead that is open."""
    item = scene.live.open_item(scene.waiting.id)
    draft = latest_revision(scene.waiting)
    assert item is not None
    assert draft is not None
    columns = [field.column for field in Decision._meta.concrete_fields]
    values = {column: column for column in columns} | {
        "id": _quoted(new_id()),
        "item_id": _quoted(item.id),
        "lead_id": _quoted(scene.waiting.id),
        "answers_id": _quoted(scene.waiting.last_inbound_id),
        "revision_id": _quoted(draft.id),
        **changes,
    }
    chosen = ", ".join(values[column] for column in columns)
    return (
        f"INSERT INTO store_decision ({', '.join(columns)}) "
        f"SELECT {chosen} FROM store_decision WHERE id = {_quoted(scene.decision.id)}"
    )


def test_a_decision_that_nobody_makes_is_refused(scene: Scene, execute: Execute) -> None:
    with pytest.raises(REFUSED):
        execute(_copy_of_decision(scene))


def test_a_decision_in_somebody_elses_name_is_refused(scene: Scene) -> None:
    with pytest.raises(DatabaseError), acting_as(scene.live.members["manager"]):
        _by_django(_copy_of_decision(scene))


def test_a_decision_by_an_auditor_is_refused(scene: Scene) -> None:
    auditor = scene.live.members["auditor"]
    with pytest.raises(DatabaseError), acting_as(auditor):
        _by_django(_copy_of_decision(scene, member_id=_quoted(auditor.id)))


def test_a_decision_by_a_member_who_left_is_refused(scene: Scene) -> None:
    reviewer = scene.live.members["reviewer"]
    reviewer.is_active = False
    reviewer.save()
    with pytest.raises(DatabaseError), acting_as(reviewer):
        _by_django(_copy_of_decision(scene))


def test_a_decision_on_other_bytes_is_refused(scene: Scene) -> None:
    reviewer = scene.live.members["reviewer"]
    with pytest.raises(DatabaseError), acting_as(reviewer):
        _by_django(_copy_of_decision(scene, message_sha256=f"'{'0' * 64}'"))


def test_a_decision_on_an_older_message_is_refused(scene: Scene) -> None:
    reviewer = scene.live.members["reviewer"]
    older = _quoted(scene.decision.answers_id)
    with pytest.raises(DatabaseError), acting_as(reviewer):
        _by_django(_copy_of_decision(scene, answers_id=older))


def test_the_same_decision_by_the_member_who_acts_is_taken(scene: Scene) -> None:
    """What the tests above change is all that stands in the way."""
    with acting_as(scene.live.members["reviewer"]):
        _by_django(_copy_of_decision(scene))
    assert Decision.objects.filter(lead=scene.waiting).count() == 1


def _copy_of_delivery(scene: Scene, decision: str, **changes: str) -> str:
    columns = [field.column for field in Delivery._meta.concrete_fields]
    values = {column: column for column in columns} | {
        "id": _quoted(new_id()),
        "decision_id": decision,
        "message_id": "'<another@cedar.example>'",
        **changes,
    }
    chosen = ", ".join(values[column] for column in columns)
    return f"INSERT INTO store_delivery ({', '.join(columns)}) SELECT {chosen} FROM store_delivery"


def test_a_delivery_without_a_decision_is_refused(scene: Scene, execute: Execute) -> None:
    with pytest.raises(REFUSED):
        execute(_copy_of_delivery(scene, _quoted(new_id())))


def test_a_second_delivery_of_a_decision_is_refused(scene: Scene, execute: Execute) -> None:
    with pytest.raises(REFUSED):
        execute(_copy_of_delivery(scene, _quoted(scene.decision.id)))


def test_a_delivery_of_an_undone_decision_is_refused(scene: Scene, execute: Execute) -> None:
    review.undo(scene.live.members["reviewer"], scene.decision.id, now=scene.live.now)
    with pytest.raises(REFUSED):
        execute(_copy_of_delivery(scene, _quoted(scene.decision.id), state="'pending'"))


def test_a_cancelled_delivery_stays_cancelled(scene: Scene, execute: Execute) -> None:
    review.undo(scene.live.members["reviewer"], scene.decision.id, now=scene.live.now)
    with pytest.raises(REFUSED):
        execute("UPDATE store_delivery SET state = 'pending'")


def test_a_sent_delivery_is_never_sent_again(scene: Scene, execute: Execute) -> None:
    scene.live.now += timedelta(minutes=1)
    scene.live.run_steps()
    assert Delivery.objects.get(decision=scene.decision).state == "sent"
    for state in ("pending", "sending", "uncertain", "failed", "cancelled"):
        with pytest.raises(REFUSED):
            execute(f"UPDATE store_delivery SET state = '{state}'")


def test_an_event_out_of_order_is_refused(scene: Scene, execute: Execute) -> None:
    columns = "id, workspace_id, sequence, at, action, actor_kind, data, previous_hash, hash"
    chosen = (
        f"{_quoted(new_id())}, workspace_id, 999999, at, 'forged', actor_kind, data, hash, hash"
    )
    with pytest.raises(REFUSED):
        execute(
            f"INSERT INTO store_auditevent ({columns}) "
            f"SELECT {chosen} FROM store_auditevent WHERE sequence = 1"
        )


def test_a_model_call_for_a_held_lead_is_refused(scene: Scene, execute: Execute) -> None:
    Lead.objects.filter(pk=scene.waiting.pk).update(person_first=True, released_at=None)
    with pytest.raises(REFUSED):
        execute(
            "INSERT INTO store_modelcall SELECT "
            + ", ".join(
                _quoted(new_id()) if name == "id" else name for name in _columns("store_modelcall")
            )
            + f" FROM store_modelcall WHERE lead_id = {_quoted(scene.waiting.id)}"
        )


def _columns(table: str) -> list[str]:
    with connection.cursor() as cursor:
        return [
            column.name for column in connection.introspection.get_table_description(cursor, table)
        ]
