"""Reads about the people of a workspace."""

from __future__ import annotations

from handrail.store.models import Member, User, Workspace


def active_memberships(user: User) -> list[Member]:
    """Where this person may act, the oldest membership first."""
    members = list(
        Member.objects.filter(user=user, is_active=True)
        .select_related("workspace")
        .order_by("created_at", "id")
    )
    for member in members:
        member.user = user
    return members


def active_members(workspace: Workspace) -> list[Member]:
    """Everybody who can act in the workspace now, by name."""
    members = Member.objects.of(workspace).filter(is_active=True, user__is_active=True)
    return sorted(members.select_related("user"), key=lambda member: str(member).casefold())
