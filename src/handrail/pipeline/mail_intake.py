"""Mail that comes in: enquiries, replies on a thread, and what only needs a note."""

from __future__ import annotations

import hashlib
from dataclasses import asdict
from datetime import datetime

from django.db import transaction

from handrail.core.intake.errors import IntakeError
from handrail.core.intake.mail import ParsedMail, parse_mail
from handrail.core.intake.mail_kind import MailKind
from handrail.pipeline import dead_letters
from handrail.pipeline.find import lock_lead
from handrail.pipeline.intake import Accepted, Incoming, accept
from handrail.pipeline.queue import due_at, open_item
from handrail.store import audit
from handrail.store.facts import playbook_of
from handrail.store.models import DeadLetter, Delivery, ReviewItem, Source

RISK_BOUNCED = 70
CONTENT_TYPE = "message/rfc822"


def accept_mail(source: Source, *, raw: bytes, now: datetime) -> Accepted | None:
    """Take one message in; committed on return. None for automatic replies and bounces.

    Raises IntakeError for bytes that are no mail, after they were kept as a dead letter.
    """
    try:
        mail = parse_mail(raw)
        if mail.is_for_people and not mail.fields.get("message") and not mail.attachments:
            raise IntakeError(
                422, "empty_mail", "The mail holds no text that could be read: open the original."
            )
    except IntakeError as error:
        row = dead_letters.keep(
            source,
            body=raw,
            content_type=CONTENT_TYPE,
            reason_code=error.code,
            reason=error.message,
            now=now,
        )
        error.dead_letter_id = row.id
        raise
    if not mail.is_for_people:
        _note(source, mail, raw, now=now)
        return None
    return accept(source, _incoming(mail, raw), now=now)


def _incoming(mail: ParsedMail, raw: bytes) -> Incoming:
    return Incoming(
        fields=mail.fields,
        body=raw,
        content_type=CONTENT_TYPE,
        external_id=mail.message_id or None,
        subject=mail.subject,
        in_reply_to=mail.in_reply_to,
        references=mail.references,
        quoted_text=mail.quoted_text,
        attachments=tuple(asdict(part) for part in mail.attachments),
        thread_token=mail.thread_token,
        sent_at=mail.date,
    )


@transaction.atomic
def _note(source: Source, mail: ParsedMail, raw: bytes, *, now: datetime) -> None:
    """Write an automatic message down; a bounce of ours brings its lead back to a person."""
    row = _delivery_of(source, mail)
    lead = lock_lead(row.lead_id) if row else None
    dead_letters.keep(
        source,
        body=raw,
        content_type=CONTENT_TYPE,
        reason_code=mail.kind.value,
        reason="An automatic message, kept for the record: nobody has to answer it.",
        now=now,
        state=DeadLetter.State.DISCARDED,
    )
    audit.append(
        source.workspace,
        f"mail.{mail.kind.value}",
        now=now,
        lead=lead,
        source=str(source.id),
        sha256=hashlib.sha256(raw).hexdigest(),
    )
    if row is None or lead is None or mail.kind != MailKind.BOUNCE:
        return
    open_item(
        lead,
        reason=ReviewItem.Reason.NOT_DELIVERED,
        due=due_at(lead, playbook_of(lead.playbook_version), now=now),
        now=now,
        reason_text=f"The reply came back: {mail.subject}"[:500],
        risk=RISK_BOUNCED,
        assigned_to=row.decision.member,
    )


def _delivery_of(source: Source, mail: ParsedMail) -> Delivery | None:
    ids = [*mail.returned_ids, mail.in_reply_to]
    rows = Delivery.objects.of(source.workspace).filter(message_id__in=[one for one in ids if one])
    return rows.select_related("lead", "decision__member").first()
