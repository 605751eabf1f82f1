"""Which member an owner's name in a playbook means."""

from __future__ import annotations

from collections.abc import Iterable

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


def first_named(workspace: Workspace, names: Iterable[str]) -> Member | None:
    """The first of them; where none is left, an owner: everything has one."""
    members = named_members(workspace, names) or named_members(workspace, [Role.OWNER])
    return members[0] if members else None
