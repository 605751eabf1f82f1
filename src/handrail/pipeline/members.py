"""Members: who is in the workspace, and as what."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from handrail.pipeline.errors import Conflict, Invalid
from handrail.pipeline.find import find_locked
from handrail.pipeline.permissions import Action, require
from handrail.pipeline.workspaces import find_or_make_user
from handrail.store import audit
from handrail.store.models import Member, Role


@transaction.atomic
def add_member(
    member: Member, *, email: str, name: str, role: str, password: str, now: datetime
) -> Member:
    """Add a person; a new one signs in with this password and changes it."""
    require(member, Action.MANAGE_MEMBERS)
    _check_role(role)
    user = find_or_make_user(email, name, password)
    if Member.objects.of(member.workspace).filter(user=user).exists():
        raise Conflict(
            _("{user} is in this workspace already; change the role there.").format(user=user)
        )
    added = Member.objects.create(workspace=member.workspace, created_at=now, user=user, role=role)
    _audit(member, added, "member.added", now=now)
    return added


@transaction.atomic
def change_role(member: Member, member_id: UUID, *, role: str, now: datetime) -> None:
    """Give a member another role. The last owner stays an owner."""
    require(member, Action.MANAGE_MEMBERS)
    _check_role(role)
    changed = find_locked(Member, member, member_id)
    if role != Role.OWNER:
        _keep_an_owner(changed)
    changed.role = role
    changed.save(update_fields=["role"])
    _audit(member, changed, "member.role_changed", now=now)


@transaction.atomic
def deactivate(member: Member, member_id: UUID, *, now: datetime) -> None:
    """Take a member's access; what they decided stays under their name."""
    require(member, Action.MANAGE_MEMBERS)
    changed = find_locked(Member, member, member_id)
    _keep_an_owner(changed)
    changed.is_active = False
    changed.save(update_fields=["is_active"])
    _audit(member, changed, "member.deactivated", now=now)


@transaction.atomic
def reactivate(member: Member, member_id: UUID, *, now: datetime) -> None:
    """Give a member access again, in the role they had."""
    require(member, Action.MANAGE_MEMBERS)
    changed = find_locked(Member, member, member_id)
    changed.is_active = True
    changed.save(update_fields=["is_active"])
    _audit(member, changed, "member.reactivated", now=now)


def _check_role(role: str) -> None:
    if role not in Role.values:
        raise Invalid(
            _("A role is one of {role}.").format(role=", ".join(Role.values)), field="role"
        )


def _keep_an_owner(changed: Member) -> None:
    others = (
        Member.objects.of(changed.workspace)
        .filter(role=Role.OWNER, is_active=True, user__is_active=True)
        .exclude(pk=changed.pk)
    )
    if changed.role == Role.OWNER and changed.is_active and not others.exists():
        raise Conflict(_("This is the last owner: make somebody else an owner first."))


def _audit(member: Member, changed: Member, action: str, *, now: datetime) -> None:
    audit.append(
        member.workspace,
        action,
        now=now,
        actor=member,
        actor_kind="member",
        member=str(changed.id),
        role=changed.role,
    )
