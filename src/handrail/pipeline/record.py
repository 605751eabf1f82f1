"""Record: the eight records in Handrail's timeline, and their write-back to connections."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from handrail.core.playbook.control import RecordKind
from handrail.pipeline import providers
from handrail.pipeline.errors import Conflict
from handrail.pipeline.find import find_locked
from handrail.pipeline.invented import is_invented
from handrail.pipeline.permissions import Action, require
from handrail.pipeline.record_bodies import record_body
from handrail.ports.crm import RecordWrite
from handrail.ports.failures import Permanent
from handrail.store import audit
from handrail.store.facts import playbook_of
from handrail.store.models import (
    Connection,
    Lead,
    Member,
    Record,
    Step,
    WriteBack,
)
from handrail.store.steps import add_step

_SWITCHED_OFF = "The connection was switched off; switch it on and send this again, or discard it."


def keep(
    lead: Lead,
    kind: RecordKind,
    *,
    author: str,
    now: datetime,
    member: Member | None = None,
    **facts: Any,
) -> Record:
    """Keep one record in the timeline and put its write-backs on their way.

    Runs in the caller's transaction, so a record exists exactly when its cause does.
    """
    row = Record.objects.create(
        workspace_id=lead.workspace_id,
        created_at=now,
        lead=lead,
        kind=kind,
        author=author,
        member=member,
        body=record_body(kind, lead, member=member, **facts),
    )
    for connection in _connections(lead, kind):
        write = WriteBack.objects.create(
            workspace_id=lead.workspace_id, created_at=now, record=row, connection=connection
        )
        _put_on_its_way(write, now=now, key="0")
    return row


def _connections(lead: Lead, kind: RecordKind) -> list[Connection]:
    if is_invented(lead):
        return []
    wanted = playbook_of(lead.playbook_version).write_back.records.get(kind, ())
    active = Connection.objects.of(lead.workspace).filter(is_active=True).order_by("created_at")
    return [row for row in active if row.code in wanted or row.kind in wanted]


def _put_on_its_way(write: WriteBack, *, now: datetime, key: str) -> None:
    add_step(
        "write_back",
        subject=write.id,
        workspace=write.workspace,
        lead=write.record.lead,
        due_at=now,
        unique_key=f"write_back:{write.id}:{key}",
        queue="records",
    )


def write_body(write: WriteBack) -> bytes:
    """The exact bytes of a write: the same at every try."""
    return json.dumps(as_written(write.record), ensure_ascii=False, separators=(",", ":")).encode()


def as_written(row: Record) -> dict[str, Any]:
    """One record as a connection gets it."""
    return {
        "type": f"lead.{row.kind}",
        "timestamp": row.created_at.isoformat(),
        "data": {
            "record": str(row.id),
            "lead": str(row.lead_id),
            "kind": row.kind,
            "author": row.author,
            **row.body,
        },
    }


def write_back(step: Step, now: datetime) -> None:
    """Write one record to its connection; repeated until confirmed or given to a person."""
    write = WriteBack.objects.select_related("record__lead", "connection").get(pk=step.subject)
    if write.state != WriteBack.State.PENDING:
        return
    if not write.connection.is_active:
        _settle(write, WriteBack.State.DEAD, _SWITCHED_OFF, now=now)
        return
    write.attempts += 1
    write.save(update_fields=["attempts"])
    try:
        answer = providers.destination(write.connection).write(
            RecordWrite(
                idempotency_key=str(write.id),
                kind=write.record.kind,
                body=write_body(write),
                occurred_at=write.record.created_at.timestamp(),
            )
        )
    except Permanent as failure:
        _settle(write, WriteBack.State.DEAD, str(failure), now=now)
        return
    except Exception as failure:
        write.last_error = str(failure)[:2000]
        write.save(update_fields=["last_error"])
        raise
    _settle(write, WriteBack.State.DONE, answer, now=now)


@transaction.atomic
def give_to_person(write_back_id: UUID, *, why: str, now: datetime) -> None:
    """After the last try: the write is shown in the dead-letter list, with its reason."""
    write = WriteBack.objects.select_for_update().get(pk=write_back_id)
    if write.state == WriteBack.State.PENDING:
        _settle(write, WriteBack.State.DEAD, why, now=now)


@transaction.atomic
def _settle(write: WriteBack, state: WriteBack.State, words: str, *, now: datetime) -> None:
    write.state = state
    if state == WriteBack.State.DONE:
        write.answer, write.last_error = words[:2000], ""
    else:
        write.last_error = words[:2000]
    write.finished_at = now
    write.save()
    audit.append(
        write.workspace,
        f"write_back.{state.value}",
        now=now,
        lead=write.record.lead,
        write_back=str(write.id),
        record=write.record.kind,
        connection=str(write.connection_id),
        attempts=write.attempts,
    )


@transaction.atomic
def resend(member: Member, write_back_id: UUID, *, now: datetime) -> None:
    """Try a dead write again, under the same idempotency key."""
    require(member, Action.SETTLE_WORK)
    write = find_locked(WriteBack, member, write_back_id)
    if write.state != WriteBack.State.DEAD:
        raise Conflict(_("This record is not in the dead-letter list any more."))
    write.state = WriteBack.State.PENDING
    write.finished_at = None
    write.save()
    _put_on_its_way(write, now=now, key=str(write.attempts))
    _audit_by_member(member, write, "write_back.resent", now=now)


@transaction.atomic
def discard(member: Member, write_back_id: UUID, *, now: datetime) -> None:
    """Give a dead write up, by name."""
    require(member, Action.SETTLE_WORK)
    write = find_locked(WriteBack, member, write_back_id)
    if write.state != WriteBack.State.DEAD:
        raise Conflict(_("This record is not in the dead-letter list any more."))
    write.state = WriteBack.State.DISCARDED
    write.finished_at = now
    write.save()
    _audit_by_member(member, write, "write_back.discarded", now=now)


def _audit_by_member(member: Member, write: WriteBack, action: str, *, now: datetime) -> None:
    audit.append(
        write.workspace,
        action,
        now=now,
        actor=member,
        actor_kind="member",
        lead=write.record.lead,
        write_back=str(write.id),
        record=write.record.kind,
    )
