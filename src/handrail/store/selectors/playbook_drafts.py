"""Reads of playbook drafts."""

from __future__ import annotations

from uuid import UUID

from handrail.store.models import PlaybookDraft, Workspace


def open_drafts_of(workspace: Workspace) -> list[PlaybookDraft]:
    """Every open draft, the one changed last first, without their documents."""
    rows = PlaybookDraft.objects.of(workspace).filter(closed_at=None)
    return list(
        rows.select_related("playbook", "changed_by__user", "base")
        .defer("document", "base__document")
        .order_by("-changed_at", "-id")
    )


def draft_of(workspace: Workspace, draft_id: UUID) -> PlaybookDraft | None:
    """One draft of this workspace, open or closed, with the version that it was written from."""
    rows = PlaybookDraft.objects.of(workspace).select_related(
        "playbook__active_version", "base", "changed_by__user", "created_by__user"
    )
    return rows.filter(pk=draft_id).first()
