"""Playbooks: live only as an owner let this very version go live; evidence and versions stay."""

from __future__ import annotations

from handrail.store.triggers.rule import Dialect, Rule, changed, kept, never


def _not_let(_: Dialect) -> str:
    return (
        "NEW.mode = 'live' AND NOT EXISTS (SELECT 1 FROM store_golive g "
        "WHERE g.playbook_id = NEW.id AND g.version_id = NEW.active_version_id)"
    )


def _becomes_live_unlet(dialect: Dialect) -> str:
    return f"{changed(dialect, 'mode', 'active_version_id')} AND {_not_let(dialect)}"


def _no_owner_lets(dialect: Dialect) -> str:
    return _does_not_act(dialect, "('owner')")


def _nobody_says(dialect: Dialect) -> str:
    return _does_not_act(dialect, "('owner', 'manager')")


def _does_not_act(dialect: Dialect, roles: str) -> str:
    """That the member is not acting now, cannot sign in, or has none of these roles."""
    return (
        f"NOT ({dialect.acts('NEW.member_id')} AND EXISTS (SELECT 1 FROM store_member m "
        "JOIN store_user u ON u.id = m.user_id WHERE m.id = NEW.member_id "
        "AND m.workspace_id = NEW.workspace_id AND m.is_active AND u.is_active "
        f"AND m.role IN {roles}))"
    )


def _of_another_playbook(_: Dialect) -> str:
    return (
        "NOT EXISTS (SELECT 1 FROM store_playbookversion v "
        "WHERE v.id = NEW.version_id AND v.playbook_id = NEW.playbook_id)"
    )


_ANOTHERS = "it is about a version of this playbook"

PLAYBOOKS = (
    *kept("store_playbookversion", "a playbook version", "playbook_id+number"),
    Rule("store_playbookversion", "UPDATE", "a playbook version does not change", never),
    Rule("store_playbook", "INSERT", "a playbook goes live by its decision guide", _not_let),
    Rule(
        "store_playbook",
        "UPDATE",
        "a playbook goes live by its decision guide",
        _becomes_live_unlet,
    ),
    *kept("store_golive", "a decision to go live"),
    Rule("store_golive", "UPDATE", "a decision to go live does not change", never),
    Rule(
        "store_golive", "INSERT", "an owner who is acting now lets a playbook live", _no_owner_lets
    ),
    Rule("store_golive", "INSERT", _ANOTHERS, _of_another_playbook),
    *kept("store_guideevidence", "evidence"),
    Rule("store_guideevidence", "UPDATE", "evidence does not change", never),
    Rule(
        "store_guideevidence",
        "INSERT",
        "evidence is given by an owner or manager who is acting now",
        _nobody_says,
    ),
    Rule("store_guideevidence", "INSERT", _ANOTHERS, _of_another_playbook),
)
