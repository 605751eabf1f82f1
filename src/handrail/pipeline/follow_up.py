"""Follow-up: the outcome and the next deadline; one that passes brings the lead back."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from handrail.core.record.outcomes import OUTCOMES
from handrail.pipeline import record
from handrail.pipeline.errors import Invalid
from handrail.pipeline.find import find_locked, lock_lead
from handrail.pipeline.permissions import Action, require
from handrail.pipeline.queue import open_item
from handrail.store import audit
from handrail.store.models import Author, Lead, Member, ReviewItem, Step
from handrail.store.steps import add_step

CLOSING = ("won", "lost", "not_a_lead")


@transaction.atomic
def set_outcome(
    member: Member,
    lead_id: UUID,
    *,
    outcome: str,
    note: str,
    next_follow_up_at: datetime | None,
    now: datetime,
) -> None:
    """Write down what came of a lead and when to look at it again; either may be left empty."""
    require(member, Action.REVIEW)
    lead = find_locked(Lead, member, lead_id)
    if outcome and outcome not in dict(OUTCOMES):
        raise Invalid(_("Choose one of the outcomes."), field="outcome")
    if next_follow_up_at is not None and next_follow_up_at <= now:
        raise Invalid(
            _("Choose a time in the future for the next follow-up."), field="next_follow_up_at"
        )
    changed = (outcome, note.strip()) != (lead.outcome, lead.outcome_note)
    moved = next_follow_up_at != lead.next_follow_up_at
    lead.outcome, lead.outcome_note = outcome, note.strip()
    lead.next_follow_up_at = next_follow_up_at
    if outcome in CLOSING and lead.state == Lead.State.WAITING:
        lead.state = Lead.State.CLOSED
    lead.save(update_fields=["outcome", "outcome_note", "next_follow_up_at", "state"])
    if changed:
        record.keep(lead, "outcome", author=Author.PERSON, member=member, now=now)
    if moved:
        record.keep(lead, "next_follow_up", author=Author.PERSON, member=member, now=now)
    audit.append(
        lead.workspace,
        "lead.outcome",
        now=now,
        actor=member,
        actor_kind="member",
        lead=lead,
        outcome=outcome,
        next_follow_up_at=next_follow_up_at.isoformat() if next_follow_up_at else None,
    )
    if moved and next_follow_up_at is not None:
        add_step(
            "follow_up_due",
            subject=lead.id,
            workspace=lead.workspace,
            lead=lead,
            due_at=next_follow_up_at,
            unique_key=f"follow_up:{lead.id}:{next_follow_up_at.isoformat()}",
        )


@transaction.atomic
def follow_up_due(step: Step, now: datetime) -> None:
    """Bring the lead back to its owner, unless the deadline was moved meanwhile."""
    lead = lock_lead(step.subject)
    due = lead.next_follow_up_at
    if due is None or due > now:
        return
    lead.next_follow_up_at = None
    lead.save(update_fields=["next_follow_up_at"])
    audit.append(lead.workspace, "follow_up.due", now=now, lead=lead)
    open_item(
        lead,
        reason=ReviewItem.Reason.FOLLOW_UP,
        due=now,
        now=now,
        reason_text="The follow-up that was planned for this lead is due.",
        assigned_to=lead.owner,
    )
