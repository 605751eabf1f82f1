"""Presence: a member's page says every few seconds which lead it has open."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from handrail.pipeline.find import find
from handrail.pipeline.permissions import Action, require
from handrail.store.models import Lead, Member, Presence

FORGET_AFTER = timedelta(minutes=5)


@transaction.atomic
def say_present(member: Member, lead_id: UUID, *, writing: bool, now: datetime) -> None:
    """Renew that the member has this lead open; what they had open long ago is forgotten."""
    require(member, Action.READ)
    lead = find(Lead, member, lead_id)
    Presence.objects.update_or_create(
        member=member,
        lead=lead,
        defaults={"seen_at": now, "writing": writing},
        create_defaults={
            "workspace_id": member.workspace_id,
            "created_at": now,
            "seen_at": now,
            "writing": writing,
        },
    )
    mine = Presence.objects.of(member.workspace).filter(member=member)
    mine.filter(seen_at__lt=now - FORGET_AFTER).delete()


@transaction.atomic
def say_gone(member: Member, lead_id: UUID) -> None:
    """The member has closed this lead."""
    require(member, Action.READ)
    Presence.objects.of(member.workspace).filter(member=member, lead=lead_id).delete()
