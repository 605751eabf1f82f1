"""Trying an outside place before relying on it: says what came back, changes nothing here."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from handrail.pipeline import providers
from handrail.pipeline.find import find
from handrail.pipeline.permissions import Action, require
from handrail.ports.crm import RecordWrite
from handrail.ports.failures import OutsideFailure
from handrail.store.models import Connection, Member, Source
from handrail.store.models.base import new_id


@dataclass(frozen=True, slots=True)
class Trial:
    """Whether it worked, and the outside's own words."""

    worked: bool
    words: str


def try_mailbox(member: Member, source_id: UUID) -> Trial:
    """Sign in to a source's mailbox and look whether new mail waits; takes none of it."""
    require(member, Action.MANAGE_SOURCES)
    source = find(Source, member, source_id)
    try:
        box = providers.mailbox(source)
        first = next(iter(box.fetch_new()), None)
    except OutsideFailure as failure:
        return Trial(False, str(failure))
    folder = source.settings.get("folder") or "INBOX"
    waiting = "New mail waits in it." if first else "No new mail waits in it."
    return Trial(True, f"Signed in, and the folder {folder} opened. {waiting}")


def try_connection(member: Member, connection_id: UUID, *, now: datetime) -> Trial:
    """Send a signed test message to a connection; receivers know it by its type `test`."""
    require(member, Action.MANAGE_CONNECTIONS)
    connection = find(Connection, member, connection_id)
    key = str(new_id())
    body = {"type": "test", "timestamp": now.isoformat(), "data": {"sent_by": "Handrail"}}
    try:
        answer = providers.destination(connection).write(
            RecordWrite(
                idempotency_key=key,
                kind="test",
                body=json.dumps(body, separators=(",", ":")).encode(),
                occurred_at=now.timestamp(),
            )
        )
    except OutsideFailure as failure:
        return Trial(False, str(failure))
    return Trial(True, answer or "The receiver took it and said nothing more.")
