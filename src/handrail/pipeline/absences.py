"""Absences: who stands in for whom, and for how long."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from handrail.pipeline.errors import Conflict, Invalid, NotPermitted
from handrail.pipeline.find import find, find_locked
from handrail.pipeline.permissions import Action, may, require
from handrail.store import audit
from handrail.store.models import Absence, Member, ReviewItem, Workspace


@transaction.atomic
def set_absence(
    by: Member,
    member_id: UUID,
    *,
    starts_at: datetime,
    ends_at: datetime,
    stand_in_id: UUID | None,
    note: str = "",
    now: datetime,
) -> Absence:
    """Say that a member is away, and who is asked instead. For others: owners and managers."""
    member = find(Member, by, member_id)
    require(by, Action.REVIEW)
    if member.id != by.id and not may(by, Action.MANAGE_PLAYBOOKS):
        raise NotPermitted(_("You may set your own absence. An owner or a manager sets others'."))
    if ends_at <= starts_at:
        raise Invalid(_("The end lies before the beginning."), field="ends_at")
    if ends_at <= now:
        raise Invalid(_("This absence is over already."), field="ends_at")
    stand_in = _stand_in(by, member, stand_in_id)
    others = Absence.objects.of(by.workspace).filter(member=member, ended_at=None)
    if others.filter(starts_at__lt=ends_at, ends_at__gt=starts_at).exists():
        raise Conflict(
            _("{member} is away in that time already. Call that absence off first.").format(
                member=member
            )
        )
    row = Absence.objects.create(
        workspace_id=by.workspace_id,
        created_at=now,
        member=member,
        stand_in=stand_in,
        starts_at=starts_at,
        ends_at=ends_at,
        note=note.strip()[:200],
        set_by=by,
    )
    _audit(by, row, "member.absence_set", now=now)
    return row


def _stand_in(by: Member, member: Member, stand_in_id: UUID | None) -> Member | None:
    if stand_in_id is None:
        return None
    stand_in = find(Member, by, stand_in_id)
    if stand_in.id == member.id:
        raise Invalid(_("Nobody stands in for themselves."), field="stand_in")
    if not may(stand_in, Action.REVIEW):
        raise Invalid(
            _("{stand_in} may not decide on leads.").format(stand_in=stand_in), field="stand_in"
        )
    return stand_in


@transaction.atomic
def end_absence(by: Member, absence_id: UUID, *, now: datetime) -> Absence:
    """Call an absence off, or end it early."""
    row = find_locked(Absence, by, absence_id)
    require(by, Action.REVIEW)
    if row.member_id != by.id and not may(by, Action.MANAGE_PLAYBOOKS):
        raise NotPermitted(_("You may end your own absence. An owner or a manager ends others'."))
    if row.ended_at is not None or row.ends_at <= now:
        raise Conflict(_("This absence is over already."))
    row.ended_at = now
    row.save(update_fields=["ended_at"])
    _audit(by, row, "member.absence_ended", now=now)
    return row


@transaction.atomic
def hand_over(by: Member, absence_id: UUID, *, now: datetime) -> int:
    """Give what is assigned to who is away to who stands in; how many leads it was."""
    require(by, Action.REVIEW)
    row = find_locked(Absence, by, absence_id)
    if row.member_id != by.id and not may(by, Action.MANAGE_PLAYBOOKS):
        raise NotPermitted(_("An owner or a manager hands over the leads of others."))
    stand_in = instead_of(row.member, now=max(now, row.starts_at))
    if stand_in is None or stand_in.id == row.member_id:
        raise Conflict(_("Nobody stands in. Choose somebody first."))
    items = ReviewItem.objects.of(by.workspace).filter(
        state=ReviewItem.State.OPEN, assigned_to=row.member
    )
    moved = items.update(assigned_to=stand_in)
    audit.append(
        by.workspace,
        "member.leads_handed_over",
        now=now,
        actor=by,
        actor_kind="member",
        member=str(row.member_id),
        to=str(stand_in.id),
        leads=moved,
    )
    return moved


def away(workspace: Workspace, *, now: datetime) -> dict[UUID, Absence]:
    """Who is away now, by member."""
    rows = Absence.objects.of(workspace).filter(starts_at__lte=now, ends_at__gt=now, ended_at=None)
    found = rows.select_related("member__user", "stand_in__user").order_by("starts_at")
    return {row.member_id: row for row in found}


def instead_of(member: Member, *, now: datetime) -> Member | None:
    """The member, or who stands in: stand-ins of stand-ins too; None where nobody is there."""
    absent, seen = away(member.workspace, now=now), set[UUID]()
    here: Member | None = member
    while here is not None and here.id in absent:
        if here.id in seen:
            return None
        seen.add(here.id)
        here = absent[here.id].stand_in
    if here is None or not may(here, Action.REVIEW):
        return None
    return here


def present(members: Sequence[Member], *, now: datetime) -> list[Member]:
    """The members with stand-ins for who is away; who has none is left out."""
    found: dict[UUID, Member] = {}
    for member in members:
        here = instead_of(member, now=now)
        if here is not None:
            found.setdefault(here.id, here)
    return list(found.values())


def _audit(by: Member, row: Absence, action: str, *, now: datetime) -> None:
    audit.append(
        by.workspace,
        action,
        now=now,
        actor=by,
        actor_kind="member",
        member=str(row.member_id),
        stand_in=str(row.stand_in_id) if row.stand_in_id else None,
        until_at=row.ends_at.isoformat(),
    )
