"""Reads of the members of a workspace, those who left among them."""

from __future__ import annotations

from uuid import UUID

from handrail.store.models import Member, User, Workspace


def all_members(workspace: Workspace) -> list[Member]:
    """Everybody, active members first, then by name."""
    rows = Member.objects.of(workspace).select_related("user")
    return sorted(rows, key=lambda row: (not row.is_active, str(row).casefold(), str(row.id)))


def member_of(workspace: Workspace, member_id: UUID) -> Member | None:
    """One member of this workspace."""
    return Member.objects.of(workspace).select_related("user").filter(pk=member_id).first()


def has_account(email: str) -> bool:
    """Whether a person with this address can sign in already, in whatever workspace."""
    return User.objects.filter(email=email.strip().lower()).exists()
