"""Taking back what was approved and has not begun to leave."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from handrail.core.review import holding
from handrail.pipeline import sign_offs
from handrail.pipeline.errors import Conflict
from handrail.pipeline.find import lock_lead
from handrail.pipeline.guard import judge, read_outbound
from handrail.pipeline.in_force import playbooks_in_force
from handrail.pipeline.items import editors_of
from handrail.pipeline.queue import open_item
from handrail.store import audit
from handrail.store.models import Decision, Delivery, Lead, ReviewItem, Step
from handrail.store.steps import withdraw_step

State = Delivery.State
NOT_BEGUN = (State.PENDING, State.AWAITING_COPY)


def cancel(row: Delivery, *, because: str, now: datetime) -> None:
    """Take back a delivery that has not begun. Raises Conflict where it has."""
    row = Delivery.objects.select_for_update().get(pk=row.pk)
    if row.state not in NOT_BEGUN:
        label = State(row.state).label.lower()
        raise Conflict(_("It is too late to take this back: {label}.").format(label=label))
    row.state, row.answer, row.finished_at = State.CANCELLED, because[:2000], now
    row.save(update_fields=["state", "answer", "finished_at"])
    withdraw_step(f"deliver:{row.id}")
    if row.decision.kind == Decision.Kind.HOLDING:
        ReviewItem.objects.filter(pk=row.decision.item_id).update(promised_by=None)
    audit.append(row.workspace, "delivery.cancelled", now=now, lead=row.lead, delivery=str(row.id))


def void_pending(lead: Lead, *, because: str, now: datetime) -> None:
    """Void what was approved and has not begun to leave: the prospect wrote again."""
    for row in Delivery.objects.select_for_update().filter(lead=lead, state__in=NOT_BEGUN):
        _void(row, because=because, now=now)


def void_holding(lead: Lead, *, because: str, now: datetime) -> None:
    """Void a holding message that has not begun to leave."""
    waiting = Delivery.objects.select_for_update(of=("self",)).filter(
        lead=lead, state__in=NOT_BEGUN, decision__kind=Decision.Kind.HOLDING
    )
    for row in waiting:
        _void(row, because=because, now=now)


def reason_to_void(row: Delivery, *, now: datetime) -> str:
    """Why the rules in force now would not let this approval out; empty where they would.

    Between a decision and its sending a version may be activated, a fact expire, or an owner
    whose yes it rests on leave.
    """
    decision, lead = row.decision, row.lead
    playbooks = playbooks_in_force(lead)
    if decision.kind == Decision.Kind.HOLDING:
        return holding.why_not(playbooks, ())
    read = read_outbound(lead, playbooks, subject=decision.subject, text=decision.text, now=now)
    editors = editors_of(lead, decision.member, decision.text)
    verdict = judge(lead, read, decider=decision.member, editors=editors)
    if verdict.may_go_out:
        return ""
    words = sign_offs.in_words(lead, verdict)
    return f"The playbook became stricter after the approval, and nothing was sent. {words}"


def void_lapsed(row: Delivery, *, because: str, now: datetime) -> None:
    """Void an approval that the rules carry no more; its lead waits for its person again."""
    _void(row, because=because, now=now)
    open_item(
        row.lead,
        reason=ReviewItem.Reason.STRICTER_PLAYBOOK,
        due=row.decision.item.due_at,
        now=now,
        reason_text=because,
        assigned_to=row.decision.member,
    )


def recheck_approvals(step: Step, now: datetime) -> None:
    """Read again what was approved under a playbook and has not begun to leave."""
    waiting = Delivery.objects.filter(
        lead__playbook_version__playbook=step.subject, state__in=NOT_BEGUN
    )
    for delivery_id, lead_id in list(waiting.values_list("id", "lead_id")):
        with transaction.atomic():
            lock_lead(lead_id)
            row = (
                Delivery.objects.select_for_update(of=("self",))
                .select_related("decision__item", "decision__member", "workspace")
                .select_related("lead__workspace", "lead__playbook_version__playbook")
                .get(pk=delivery_id)
            )
            if row.state in NOT_BEGUN and (because := reason_to_void(row, now=now)):
                void_lapsed(row, because=because, now=now)


def _void(row: Delivery, *, because: str, now: datetime) -> None:
    cancel(row, because=because, now=now)
    Decision.objects.filter(pk=row.decision_id, undone_at=None).update(
        undone_at=now, voided_because=because
    )
    audit.append(
        row.workspace,
        "decision.voided",
        now=now,
        lead=row.lead,
        decision=str(row.decision_id),
        delivery=str(row.id),
    )
