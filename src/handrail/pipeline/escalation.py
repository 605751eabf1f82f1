"""Escalation deadlines: when nobody acts in time, the next in the chain is asked."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from handrail.core.playbook.document import Playbook
from handrail.pipeline.absences import present
from handrail.pipeline.calendars import due_in, span_between
from handrail.pipeline.find import lock_lead
from handrail.pipeline.owners import named_members
from handrail.store import audit
from handrail.store.facts import playbook_of
from handrail.store.models import Member, ReviewItem, Step
from handrail.store.steps import add_step


def watch(item: ReviewItem, *, due_at: datetime, count: str = "clock") -> None:
    """Look at this item again at its deadline; `count` says how the time up to it is counted."""
    item.escalation_due_at, item.escalation_count = due_at, count
    item.escalation_missed_at = None
    item.save(update_fields=["escalation_due_at", "escalation_count", "escalation_missed_at"])
    add_step(
        "escalation_due",
        subject=item.id,
        workspace=item.workspace,
        lead=item.lead,
        due_at=due_at,
        unique_key=f"escalation:{item.id}:{due_at.isoformat()}",
    )


def next_in_chain(item: ReviewItem, playbook: Playbook, *, now: datetime) -> Member | None:
    """Who is asked after the present one, stand-ins for who is away; nobody after the last."""
    chain = present(named_members(item.workspace, playbook.escalation.chain), now=now)
    ids = [member.id for member in chain]
    if item.assigned_to_id not in ids:
        return chain[0] if chain else None
    following = chain[ids.index(item.assigned_to_id) + 1 :]
    return following[0] if following else None


@transaction.atomic
def escalation_due(step: Step, now: datetime) -> None:
    """Hand an item that nobody settled in time to the next, for as long. Decides nothing."""
    lock_lead(ReviewItem.objects.get(pk=step.subject).lead_id)
    item = (
        ReviewItem.objects.select_for_update(of=("self",))
        .select_related("lead__playbook_version", "workspace")
        .get(pk=step.subject)
    )
    due = item.escalation_due_at
    if item.state != ReviewItem.State.OPEN or due is None or due > now:
        return
    playbook = playbook_of(item.lead.playbook_version)
    successor = next_in_chain(item, playbook, now=now)
    audit.append(
        item.workspace,
        "escalation.missed",
        now=now,
        lead=item.lead,
        item=str(item.id),
        was=str(item.assigned_to_id) if item.assigned_to_id else None,
        next=str(successor.id) if successor else None,
    )
    item.version += 1
    item.risk = 100
    item.end_hold()
    if successor is None:
        item.escalation_due_at, item.escalation_missed_at = None, now
        item.save()
        return
    began = item.escalated_at or item.created_at
    as_long_as_before = span_between(item.workspace, began, due, item.escalation_count)
    item.assigned_to, item.escalated_at = successor, now
    item.save()
    count = item.escalation_count
    watch(item, due_at=due_in(item.workspace, as_long_as_before, count, now=now), count=count)
