"""Reads of single rows for acts: always of the member's own workspace, locked where asked."""

from __future__ import annotations

from typing import TypeVar
from uuid import UUID

from django.utils.translation import gettext as _

from handrail.pipeline.errors import NotFound
from handrail.store.models import Lead, Member
from handrail.store.models.base import ScopedModel

Row = TypeVar("Row", bound=ScopedModel)


def find(model: type[Row], member: Member, row_id: UUID) -> Row:
    """The row of this workspace, or NotFound."""
    row: Row | None = model._default_manager.filter(
        workspace=member.workspace_id, pk=row_id
    ).first()
    if row is None:
        raise NotFound(
            _("There is no such {verbose_name} in this workspace.").format(
                verbose_name=model._meta.verbose_name
            )
        )
    return row


def find_locked(model: type[Row], member: Member, row_id: UUID) -> Row:
    """The same, locked until the transaction ends (PostgreSQL; SQLite has one writer)."""
    row: Row | None = (
        model._default_manager.select_for_update(of=("self",))
        .filter(workspace=member.workspace_id, pk=row_id)
        .first()
    )
    if row is None:
        raise NotFound(
            _("There is no such {verbose_name} in this workspace.").format(
                verbose_name=model._meta.verbose_name
            )
        )
    return row


def lock_lead(lead_id: UUID) -> Lead:
    """The lead, locked. Who changes anything of a lead locks the lead before all else.

    One order for everybody: nobody ever waits in a circle. The audit chain's head comes last.
    """
    lead: Lead = (
        Lead.objects.select_for_update(of=("self",))
        .select_related("workspace", "playbook_version")
        .get(pk=lead_id)
    )
    return lead


def find_under_lead(model: type[Row], member: Member, row_id: UUID) -> Row:
    """A row that belongs to a lead, locked after its lead."""
    lock_lead(find(model, member, row_id).lead_id)  # type: ignore[attr-defined]
    return find_locked(model, member, row_id)
