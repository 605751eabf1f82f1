"""Failed steps: a person retries them or gives them up, by name."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from handrail.pipeline.errors import Conflict, NotFound
from handrail.pipeline.permissions import Action, require
from handrail.store import audit
from handrail.store.models import Member, Step
from handrail.store.steps import try_again


def _failed(member: Member, step_id: UUID) -> Step:
    require(member, Action.SETTLE_WORK)
    step = (
        Step.objects.select_for_update(of=("self",))
        .filter(pk=step_id, workspace=member.workspace_id)
        .first()
    )
    if step is None:
        raise NotFound(_("There is no such step in this workspace."))
    if step.state != Step.State.FAILED:
        raise Conflict(
            _("This step is not waiting for a person: {label}.").format(
                label=Step.State(step.state).label
            )
        )
    return step


@transaction.atomic
def retry_step(member: Member, step_id: UUID, *, now: datetime) -> None:
    """Run a failed step again from its first try."""
    step = _failed(member, step_id)
    try_again(step, now=now)
    _audit(member, step, "step.retried", now=now)


@transaction.atomic
def give_up_step(member: Member, step_id: UUID, *, now: datetime) -> None:
    """Leave a failed step undone; the lead keeps its history."""
    step = _failed(member, step_id)
    step.state = Step.State.GIVEN_UP
    step.finished_at = now
    step.save(update_fields=["state", "finished_at"])
    _audit(member, step, "step.given_up", now=now)


def _audit(member: Member, step: Step, action: str, *, now: datetime) -> None:
    audit.append(
        step.workspace,
        action,
        now=now,
        actor=member,
        actor_kind="member",
        lead=step.lead,
        step=str(step.id),
        kind=step.kind,
    )
