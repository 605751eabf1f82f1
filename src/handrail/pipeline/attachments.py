"""Attachments: their text is read before screening, so that screening sees all that a lead says."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from handrail.core.intake.mail_body import attachment_contents
from handrail.pipeline import providers
from handrail.pipeline.find import lock_lead
from handrail.pipeline.screening import put_screening
from handrail.ports.attachments import AttachmentRead
from handrail.store import audit
from handrail.store.models import AttachmentText, Author, Message, SourceRecord, Step
from handrail.store.steps import add_step

MOST_READ = 10
"""Attachments of one message that are read; the others stay in the original."""
_TOO_MANY = AttachmentRead(why=f"Only the first {MOST_READ} attachments are read.")
_GONE = AttachmentRead(why="It is not in the original any more.")


def must_be_read_first(message: Message) -> bool:
    """Whether a file of this message, or of one that it overtakes, waits to be read."""
    return bool(_unread(message))


def _unread(message: Message) -> list[Message]:
    """The prospect's messages on the thread whose files nobody has read yet, this one too."""
    rows = message.lead.messages.filter(author=Author.PROSPECT, attachment_texts=None)
    return [row for row in rows.exclude(attachments=[]) if _has_readable(row)]


def _has_readable(message: Message) -> bool:
    """Whether a message holds an attachment of a type that is read."""
    reader = providers.attachment_reader()
    return any(reader.reads(*_named(listed)) for listed in message.attachments)


def put_reading_first(message: Message, *, now: datetime) -> None:
    """Put the reading on its way, in the caller's transaction; screening follows it."""
    add_step(
        "read_attachments",
        subject=message.id,
        workspace=message.lead.workspace,
        lead=message.lead,
        due_at=now,
        unique_key=f"read_attachments:{message.id}",
        queue="reading",
    )


def read_attachments(step: Step, now: datetime) -> None:
    """Read every attachment with no transaction open, keep the texts, and go on to screening.

    Screening reads the whole thread: files of messages that this one overtook are read with it.
    """
    message = Message.objects.select_related("lead__workspace").get(pk=step.subject)
    found = [(each, _read(each)) for each in _unread(message)]
    with transaction.atomic():
        lead = lock_lead(message.lead_id)
        if Step.objects.filter(unique_key=f"screen:{message.id}").exists():
            return  # by the worker that had this step before
        kept = [read for each, reads in found for read in _keep(each, reads, now=now)]
        audit.append(
            lead.workspace,
            "attachments.read",
            now=now,
            lead=lead,
            message=str(message.id),
            read=sum(bool(read.text) for read in kept),
            whole=len(kept),
        )
        put_screening(message, now=now)


def _read(message: Message) -> list[AttachmentRead]:
    reader, original = providers.attachment_reader(), message.source_record
    contents = list(attachment_contents(bytes(original.body))) if original else []
    reads = []
    for position, listed in enumerate(message.attachments):
        if position >= len(contents):
            reads.append(_GONE)
        elif position >= MOST_READ:
            reads.append(_TOO_MANY)
        else:
            reads.append(reader.read(contents[position], *_named(listed)))
    return reads


def _named(listed: dict[str, Any]) -> tuple[str, str]:
    return str(listed.get("content_type", "")), str(listed.get("name", ""))


def _keep(
    message: Message, reads: Sequence[AttachmentRead], *, now: datetime
) -> Sequence[AttachmentRead]:
    """The rows of one message, under its lead's lock; what was kept.

    Nothing, where another worker was quicker, or the original was erased while it was read.
    """
    erased = SourceRecord.objects.filter(message=message, erased_at__isnull=False)
    if message.attachment_texts.exists() or erased.exists():
        return ()
    AttachmentText.objects.bulk_create(
        AttachmentText(
            workspace_id=message.workspace_id,
            created_at=now,
            message=message,
            position=position,
            name=str(listed.get("name", ""))[:255],
            content_type=str(listed.get("content_type", ""))[:127],
            sha256=str(listed.get("sha256", "")),
            text=read.text,
            why=read.why,
        )
        for position, (listed, read) in enumerate(zip(message.attachments, reads, strict=True))
    )
    return reads
