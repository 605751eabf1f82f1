"""A lead's place in the review queue: opened, moved up, closed."""

from __future__ import annotations

from datetime import datetime, timedelta

from handrail.core.leads import Channel
from handrail.core.playbook.document import Playbook
from handrail.pipeline.calendars import due_in
from handrail.store import audit
from handrail.store.models import Lead, Member, ReviewItem


def due_at(lead: Lead, playbook: Playbook, *, now: datetime) -> datetime:
    """When a reply is expected: the earlier of the channel's and the urgency's time."""
    review = playbook.review
    usual = review.respond_within.get(Channel(lead.channel), review.respond_within_default)
    spans: list[tuple[timedelta, str]] = [(usual, "working_hours")]
    spans += [
        (level.respond_within, level.count)
        for level in playbook.urgency
        if level.code == lead.urgency
    ]
    return min(due_in(lead.workspace, span, count, now=now) for span, count in spans)


def open_item(
    lead: Lead,
    *,
    reason: ReviewItem.Reason,
    due: datetime,
    now: datetime,
    reason_text: str = "",
    risk: int = 0,
    assigned_to: Member | None = None,
    engine_note: str = "",
) -> ReviewItem:
    """Put the lead into the queue, or bring its open item up to date (never a second one).

    `engine_note` says why another engine prepared it than the playbook names first.
    """
    item = (
        ReviewItem.objects.select_for_update()
        .filter(lead=lead, state=ReviewItem.State.OPEN)
        .first()
    )
    if item is None:
        item = ReviewItem(workspace_id=lead.workspace_id, lead=lead, created_at=now, due_at=due)
    else:
        item.version += 1
        item.due_at = min(item.due_at, due)
    item.reason = reason
    item.reason_text = reason_text
    item.engine_note = engine_note
    item.risk = max(item.risk, risk)
    item.assigned_to = item.assigned_to or assigned_to
    item.end_hold()
    item.save()
    lead.state = Lead.State.IN_REVIEW
    lead.save(update_fields=["state"])
    audit.append(
        lead.workspace,
        "review.opened",
        now=now,
        lead=lead,
        item=str(item.id),
        reason=str(reason),
        assigned_to=str(item.assigned_to_id) if item.assigned_to_id else None,
    )
    return item


def close_item(item: ReviewItem, *, now: datetime) -> None:
    """Take a decided item out of the queue."""
    item.state = ReviewItem.State.DECIDED
    item.end_hold()
    item.closed_at = now
    item.version += 1
    item.save()
