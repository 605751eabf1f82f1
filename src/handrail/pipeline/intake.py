"""Intake: keep the original, recognise repeats and replies, make the lead. Then answer."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from handrail.core.intake.content import content_key
from handrail.pipeline import record
from handrail.pipeline.attachments import must_be_read_first, put_reading_first
from handrail.pipeline.contacts import contact_for
from handrail.pipeline.errors import Invalid
from handrail.pipeline.find import find
from handrail.pipeline.owners import first_named
from handrail.pipeline.permissions import Action, require
from handrail.pipeline.repeats import find_repeat
from handrail.pipeline.screening import put_screening
from handrail.pipeline.threads import join_thread
from handrail.pipeline.voiding import void_pending
from handrail.store import audit
from handrail.store.facts import playbook_of
from handrail.store.locks import lock_name
from handrail.store.models import (
    Author,
    Lead,
    Member,
    Message,
    ReviewItem,
    Source,
    SourceRecord,
    Workspace,
)


@dataclass(frozen=True, slots=True)
class Accepted:
    """What became of an input: its lead; whether it was a repeat, or a reply that joined."""

    lead_id: UUID
    duplicate: bool = False
    joined: bool = False


@dataclass(frozen=True, slots=True)
class Incoming:
    """One input with its original. `fields` are the mapped values by standard name."""

    fields: Mapping[str, str]
    body: bytes
    content_type: str
    context: Mapping[str, Any] = field(default_factory=dict)
    idempotency_key: str | None = None
    external_id: str | None = None
    subject: str = ""
    in_reply_to: str = ""
    references: str = ""
    quoted_text: str = ""
    attachments: tuple[Mapping[str, Any], ...] = ()
    thread_token: str = ""
    sent_at: datetime | None = None


@transaction.atomic
def accept(
    source: Source, incoming: Incoming, *, now: datetime, member: Member | None = None
) -> Accepted:
    """Store one input: a new lead, a message on a known thread, or a repeat of what is there.

    Everything is committed when this returns (unless the caller holds a transaction).
    """
    key = content_key(source.channel, incoming.fields)
    lock_name(f"intake:{source.workspace_id}:{key}")
    if incoming.idempotency_key:
        lock_name(f"intake:{source.id}:{incoming.idempotency_key}")
    if incoming.external_id:
        lock_name(f"intake:{source.workspace_id}:{incoming.external_id}")
    window = _playbook(source).review.duplicate_window
    repeat = find_repeat(source, incoming, key, window=window, now=now)
    if repeat is not None:
        return _note_repeat(source, repeat, incoming, now=now)
    original = _keep_original(source, incoming, key, now=now)
    lead = join_thread(source.workspace, incoming, now=now)
    joined = lead is not None
    if lead is None:
        lead = _new_lead(source, incoming, now=now, member=member)
    _attach(original, lead, incoming, now=now, joined=joined, member=member)
    return Accepted(lead.id, joined=joined)


def accept_fields(
    source: Source,
    *,
    fields: Mapping[str, str],
    now: datetime,
    body: bytes,
    content_type: str,
    context: Mapping[str, Any] | None = None,
    idempotency_key: str | None = None,
    external_id: str | None = None,
    member: Member | None = None,
) -> Accepted:
    """Store mapped fields with their original."""
    incoming = Incoming(
        fields=fields,
        body=body,
        content_type=content_type,
        context=context or {},
        idempotency_key=idempotency_key,
        external_id=external_id,
        subject=fields.get("subject", ""),
    )
    return accept(source, incoming, now=now, member=member)


def type_in(
    member: Member, source_id: UUID, *, fields: Mapping[str, str], now: datetime
) -> Accepted:
    """Store what a member typed in: a call note, a referral."""
    require(member, Action.ADD_LEAD)
    source = find(Source, member, source_id)
    given = {name: value.strip() for name, value in fields.items() if value.strip()}
    if not given.get("message"):
        raise Invalid(
            _("Write down what was said or asked: it is what the reply rests on."), field="message"
        )
    body = "\n".join(f"{name}: {value}" for name, value in given.items()).encode()
    return accept_fields(
        source,
        fields=given,
        now=now,
        body=body,
        content_type="text/plain; charset=utf-8",
        member=member,
    )


def _note_repeat(
    source: Source, repeat: SourceRecord, incoming: Incoming, *, now: datetime
) -> Accepted:
    lead = repeat.lead
    if lead is None:
        raise RuntimeError("a source record without its lead")
    audit.append(
        source.workspace,
        "intake.repeated",
        now=now,
        actor_kind="prospect",
        lead=lead,
        source=str(source.id),
        original=str(repeat.id),
        sha256=hashlib.sha256(incoming.body).hexdigest(),
    )
    return Accepted(lead.id, duplicate=True)


def _keep_original(source: Source, incoming: Incoming, key: str, *, now: datetime) -> SourceRecord:
    return SourceRecord(
        workspace=source.workspace,
        created_at=now,
        source=source,
        body=incoming.body,
        content_type=incoming.content_type[:200],
        sha256=hashlib.sha256(incoming.body).hexdigest(),
        size=len(incoming.body),
        fields=dict(incoming.fields),
        context=dict(incoming.context),
        idempotency_key=incoming.idempotency_key,
        external_id=incoming.external_id,
        content_key=key,
    )


def _new_lead(source: Source, incoming: Incoming, *, now: datetime, member: Member | None) -> Lead:
    version = source.playbook.active_version
    if version is None:
        raise RuntimeError(f"the playbook of source {source.id} has no active version")
    return Lead.objects.create(
        workspace=source.workspace,
        created_at=now,
        source=source,
        contact=contact_for(source.workspace, incoming.fields, now=now),
        channel=source.channel,
        playbook_version=version,
        subject=incoming.subject[:500],
        fields=dict(incoming.fields),
        context=dict(incoming.context),
        thread_token=secrets.token_hex(10),
        owner=_owner(source.workspace, source, member),
    )


def _owner(workspace: Workspace, source: Source, member: Member | None) -> Member | None:
    if member is not None:
        return member
    return first_named(workspace, [source.settings.get("owner", ""), "manager", "owner"])


def _attach(
    original: SourceRecord,
    lead: Lead,
    incoming: Incoming,
    *,
    now: datetime,
    joined: bool,
    member: Member | None,
) -> None:
    original.lead = lead
    original.save(force_insert=True)
    message = Message.objects.create(
        workspace_id=lead.workspace_id,
        created_at=now,
        lead=lead,
        source_record=original,
        author=Author.PROSPECT,
        member=member,
        subject=incoming.subject[:500],
        text=incoming.fields.get("message", ""),
        quoted_text=incoming.quoted_text,
        message_id=(incoming.external_id or "")[:998],
        in_reply_to=incoming.in_reply_to[:998],
        references=incoming.references,
        attachments=[dict(part) for part in incoming.attachments],
        sent_at=incoming.sent_at or now,
    )
    audit.append(
        lead.workspace,
        "intake.joined" if joined else "intake.accepted",
        now=now,
        actor=member,
        actor_kind="member" if member else "prospect",
        lead=lead,
        source=str(original.source_id),
        original=str(original.id),
        message=str(message.id),
        sha256=original.sha256,
    )
    record.keep(lead, "source_note", author=Author.PROSPECT, now=now, source_record=original)
    _back_to_screening(lead, message, now=now)


def _back_to_screening(lead: Lead, message: Message, *, now: datetime) -> None:
    lead.last_inbound = message
    lead.state = Lead.State.RECEIVED
    lead.save(update_fields=["last_inbound", "state"])
    void_pending(lead, because="The prospect wrote again before it was sent.", now=now)
    ReviewItem.objects.filter(lead=lead, state=ReviewItem.State.OPEN).update(
        version=F("version") + 1,
        reason=ReviewItem.Reason.NEW_MESSAGE,
        reason_text="The prospect wrote again.",
    )
    if must_be_read_first(message):
        put_reading_first(message, now=now)
    else:
        put_screening(message, now=now)


def _playbook(source: Source) -> Any:
    version = source.playbook.active_version
    if version is None:
        raise RuntimeError(f"the playbook of source {source.id} has no active version")
    return playbook_of(version)
