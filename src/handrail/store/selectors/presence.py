"""Reads of who has which lead open."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import UUID

from handrail.store.models import Lead, Member, Presence, ReviewItem

HERE = timedelta(seconds=40)
"""Without a sign of life for so long somebody is not there any more: two renewals were missed."""


def others_at(lead: Lead, *, besides: Member, now: datetime) -> list[Presence]:
    """The other members who have this lead open, who writes first."""
    rows = Presence.objects.of(lead.workspace).filter(lead=lead, seen_at__gt=now - HERE)
    rows = rows.exclude(member=besides).select_related("member__user")
    return list(rows.order_by("-writing", "created_at"))


def present_at(
    items: Iterable[ReviewItem], *, besides: Member, now: datetime
) -> dict[UUID, list[str]]:
    """For each lead of these items that others have open: their names."""
    leads = [item.lead_id for item in items]
    rows = Presence.objects.of(besides.workspace).filter(lead__in=leads, seen_at__gt=now - HERE)
    found: dict[UUID, list[str]] = {}
    for row in rows.exclude(member=besides).select_related("member__user").order_by("created_at"):
        found.setdefault(row.lead_id, []).append(str(row.member))
    return found
