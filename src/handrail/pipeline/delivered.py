"""What a delivery's end causes: the timeline, the thread, and a person where one is needed."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from handrail.pipeline import record
from handrail.pipeline.find import lock_lead
from handrail.pipeline.queue import close_item, due_at, open_item
from handrail.store import audit
from handrail.store.facts import playbook_of
from handrail.store.models import Decision, Delivery, Lead, Member, Message, ReviewItem

State = Delivery.State
RISK_UNCERTAIN = 90


@transaction.atomic
def settle(
    row: Delivery, state: Delivery.State, words: str, *, now: datetime, by: Member | None = None
) -> None:
    """Write down how it ended. What failed or is uncertain goes to a person, in the queue."""
    lead = lock_lead(row.lead_id)
    row.state, row.answer, row.finished_at, row.finished_by = state, words[:2000], now, by
    row.save(update_fields=["state", "answer", "finished_at", "finished_by"])
    audit.append(
        row.workspace,
        f"delivery.{state.value}",
        now=now,
        actor=by,
        actor_kind="member" if by else "system",
        lead=row.lead,
        delivery=str(row.id),
        message_sha256=row.message_sha256,
        route=row.route,
    )
    if state == State.SENT:
        _on_the_thread(row, lead, now=now)
    else:
        _to_a_person(row, lead, now=now)


def _on_the_thread(row: Delivery, lead: Lead, *, now: datetime) -> None:
    decision = row.decision
    Message.objects.create(
        workspace_id=lead.workspace_id,
        created_at=now,
        lead=lead,
        delivery=row,
        author=decision.revision.author if decision.revision else "person",
        member=decision.member,
        subject=decision.subject,
        text=decision.text,
        message_id=row.message_id,
        sent_at=now,
    )
    if decision.kind != Decision.Kind.HOLDING:
        lead.first_reply_at = lead.first_reply_at or now
    if lead.state == Lead.State.SENDING:
        lead.state = Lead.State.WAITING
    lead.save(update_fields=["first_reply_at", "state"])
    _close_uncertain(lead, now=now)
    author = decision.revision.author if decision.revision else "person"
    record.keep(lead, "final_reply", author=author, member=decision.member, now=now, delivery=row)


def _close_uncertain(lead: Lead, *, now: datetime) -> None:
    """The question whether it was sent is answered."""
    item = ReviewItem.objects.filter(
        lead=lead, state=ReviewItem.State.OPEN, reason=ReviewItem.Reason.UNCERTAIN
    ).first()
    if item is not None:
        close_item(item, now=now)
        lead.state = Lead.State.WAITING
        lead.save(update_fields=["state"])


def _to_a_person(row: Delivery, lead: Lead, *, now: datetime) -> None:
    holding = row.decision.kind == Decision.Kind.HOLDING
    uncertain = row.state == State.UNCERTAIN and not holding
    open_item(
        lead,
        reason=(ReviewItem.Reason.UNCERTAIN if uncertain else ReviewItem.Reason.NOT_DELIVERED),
        due=due_at(lead, playbook_of(lead.playbook_version), now=now),
        now=now,
        reason_text=f"The holding message: {row.answer}" if holding else row.answer,
        risk=RISK_UNCERTAIN,
        assigned_to=row.decision.member,
    )
