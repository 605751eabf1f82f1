"""Delivery: after the undo window exactly the approved bytes go out, at most once."""

from __future__ import annotations

import hashlib
from datetime import datetime
from email.utils import make_msgid
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from handrail.core.delivery.message import approved_bytes
from handrail.core.playbook.document import Playbook
from handrail.pipeline import delivered, voiding
from handrail.pipeline.compose import outgoing_mail
from handrail.pipeline.errors import Conflict
from handrail.pipeline.find import find_under_lead, lock_lead
from handrail.pipeline.permissions import Action, require
from handrail.pipeline.providers import mail_sender
from handrail.pipeline.recipients import may_leave, route_for, sender_address
from handrail.ports.failures import NeedsPerson, Permanent, Retryable
from handrail.ports.mail import OutgoingMail
from handrail.store import audit
from handrail.store.acting import acting_as
from handrail.store.models import Decision, Delivery, Lead, Member, Step
from handrail.store.steps import add_step

State = Delivery.State
MAX_TRIES = 6


def put_on_its_way(decision: Decision, playbook: Playbook, *, now: datetime) -> Delivery:
    """Store the delivery of a decision; it starts when the undo window has passed."""
    lead = decision.lead
    route = route_for(lead, decision.recipient)
    row = Delivery.objects.create(
        workspace_id=lead.workspace_id,
        created_at=now,
        lead=lead,
        decision=decision,
        route=route,
        state=State.AWAITING_COPY if route == Delivery.Route.MANUAL else State.PENDING,
        message_sha256=decision.message_sha256,
        recipient=decision.recipient,
        message_id=make_msgid(idstring=decision.id.hex, domain=_domain(lead)),
        not_before=now + playbook.review.undo_window,
    )
    if decision.kind != Decision.Kind.HOLDING:
        lead.state = Lead.State.SENDING
        lead.save(update_fields=["state"])
    if row.state == State.PENDING:
        add_step(
            "deliver",
            subject=row.id,
            workspace=lead.workspace,
            lead=lead,
            due_at=row.not_before,
            unique_key=f"deliver:{row.id}",
            queue="delivery",
        )
    return row


def _domain(lead: Lead) -> str:
    return sender_address(lead).rpartition("@")[2] or "handrail.invalid"


def deliver(step: Step, now: datetime) -> None:
    """Hand one delivery over: intent first, then the call with no transaction open, then settle."""
    claimed = _claim(step.subject, now=now)
    if claimed is None:
        return
    row, mail = claimed
    if row.route == Delivery.Route.SANDBOX:
        delivered.settle(row, State.SENT, "Kept in the sandbox outbox; nothing left.", now=now)
        return
    try:
        answer = mail_sender().send(mail)
    except Retryable as failure:
        _give_back(row, failure, step=step, now=now)
        if step.attempts < MAX_TRIES:
            raise
    except Permanent as failure:
        delivered.settle(row, State.FAILED, str(failure), now=now)
    except NeedsPerson as failure:
        delivered.settle(row, State.UNCERTAIN, str(failure), now=now)
    except Exception as failure:
        delivered.settle(row, State.UNCERTAIN, f"{type(failure).__name__}: {failure}", now=now)
        raise
    else:
        delivered.settle(row, State.SENT, answer, now=now)


@transaction.atomic
def _claim(delivery_id: UUID, *, now: datetime) -> tuple[Delivery, OutgoingMail] | None:
    """Pending becomes sending, with the exact message stored; a second claim finds nothing."""
    lock_lead(Delivery.objects.get(pk=delivery_id).lead_id)
    row = (
        Delivery.objects.select_for_update(of=("self",))
        .select_related(
            "decision",
            "lead__workspace",
            "lead__source__playbook",
            "lead__playbook_version__playbook",
            "workspace",
        )
        .get(pk=delivery_id)
    )
    if row.state == State.SENDING:
        delivered.settle(
            row,
            State.UNCERTAIN,
            "Handrail stopped in the middle of sending: it may or may not have left.",
            now=now,
        )
        return None
    if row.state != State.PENDING or row.not_before > now or row.decision.undone_at:
        return None
    if row.route != Delivery.Route.SANDBOX and not may_leave(row.lead):
        words = "Not sent: the playbook is not live any more."
        delivered.settle(row, State.FAILED, words, now=now)
        return None
    if because := voiding.reason_to_void(row, now=now):
        voiding.void_lapsed(row, because=because, now=now)
        return None
    _refuse_other_bytes(row)
    mail = outgoing_mail(row, now=now)
    row.state, row.intent_at, row.raw = State.SENDING, now, mail.raw
    row.save(update_fields=["state", "intent_at", "raw"])
    audit.append(
        row.workspace,
        "delivery.intended",
        now=now,
        lead=row.lead,
        delivery=str(row.id),
        message_sha256=row.message_sha256,
        raw_sha256=hashlib.sha256(mail.raw).hexdigest(),
        route=row.route,
    )
    return row, mail


def _refuse_other_bytes(row: Delivery) -> None:
    decision = row.decision
    exact = approved_bytes(row.lead.channel, decision.recipient, decision.subject, decision.text)
    digest = hashlib.sha256(exact).hexdigest()
    if not digest == row.message_sha256 == decision.message_sha256:
        raise Permanent("The message differs from what was approved; it was not sent.")


@transaction.atomic
def _give_back(row: Delivery, failure: Retryable, *, step: Step, now: datetime) -> None:
    """The server was not there or said "later": nothing was accepted, so it may be tried again.

    After `MAX_TRIES` a person decides; the lead is in the queue with the server's words.
    """
    if step.attempts >= MAX_TRIES:
        delivered.settle(row, State.FAILED, f"Not sent: {failure}", now=now)
        return
    lock_lead(row.lead_id)
    row.state, row.intent_at, row.raw = State.PENDING, None, None
    row.answer = f"Not sent yet: {failure}"[:2000]
    row.save(update_fields=["state", "intent_at", "raw", "answer"])
    audit.append(row.workspace, "delivery.postponed", now=now, lead=row.lead, delivery=str(row.id))


@transaction.atomic
def mark_copied(member: Member, delivery_id: UUID, *, now: datetime) -> None:
    """A member copied the approved text into the channel and sent it there."""
    require(member, Action.REVIEW)
    with acting_as(member):
        row = find_under_lead(Delivery, member, delivery_id)
        if row.state != State.AWAITING_COPY:
            raise Conflict(
                _("This is not waiting to be copied: {row}.").format(
                    row=State(row.state).label.lower()
                )
            )
        delivered.settle(row, State.SENT, f"Copied and sent by {member}.", now=now, by=member)


@transaction.atomic
def resolve_uncertain(member: Member, delivery_id: UUID, *, was_sent: bool, now: datetime) -> None:
    """A member found out whether it left. If not, the lead waits for a new decision."""
    require(member, Action.REVIEW)
    with acting_as(member):
        row = find_under_lead(Delivery, member, delivery_id)
        if row.state != State.UNCERTAIN:
            raise Conflict(
                _("This is settled already: {row}.").format(row=State(row.state).label.lower())
            )
        words = f"{member} found that it was {'' if was_sent else 'not '}sent."
        state = State.SENT if was_sent else State.FAILED
        delivered.settle(row, state, words, now=now, by=member)
