"""Reads of single rows for acts: always of the member's own workspace, locked where asked."""

from __future__ import annotations

from typing import TypeVar
from uuid import UUID

from handrail.pipeline.errors import NotFound
from handrail.store.models import Member
from handrail.store.models.base import ScopedModel

Row = TypeVar("Row", bound=ScopedModel)


def find(model: type[Row], member: Member, row_id: UUID) -> Row:
    """The row of this workspace, or NotFound."""
    row: Row | None = model._default_manager.filter(
        workspace=member.workspace_id, pk=row_id
    ).first()
    if row is None:
        raise NotFound(f"There is no such {model._meta.verbose_name} in this workspace.")
    return row


def find_locked(model: type[Row], member: Member, row_id: UUID) -> Row:
    """The same, locked until the transaction ends (PostgreSQL; SQLite has one writer)."""
    row: Row | None = (
        model._default_manager.select_for_update(of=("self",))
        .filter(workspace=member.workspace_id, pk=row_id)
        .first()
    )
    if row is None:
        raise NotFound(f"There is no such {model._meta.verbose_name} in this workspace.")
    return row
