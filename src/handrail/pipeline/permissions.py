"""The one place that decides who may do what."""

from __future__ import annotations

from enum import StrEnum

from django.utils.translation import gettext as _

from handrail.pipeline.errors import NotPermitted
from handrail.store.models import Member, Role


class Action(StrEnum):
    """Everything that a member may or may not do."""

    READ = "read"
    REVIEW = "review"
    ADD_LEAD = "add_lead"
    SETTLE_INPUT = "settle_input"
    SETTLE_WORK = "settle_work"
    AUDIT_SYSTEMS = "audit_systems"
    MANAGE_SOURCES = "manage_sources"
    MANAGE_CONNECTIONS = "manage_connections"
    MANAGE_PROVIDERS = "manage_providers"
    MANAGE_PLAYBOOKS = "manage_playbooks"
    SET_MODE = "set_mode"
    MANAGE_MEMBERS = "manage_members"
    ERASE = "erase"
    READ_AUDIT = "read_audit"


_REVIEWER = frozenset(
    {Action.READ, Action.REVIEW, Action.ADD_LEAD, Action.SETTLE_INPUT, Action.AUDIT_SYSTEMS}
)
_OWNER_ONLY = frozenset({Action.SET_MODE, Action.MANAGE_MEMBERS, Action.ERASE})

ALLOWED: dict[str, frozenset[Action]] = {
    Role.OWNER: frozenset(Action),
    Role.MANAGER: frozenset(Action) - _OWNER_ONLY,
    Role.REVIEWER: _REVIEWER,
    Role.AUDITOR: frozenset({Action.READ, Action.READ_AUDIT}),
}

_IN_WORDS = {
    Action.REVIEW: "decide on leads",
    Action.ADD_LEAD: "add leads",
    Action.SETTLE_INPUT: "settle rejected input",
    Action.SETTLE_WORK: "settle failed work",
    Action.AUDIT_SYSTEMS: "write in the systems audit",
    Action.MANAGE_SOURCES: "change sources",
    Action.MANAGE_CONNECTIONS: "change connections",
    Action.MANAGE_PROVIDERS: "change model providers",
    Action.MANAGE_PLAYBOOKS: "change playbooks",
    Action.SET_MODE: "change a playbook's mode",
    Action.MANAGE_MEMBERS: "change members",
    Action.ERASE: "erase personal data",
    Action.READ_AUDIT: "read the audit trail",
    Action.READ: "read this workspace",
}


def may(member: Member | None, action: Action) -> bool:
    """Whether this member may do it: an active member whose role and account allow it."""
    if member is None or not member.is_active or not member.user.is_active:
        return False
    return action in ALLOWED.get(member.role, frozenset())


def require(member: Member | None, action: Action) -> None:
    """Raise NotPermitted with who could do it, unless the member may."""
    if may(member, action):
        return
    roles = _(" or ").join(
        str(Role(role).label).lower() for role in ALLOWED if action in ALLOWED[role]
    )
    asked = (
        _("Your role may not {in_words}. Ask an {roles}.")
        if roles.startswith("o")
        else _("Your role may not {in_words}. Ask a {roles}.")
    )
    raise NotPermitted(asked.format(in_words=_(_IN_WORDS[action]), roles=roles))
