"""Erasure: a person's data goes, the history of what was done stays and still verifies."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from handrail.pipeline.errors import Conflict
from handrail.pipeline.find import find_locked
from handrail.pipeline.permissions import Action, require
from handrail.pipeline.voiding import void_pending
from handrail.store import audit, search
from handrail.store.acting import erasing
from handrail.store.models import (
    AttachmentText,
    Contact,
    Decision,
    Delivery,
    DraftRequest,
    DraftRevision,
    FindingRow,
    Lead,
    Member,
    Message,
    ModelCall,
    Output,
    Record,
    ReviewItem,
    SignOff,
    SignOffRequest,
    SourceRecord,
    Task,
)

ERASED = "[erased]"


@transaction.atomic
def erase_contact(member: Member, contact_id: UUID, *, now: datetime) -> None:
    """Erase everything that says who a contact is and what was written, for good.

    Ids, times, codes, authors and digests stay: the audit chain never held anything else.
    """
    require(member, Action.ERASE)
    contact = find_locked(Contact, member, contact_id)
    if contact.erased_at is not None:
        raise Conflict(_("This contact's data was erased already."))
    for lead in Lead.objects.select_for_update(of=("self",)).filter(contact=contact):
        void_pending(lead, because="The prospect's data was erased.", now=now)
        erase_lead(lead, now=now)
        audit.append(
            lead.workspace,
            "lead.erased",
            now=now,
            actor=member,
            actor_kind="member",
            lead=lead,
        )
    erase_who(contact, now=now)
    audit.append(
        contact.workspace,
        "contact.erased",
        now=now,
        actor=member,
        actor_kind="member",
        contact=str(contact.id),
    )


def erase_who(contact: Contact, *, now: datetime) -> None:
    """Forget who a contact is. Its leads are erased before."""
    with erasing():
        contact.name, contact.email, contact.phone, contact.company = ERASED, "", "", ""
        contact.erased_at = now
        contact.save()


def erase_lead(lead: Lead, *, now: datetime) -> None:
    """Erase what was written on one lead, in and out, and close it."""
    with erasing():
        _erase_lead(lead, now=now)


def _erase_lead(lead: Lead, *, now: datetime) -> None:
    _erase_what_came(lead, now=now)
    _erase_what_was_prepared(lead)
    _erase_what_went_out(lead)
    lead.subject = ERASED
    lead.fields, lead.context, lead.outcome_note = {}, {}, ""
    lead.state = Lead.State.CLOSED
    lead.next_follow_up_at = None
    lead.save()
    ReviewItem.objects.filter(lead=lead).update(reason_text="", escalation_note="", hold_note="")
    ReviewItem.objects.filter(lead=lead, state=ReviewItem.State.OPEN).update(
        state=ReviewItem.State.DECIDED, closed_at=now
    )
    search.rebuild(lead)


def _erase_what_came(lead: Lead, *, now: datetime) -> None:
    SourceRecord.objects.filter(lead=lead).update(
        body=b"", fields={}, context={}, external_id=None, idempotency_key=None, erased_at=now
    )
    Message.objects.filter(lead=lead).update(
        text=ERASED, subject="", quoted_text="", attachments=[]
    )
    AttachmentText.objects.filter(message__lead=lead).update(name=ERASED, text="", why="")
    FindingRow.objects.filter(lead=lead).update(text="", why="", start=0, end=0)


def _erase_what_was_prepared(lead: Lead) -> None:
    Output.objects.filter(lead=lead).update(body={})
    ModelCall.objects.filter(lead=lead).update(request={}, sent=[], response="", error="")
    DraftRevision.objects.filter(lead=lead).update(text=ERASED, subject=ERASED)
    DraftRequest.objects.filter(lead=lead).update(instruction=ERASED, words="")
    SignOffRequest.objects.filter(item__lead=lead).update(statement=ERASED)
    SignOff.objects.filter(request__item__lead=lead).update(note="")


def _erase_what_went_out(lead: Lead) -> None:
    Decision.objects.filter(lead=lead).update(
        recipient="", subject="", text="", approved_bytes=b"", reason=""
    )
    Delivery.objects.filter(lead=lead).update(recipient="", raw=None, answer="")
    Record.objects.filter(lead=lead).update(body={})
    Task.objects.filter(lead=lead).update(title=ERASED, detail="")
