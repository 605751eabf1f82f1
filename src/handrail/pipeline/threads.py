"""Which lead an input is a reply to."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from handrail.store.models import Delivery, Lead, Message, Workspace

if TYPE_CHECKING:
    from handrail.pipeline.intake import Incoming

_MESSAGE_ID = re.compile(r"<[^<>\s]{1,996}>")
MAX_REFERENCES = 50


def join_thread(workspace: Workspace, incoming: Incoming) -> Lead | None:
    """The lead whose thread this input continues: by its token, else by its references.

    A subject alone never joins: two people may write about the same thing.
    """
    leads = Lead.objects.of(workspace).select_for_update(of=("self",))
    if incoming.thread_token:
        lead: Lead | None = leads.filter(thread_token=incoming.thread_token).first()
        if lead is not None:
            return lead
    named = _MESSAGE_ID.findall(f"{incoming.in_reply_to} {incoming.references}")[-MAX_REFERENCES:]
    if not named:
        return None
    known = (
        Message.objects.of(workspace)
        .filter(message_id__in=named)
        .order_by("-created_at")
        .values_list("lead_id", flat=True)
        .first()
    ) or (
        Delivery.objects.of(workspace)
        .filter(message_id__in=named)
        .order_by("-created_at")
        .values_list("lead_id", flat=True)
        .first()
    )
    found: Lead | None = leads.filter(pk=known).first() if known else None
    return found
