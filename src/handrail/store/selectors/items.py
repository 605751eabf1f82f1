"""Reads of single rows that the review desk acts on."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from handrail.store.models import Decision, Delivery, ReviewItem, Workspace


def item_of(workspace: Workspace, item_id: UUID) -> ReviewItem | None:
    """An item of this workspace."""
    return ReviewItem.objects.of(workspace).filter(pk=item_id).first()


def item_with_lead(workspace: Workspace, item_id: UUID) -> ReviewItem | None:
    """An item with its lead and whom it is about."""
    rows = ReviewItem.objects.of(workspace).select_related("lead__contact", "held_by__user")
    return rows.filter(pk=item_id).first()


def names_of_items(workspace: Workspace, item_ids: Sequence[UUID]) -> dict[UUID, str]:
    """Whom these items are about."""
    rows = ReviewItem.objects.of(workspace).filter(pk__in=item_ids)
    return {row.id: str(row.lead.contact) for row in rows.select_related("lead__contact")}


def decision_of(workspace: Workspace, decision_id: UUID) -> Decision | None:
    """A decision of this workspace with its lead and delivery."""
    return (
        Decision.objects.of(workspace)
        .select_related(
            "lead__contact", "lead__playbook_version", "member__user", "delivery", "item"
        )
        .defer("approved_bytes", "delivery__raw")
        .filter(pk=decision_id)
        .first()
    )


def delivery_of(workspace: Workspace, delivery_id: UUID) -> Delivery | None:
    """A delivery of this workspace."""
    return Delivery.objects.of(workspace).defer("raw").filter(pk=delivery_id).first()
