"""Dead letters: input that may be a real lead and could not be taken as it is."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from handrail.core.intake.channels import problems
from handrail.pipeline.errors import Conflict, Invalid
from handrail.pipeline.find import find_locked
from handrail.pipeline.intake import Accepted, accept_fields
from handrail.pipeline.permissions import Action, require
from handrail.store import audit
from handrail.store.models import DeadLetter, Member, Source

MAX_KEPT_BYTES = 5 * 1024 * 1024


@transaction.atomic
def keep(
    source: Source,
    *,
    body: bytes,
    content_type: str,
    reason_code: str,
    reason: str,
    now: datetime,
    state: DeadLetter.State = DeadLetter.State.OPEN,
) -> DeadLetter:
    """Keep what came, with why it could not be taken, for a person. Committed on return.

    With state `discarded` it is only kept, among the settled: an automatic answer, a bounce.
    """
    row = DeadLetter.objects.create(
        workspace_id=source.workspace_id,
        created_at=now,
        source=source,
        body=body[:MAX_KEPT_BYTES],
        content_type=content_type[:200],
        reason_code=reason_code[:60],
        reason=reason,
        state=state,
    )
    audit.append(
        source.workspace,
        "intake.rejected",
        now=now,
        actor_kind="prospect",
        dead_letter=str(row.id),
        source=str(source.id),
        reason=row.reason_code,
    )
    return row


@transaction.atomic
def resubmit(
    member: Member, dead_letter_id: UUID, *, fields: Mapping[str, str], now: datetime
) -> Accepted:
    """Take the repaired fields in; the original stays as it came. Raises Invalid with the field."""
    require(member, Action.SETTLE_INPUT)
    row = _open(member, dead_letter_id)
    source = row.source
    if source is None:
        raise Conflict(_("The source of this input does not exist any more."))
    given = {name: value.strip() for name, value in fields.items() if value.strip()}
    for problem in problems(source.channel, given):
        raise Invalid(problem.message, field=problem.field)
    accepted = accept_fields(
        source,
        fields=given,
        now=now,
        body=bytes(row.body),
        content_type=row.content_type or "application/octet-stream",
        member=member,
    )
    row.lead_id = accepted.lead_id
    _settle(row, member, DeadLetter.State.RESUBMITTED, now=now)
    return accepted


@transaction.atomic
def discard(member: Member, dead_letter_id: UUID, *, now: datetime) -> None:
    """Say, by name, that it is no lead."""
    require(member, Action.SETTLE_INPUT)
    _settle(_open(member, dead_letter_id), member, DeadLetter.State.DISCARDED, now=now)


def _open(member: Member, dead_letter_id: UUID) -> DeadLetter:
    row = find_locked(DeadLetter, member, dead_letter_id)
    if row.state != DeadLetter.State.OPEN:
        label = DeadLetter.State(row.state).label.lower()
        raise Conflict(
            _("{settled_by} settled this already: {label}.").format(
                settled_by=row.settled_by, label=label
            )
        )
    return row


def _settle(row: DeadLetter, member: Member, state: DeadLetter.State, *, now: datetime) -> None:
    row.state, row.settled_by, row.settled_at = state, member, now
    row.save()
    audit.append(
        row.workspace,
        f"intake.{state.value}",
        now=now,
        actor=member,
        actor_kind="member",
        lead=row.lead,
        dead_letter=str(row.id),
    )
