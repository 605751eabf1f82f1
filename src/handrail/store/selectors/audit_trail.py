"""Reads of the audit trail."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from handrail.store.models import AuditEvent, AuditHead, Lead, Workspace
from handrail.store.selectors.paging import Page, keyset_page


@dataclass(frozen=True, slots=True)
class AuditFilter:
    """What to show; None and empty mean all. `area` is an action's first part (`intake`)."""

    area: str = ""
    actor: UUID | None = None
    lead: UUID | None = None


def events_page(workspace: Workspace, wanted: AuditFilter, cursor: str) -> Page[AuditEvent]:
    """One page of events, the newest first."""
    return keyset_page(_matching(workspace, wanted), cursor, by="sequence", kind=int)


def all_events(workspace: Workspace, wanted: AuditFilter) -> Iterator[AuditEvent]:
    """Every matching event, the oldest first, read in pieces."""
    return _matching(workspace, wanted).order_by("sequence").iterator(chunk_size=500)


def areas(workspace: Workspace) -> list[str]:
    """The first parts of the actions that occur."""
    rows = AuditEvent.objects.filter(workspace=workspace).values_list("action", flat=True)
    return sorted({action.partition(".")[0] for action in rows.distinct().order_by("action")})


def chain_head(workspace: Workspace) -> AuditHead | None:
    """The newest event's number and hash."""
    return AuditHead.objects.filter(workspace=workspace).first()


def lead_exists(workspace: Workspace, lead_id: UUID) -> bool:
    """Whether this workspace has such a lead."""
    return Lead.objects.of(workspace).filter(pk=lead_id).exists()


def _matching(workspace: Workspace, wanted: AuditFilter) -> QuerySet[AuditEvent]:
    rows = AuditEvent.objects.filter(workspace=workspace).select_related(
        "actor__user", "lead__contact"
    )
    if wanted.area:
        rows = rows.filter(action__startswith=f"{wanted.area}.")
    if wanted.actor is not None:
        rows = rows.filter(actor=wanted.actor)
    if wanted.lead is not None:
        rows = rows.filter(lead=wanted.lead)
    return rows
