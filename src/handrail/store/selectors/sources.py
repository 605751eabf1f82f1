"""Reads of sources."""

from __future__ import annotations

from uuid import UUID

from django.db.models import Count, Max

from handrail.store.models import Playbook, Source, SourceRecord, Workspace


def sources_of(workspace: Workspace) -> list[Source]:
    """Every source by name, with how many leads came and when the last one did."""
    rows = Source.objects.of(workspace).select_related("playbook__active_version")
    return list(
        rows.annotate(
            number_of_leads=Count("leads"), last_lead_at=Max("leads__created_at")
        ).order_by("-is_active", "name", "id")
    )


def active_sources(workspace: Workspace, *channels: str) -> list[Source]:
    """The sources that take leads now, of these channels (none named: of all)."""
    rows = Source.objects.of(workspace).filter(is_active=True).select_related("playbook")
    if channels:
        rows = rows.filter(channel__in=channels)
    return list(rows.order_by("name", "id"))


def source_of(workspace: Workspace, source_id: UUID) -> Source | None:
    """One source of this workspace."""
    rows = Source.objects.of(workspace).select_related("playbook__active_version")
    return rows.filter(pk=source_id).first()


def playbook_choices(workspace: Workspace) -> list[Playbook]:
    """The playbooks that a source may use, by name."""
    return list(Playbook.objects.of(workspace).order_by("name"))


def newest_original(source: Source) -> SourceRecord | None:
    """The original that came last through a source."""
    rows = SourceRecord.objects.filter(source=source, erased_at=None)
    return rows.order_by("-created_at", "-id").first()
