"""Reads of contacts: who they are and everything that belongs to them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Q

from handrail.store.models import Contact, Lead, Message, Record, Task, Workspace
from handrail.store.selectors.paging import Page, keyset_page

MAX_SEARCH_WORDS = 8
NEWEST = 200


@dataclass(frozen=True, slots=True)
class ContactFile:
    """All that is kept of one contact; each list newest first, the newest `NEWEST` of each."""

    leads: Sequence[Lead]
    messages: Sequence[Message]
    tasks: Sequence[Task]
    records: Sequence[Record]


def contacts_page(workspace: Workspace, search: str, cursor: str) -> Page[Contact]:
    """One page of contacts, the newest first, with the number of their leads."""
    rows = Contact.objects.of(workspace).annotate(number_of_leads=Count("leads"))
    for word in search.split()[:MAX_SEARCH_WORDS]:
        rows = rows.filter(
            Q(name__icontains=word)
            | Q(email__icontains=word)
            | Q(phone__icontains=word)
            | Q(company__icontains=word)
        )
    return keyset_page(rows, cursor)


def contact_of(workspace: Workspace, contact_id: UUID) -> Contact | None:
    """One contact of this workspace."""
    return Contact.objects.of(workspace).filter(pk=contact_id).first()


def contact_file(workspace: Workspace, contact: Contact) -> ContactFile:
    """The contact's leads, messages, tasks and records."""
    mine = {"lead__contact": contact}
    leads = Lead.objects.of(workspace).filter(contact=contact)
    messages = Message.objects.of(workspace).filter(**mine)
    tasks = Task.objects.of(workspace).filter(**mine)
    records = Record.objects.of(workspace).filter(**mine)
    newest = ("-created_at", "-id")
    return ContactFile(
        leads=list(leads.select_related("source", "owner__user").order_by(*newest)[:NEWEST]),
        messages=list(messages.select_related("lead", "member__user").order_by(*newest)[:NEWEST]),
        tasks=list(tasks.select_related("owner__user", "done_by__user").order_by(*newest)[:NEWEST]),
        records=list(records.select_related("lead", "member__user").order_by(*newest)[:NEWEST]),
    )
