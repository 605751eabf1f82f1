"""Which lead an input is a reply to: the rows that the rule of `core.intake.threads` asks for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Max

from handrail.core.intake.content import normal_email
from handrail.core.intake.threads import (
    SUBJECT_WINDOW,
    KnownLead,
    ThreadClues,
    lead_of_thread,
    message_ids,
)
from handrail.pipeline.find import lock_lead
from handrail.store.models import Delivery, Lead, Message, Workspace

if TYPE_CHECKING:
    from handrail.pipeline.intake import Incoming

MOST_CANDIDATES = 50


def join_thread(workspace: Workspace, incoming: Incoming, *, now: datetime) -> Lead | None:
    """The lead whose thread this input continues, locked; None for a new one."""
    clues = ThreadClues(
        token=incoming.thread_token,
        in_reply_to=incoming.in_reply_to,
        references=incoming.references,
        subject=incoming.subject,
        sender=incoming.fields.get("email", ""),
    )
    known = lead_of_thread(
        clues,
        by_token=_by_token(workspace, clues),
        by_message_id=_by_message_id(workspace, clues),
        candidates=_of_the_sender(workspace, clues, now=now),
        now=now,
    )
    if known is None:
        return None
    return lock_lead(UUID(known))


def _by_token(workspace: Workspace, clues: ThreadClues) -> Mapping[str, str]:
    if not clues.token:
        return {}
    leads = Lead.objects.of(workspace).filter(thread_token=clues.token)
    return {token: str(key) for token, key in leads.values_list("thread_token", "id")}


def _by_message_id(workspace: Workspace, clues: ThreadClues) -> Mapping[str, str]:
    """Leads by the Message-IDs that stand on their threads: received, sent and being sent."""
    named = (*message_ids(clues.in_reply_to), *message_ids(clues.references))
    if not named:
        return {}
    return {
        name: str(key)
        for model in (Delivery, Message)
        for name, key in model.objects.of(workspace)
        .filter(message_id__in=named)
        .order_by("created_at")
        .values_list("message_id", "lead_id")
    }


def _of_the_sender(
    workspace: Workspace, clues: ThreadClues, *, now: datetime
) -> Sequence[KnownLead]:
    sender = normal_email(clues.sender)
    if not sender or not clues.subject:
        return ()
    leads = (
        Lead.objects.of(workspace)
        .filter(contact__email=sender)
        .annotate(last_at=Max("messages__created_at"))
        .filter(last_at__gte=now - SUBJECT_WINDOW)
        .order_by("-last_at")[:MOST_CANDIDATES]
    )
    return [KnownLead(str(lead.id), sender, lead.subject, lead.last_at) for lead in leads]
