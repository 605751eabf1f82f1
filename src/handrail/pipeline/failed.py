"""A step that keeps failing: whatever it was about goes to a person, with the reason."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from django.db import transaction

from handrail.pipeline import delivered, record, redraft
from handrail.pipeline.find import lock_lead
from handrail.pipeline.queue import due_at, open_item
from handrail.store import audit
from handrail.store.facts import playbook_of
from handrail.store.models import Delivery, Lead, ReviewItem, Step

RISK_FAILED = 70


@transaction.atomic
def step_failed(step: Step, reason: str, now: datetime) -> None:
    """Called once by the runner when it gives a step to a person."""
    audit.append(
        step.workspace, "step.failed", now=now, lead=step.lead, step=str(step.id), kind=step.kind
    )
    consequence = _CONSEQUENCES.get(step.kind)
    if consequence is not None:
        consequence(step, reason, now)


def _lead_waits_for_a_person(step: Step, reason: str, now: datetime) -> None:
    if step.lead_id is None:
        return
    lead = lock_lead(step.lead_id)
    if lead.state not in (Lead.State.RECEIVED, Lead.State.PREPARING):
        return
    open_item(
        lead,
        reason=ReviewItem.Reason.PREPARATION_FAILED,
        due=due_at(lead, playbook_of(lead.playbook_version), now=now),
        now=now,
        reason_text=f"Nothing was prepared: {reason}",
        risk=RISK_FAILED,
        assigned_to=lead.owner,
    )


def _delivery_failed(step: Step, reason: str, now: datetime) -> None:
    lock_lead(Delivery.objects.get(pk=step.subject).lead_id)
    row = Delivery.objects.select_for_update(of=("self",)).get(pk=step.subject)
    if row.state == Delivery.State.PENDING:
        delivered.settle(row, Delivery.State.FAILED, f"Not sent: {reason}", now=now)
    elif row.state == Delivery.State.SENDING:
        delivered.settle(row, Delivery.State.UNCERTAIN, reason, now=now)


def _write_back_failed(step: Step, reason: str, now: datetime) -> None:
    record.give_to_person(step.subject, why=reason, now=now)


def _redraft_failed(step: Step, reason: str, now: datetime) -> None:
    redraft.give_up(step.subject, why=reason, now=now)


_CONSEQUENCES: dict[str, Callable[[Step, str, datetime], None]] = {
    "read_attachments": _lead_waits_for_a_person,
    "screen": _lead_waits_for_a_person,
    "prepare": _lead_waits_for_a_person,
    "redraft": _redraft_failed,
    "deliver": _delivery_failed,
    "write_back": _write_back_failed,
}
