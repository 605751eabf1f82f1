"""Reads of rejected input: what could not become a lead and may be one."""

from __future__ import annotations

from uuid import UUID

from handrail.store.models import DeadLetter, Workspace
from handrail.store.selectors.paging import Page, keyset_page


def dead_letters_page(workspace: Workspace, *, settled: bool, cursor: str) -> Page[DeadLetter]:
    """One page, the newest first: those that wait, or those that somebody settled."""
    rows = DeadLetter.objects.of(workspace).select_related("source", "lead", "settled_by__user")
    waiting = DeadLetter.State.OPEN
    rows = rows.exclude(state=waiting) if settled else rows.filter(state=waiting)
    return keyset_page(rows, cursor)


def open_dead_letters(workspace: Workspace) -> int:
    """How many wait for a person."""
    return DeadLetter.objects.of(workspace).filter(state=DeadLetter.State.OPEN).count()


def dead_letter_of(workspace: Workspace, row_id: UUID) -> DeadLetter | None:
    """One of this workspace."""
    rows = DeadLetter.objects.of(workspace)
    return rows.select_related("source", "lead", "settled_by__user").filter(pk=row_id).first()
