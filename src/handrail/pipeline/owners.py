"""Which member an owner's name in a playbook means."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from handrail.pipeline.absences import away, present
from handrail.store.models import Member, Role, Workspace


def named_members(workspace: Workspace, names: Iterable[str]) -> list[Member]:
    """The active members that the names (roles or addresses) mean, in the order of the names."""
    names = list(names)
    if not names:
        return []
    active = list(
        Member.objects.of(workspace)
        .filter(is_active=True, user__is_active=True)
        .select_related("user")
        .order_by("created_at", "id")
    )
    found: dict[object, Member] = {}
    for name in names:
        for member in active:
            if name in (member.role, member.user.email):
                found.setdefault(member.id, member)
    return list(found.values())


def first_named(
    workspace: Workspace, names: Iterable[str], *, now: datetime | None = None
) -> Member | None:
    """The first of them; where none is left, an owner: everything has one.

    With a time, who is away then is passed over: for one of a role another of it, else who stands
    in. Where nobody at all is there it is the first, whoever that is.
    """
    members = named_members(workspace, names)
    owners = named_members(workspace, [Role.OWNER])
    if now is not None:
        absent = away(workspace, now=now)
        there = [member for member in members if member.id not in absent]
        there = there or present(members, now=now) or present(owners, now=now)
        members = there or members
    found = members or owners
    return found[0] if found else None
