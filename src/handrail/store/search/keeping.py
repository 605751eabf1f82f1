"""Keeps the searched words of a lead in step, in the transaction of what changes them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import F, Value
from django.db.models.functions import Concat
from django.db.models.signals import post_save

from handrail.core.search.words import searched_words
from handrail.store.models import Contact, Decision, Lead, LeadText, Message, Task
from handrail.store.search.matching import workspace_word

MOST_WORDS = 20_000
"""Words of one lead that are searched: what comes after is not found."""


def connect() -> None:
    """Follow every row that holds something to be found."""
    post_save.connect(_lead_saved, sender=Lead)
    post_save.connect(_contact_saved, sender=Contact)
    for kind in (Message, Decision, Task):
        post_save.connect(_said, sender=kind)


def rebuild(lead: Lead) -> None:
    """Write the words of a lead anew, from the rows as they are now."""
    LeadText.objects.update_or_create(lead=lead, defaults={"words": _joined(lead, _all(lead))})


def _all(lead: Lead) -> Iterable[str]:
    contact = lead.contact
    yield from (contact.name, contact.email, contact.phone, contact.company)
    yield from (lead.subject, lead.outcome_note)
    for row in lead.messages.order_by("created_at", "id").only("subject", "text"):
        yield from (row.subject, row.text)
    yield from lead.decisions.order_by("created_at").values_list("reason", flat=True)
    for title, detail in lead.tasks.order_by("created_at").values_list("title", "detail"):
        yield from (title, detail)


def _joined(lead: Lead, texts: Iterable[str]) -> str:
    words = [workspace_word(lead.workspace_id)]
    for text in texts:
        words += searched_words(text)
        if len(words) > MOST_WORDS:
            break
    return " ".join(words[:MOST_WORDS])


def _lead_saved(instance: Lead, *, created: bool, update_fields: Any = None, **_: Any) -> None:
    changed = set(update_fields or ()) & {"subject", "outcome_note", "contact"}
    if created or changed:
        rebuild(instance)


def _contact_saved(instance: Contact, *, created: bool, **_: Any) -> None:
    if not created:
        for lead in Lead.objects.filter(contact=instance).select_related("contact"):
            rebuild(lead)


def _said(instance: Message | Decision | Task, *, created: bool, **_: Any) -> None:
    """What is new is put behind the rest; nothing else is read for it."""
    if not created:
        return
    if isinstance(instance, Message):
        text = f"{instance.subject} {instance.text}"
    elif isinstance(instance, Decision):
        text = instance.reason
    else:
        text = f"{instance.title} {instance.detail}"
    if words := " ".join(searched_words(text)[:MOST_WORDS]):
        rows = LeadText.objects.filter(lead=instance.lead_id)
        rows.update(words=Concat(F("words"), Value(" " + words)))
