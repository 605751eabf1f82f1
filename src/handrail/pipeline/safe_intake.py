"""Safe intake: answers about a workflow are accepted without private data, or not at all.

What is refused is stored nowhere and said to nobody but the one who typed it.
"""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from handrail.core.safe_intake.checking import find_all_refusals, taken_out
from handrail.core.safe_intake.fields import BY_CODE, FIELDS, tidy
from handrail.core.safe_intake.refusal import Refusal
from handrail.pipeline.errors import Conflict, Invalid, Refused
from handrail.pipeline.find import find_locked
from handrail.pipeline.permissions import Action, require
from handrail.pipeline.playbook_drafts import begin_draft
from handrail.pipeline.safe_intake_allowance import for_everybody, for_members
from handrail.pipeline.safe_intake_draft import answers_read
from handrail.store import audit
from handrail.store.models import (
    Member,
    PlaybookDraft,
    SafeIntake,
    SafeIntakeLink,
    Workspace,
)

State = SafeIntake.State


class StillPrivate(Refused):
    """Answers hold what must be taken out; `refusals` by field say what. Nothing was kept."""

    def __init__(self, refusals: Mapping[str, tuple[Refusal, ...]]) -> None:
        super().__init__("Some of it must be taken out before anything is kept.")
        self.refusals = dict(refusals)


@transaction.atomic
def answer(member: Member, answers: Mapping[str, str], *, now: datetime) -> SafeIntake:
    """Keep a member's answers. Raises StillPrivate, or Invalid with the field."""
    require(member, Action.ADD_LEAD)
    given = _complete(answers)
    _refuse_private(find_all_refusals(given, for_members(member.workspace, now=now, fresh=True)))
    row = _keep(member.workspace, given, member=member, receipt=uuid.uuid4(), now=now)
    _audit(row, "safe_intake.sent", member, now=now)
    return row


@transaction.atomic
def answer_by_link(
    link: SafeIntakeLink, answers: Mapping[str, str], *, receipt: UUID, now: datetime
) -> SafeIntake:
    """Keep what came by the public link; the same answers under one receipt are kept once.

    Only patterns judge here: who is a contact must not be found out by typing names. Raises
    StillPrivate, Invalid, or Conflict for a link that was switched off meanwhile.
    """
    if not link.is_active:
        raise Conflict(_("This form was switched off. Ask who gave you the link."))
    given = _complete(answers)
    _refuse_private(find_all_refusals(given, for_everybody(link.workspace)))
    rows = SafeIntake.objects.of(link.workspace)
    before: SafeIntake | None = rows.filter(receipt=receipt).first()
    if before is not None and before.answers == given:
        return before
    if before is not None:
        receipt = uuid.uuid4()
    row = _keep(link.workspace, given, member=None, receipt=receipt, now=now)
    _audit(row, "safe_intake.came", None, now=now)
    return row


@transaction.atomic
def turn_into_draft(member: Member, row_id: UUID, *, now: datetime) -> PlaybookDraft:
    """A draft of a playbook from the answers; what must not stand in them is taken out first.

    Contacts that became known since count: the answers are read again, here.
    """
    require(member, Action.MANAGE_PLAYBOOKS)
    row = _in_state(member, row_id, State.NEW)
    allowance = for_members(member.workspace, now=now, fresh=True)
    found = find_all_refusals(row.answers, allowance)
    row.answers = {
        code: taken_out(code, text, allowance) if code in found else text
        for code, text in row.answers.items()
    }
    row.taken_out += sum(map(len, found.values()))
    read = answers_read(member.workspace, row.answers)
    draft = begin_draft(
        member,
        name=read.name,
        document=read.document,
        origin=PlaybookDraft.Origin.SAFE_INTAKE,
        now=now,
    )
    row.draft = draft
    row.readings = [
        {"field": one.field, "understood": one.understood, "to_settle": one.to_settle}
        for one in read.readings
    ]
    _settle(row, member, State.DRAFTED, now=now)
    _audit(row, "safe_intake.drafted", member, now=now, draft=str(draft.id))
    return draft


@transaction.atomic
def set_aside(member: Member, row_id: UUID, *, now: datetime) -> SafeIntake:
    """Say, by name, that nothing is to be made of it; `take_up` undoes it."""
    require(member, Action.SETTLE_INPUT)
    row = _in_state(member, row_id, State.NEW)
    _settle(row, member, State.SET_ASIDE, now=now)
    _audit(row, "safe_intake.set_aside", member, now=now)
    return row


@transaction.atomic
def take_up(member: Member, row_id: UUID, *, now: datetime) -> SafeIntake:
    """Make it new again: what was set aside, or whose draft was discarded."""
    require(member, Action.SETTLE_INPUT)
    row = find_locked(SafeIntake, member, row_id)
    discarded = row.draft is not None and row.draft.closed_as == PlaybookDraft.Closed.DISCARDED
    if row.state != State.SET_ASIDE and not discarded:
        raise Conflict(
            _("Only what was set aside, or whose draft was discarded, is taken up again.")
        )
    if row.erased_at is not None:
        raise Conflict(_("These answers were erased: the time to keep them is over."))
    row.state, row.draft, row.readings = State.NEW, None, []
    row.settled_by, row.settled_at = None, None
    row.save()
    _audit(row, "safe_intake.taken_up", member, now=now)
    return row


def _complete(answers: Mapping[str, str]) -> dict[str, str]:
    """All eleven answers, tidied. Raises Invalid for one that is missing or too long."""
    given = {field.code: tidy(answers.get(field.code, "")).strip() for field in FIELDS}
    for code, text in given.items():
        if not text:
            raise Invalid(
                _("Fill in “{label}”, or write “not decided”.").format(label=BY_CODE[code].label),
                field=code,
            )
        if len(text) > BY_CODE[code].longest:
            raise Invalid(
                _("At most {longest} characters.").format(longest=BY_CODE[code].longest), field=code
            )
    return given


def _refuse_private(found: Mapping[str, tuple[Refusal, ...]]) -> None:
    if found:
        raise StillPrivate(found)


def _keep(
    workspace: Workspace,
    answers: dict[str, str],
    *,
    member: Member | None,
    receipt: UUID,
    now: datetime,
) -> SafeIntake:
    return SafeIntake.objects.create(
        workspace=workspace, created_at=now, member=member, receipt=receipt, answers=answers
    )


def _in_state(member: Member, row_id: UUID, state: State) -> SafeIntake:
    row = find_locked(SafeIntake, member, row_id)
    if row.erased_at is not None:
        raise Conflict(_("These answers were erased: the time to keep them is over."))
    if row.state != state:
        became = State(row.state).label.lower()
        raise Conflict(
            _("{settled_by} was faster: {became}.").format(settled_by=row.settled_by, became=became)
        )
    return row


def _settle(row: SafeIntake, member: Member, state: State, *, now: datetime) -> None:
    row.state, row.settled_by, row.settled_at = state, member, now
    row.save()


def _audit(
    row: SafeIntake, action: str, member: Member | None, *, now: datetime, **data: Any
) -> None:
    audit.append(
        row.workspace,
        action,
        now=now,
        actor=member,
        actor_kind="member" if member else "public",
        safe_intake=str(row.id),
        **data,
    )
