"""What an empty queue says: what came in and went out today, and what is due next."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from handrail.store.models import Decision, Delivery, Lead, ReviewItem, Workspace


@dataclass(frozen=True, slots=True)
class Today:
    """The day so far. `next_follow_up` is the soonest lead that comes back by itself."""

    came_in: int
    decided: int
    preparing: int
    to_copy: int
    next_follow_up: Lead | None
    next_due: ReviewItem | None


def today(workspace: Workspace, *, since: datetime, now: datetime) -> Today:
    """Counts since the start of the workspace's day, and what is next."""
    leads = Lead.objects.of(workspace)
    decided = Decision.objects.of(workspace).filter(created_at__gte=since, undone_at=None)
    return Today(
        came_in=leads.filter(created_at__gte=since).count(),
        decided=decided.exclude(kind__in=Decision.KEEPS_OPEN).count(),
        preparing=leads.filter(state__in=(Lead.State.RECEIVED, Lead.State.PREPARING)).count(),
        to_copy=waiting_to_be_copied(workspace),
        next_follow_up=leads.filter(next_follow_up_at__isnull=False)
        .select_related("contact")
        .order_by("next_follow_up_at")
        .first(),
        next_due=ReviewItem.objects.of(workspace)
        .filter(state=ReviewItem.State.OPEN)
        .exclude(held_until__gt=now)
        .select_related("lead__contact")
        .order_by("due_at", "-risk", "id")
        .first(),
    )


def waiting_to_be_copied(workspace: Workspace) -> int:
    """Approved replies that a person still has to copy into their channel."""
    return Delivery.objects.of(workspace).filter(state=Delivery.State.AWAITING_COPY).count()
