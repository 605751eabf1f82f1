"""Reads of closed days and absences."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from django.db.models import Count, Q

from handrail.store.models import Absence, ClosedDay, ReviewItem, Workspace


def closed_days(workspace: Workspace, *, since: date) -> list[ClosedDay]:
    """The closed days from this one on."""
    return list(ClosedDay.objects.of(workspace).filter(day__gte=since).order_by("day"))


def absences_of(workspace: Workspace, *, now: datetime) -> list[Absence]:
    """Who is or will be away, the next first, with how many open leads are theirs."""
    rows = Absence.objects.of(workspace).filter(ends_at__gt=now, ended_at=None)
    open_items = Q(member__assigned_items__state=ReviewItem.State.OPEN)
    return list(
        rows.select_related("member__user", "stand_in__user", "set_by__user")
        .annotate(number_open=Count("member__assigned_items", filter=open_items))
        .order_by("starts_at", "id")
    )


def absence_of(workspace: Workspace, absence_id: UUID) -> Absence | None:
    """One absence of this workspace."""
    return Absence.objects.of(workspace).filter(pk=absence_id).first()
