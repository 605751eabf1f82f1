"""Escalation deadlines: when nobody acts in time, the next in the chain is asked."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from handrail.core.playbook.document import Playbook
from handrail.pipeline.find import lock_lead
from handrail.pipeline.owners import named_members
from handrail.store import audit
from handrail.store.facts import playbook_of
from handrail.store.models import Member, ReviewItem, Step
from handrail.store.steps import add_step


def watch(item: ReviewItem, *, due_at: datetime) -> None:
    """Look at this item again at its deadline."""
    item.escalation_due_at = due_at
    item.save(update_fields=["escalation_due_at"])
    add_step(
        "escalation_due",
        subject=item.id,
        workspace=item.workspace,
        lead=item.lead,
        due_at=due_at,
        unique_key=f"escalation:{item.id}:{due_at.isoformat()}",
    )


def next_in_chain(item: ReviewItem, playbook: Playbook) -> Member | None:
    """Who is asked after the present one; nobody after the last."""
    chain = named_members(item.workspace, playbook.escalation.chain)
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
    successor = next_in_chain(item, playbook)
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
    if successor is None:
        item.escalation_due_at = None
        item.save()
        return
    as_long_as_before = due - (item.escalated_at or item.created_at)
    item.assigned_to, item.escalated_at = successor, now
    item.save()
    watch(item, due_at=now + as_long_as_before)
