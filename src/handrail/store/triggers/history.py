"""History only grows: audit events, decisions, sign-offs and versions stay as they were written."""

from __future__ import annotations

from handrail.store.triggers.rule import Dialect, Rule, immutable, never, never_deleted

_EVENT = "An audit event"


def _breaks_the_chain(_: Dialect) -> str:
    newest = (
        "(SELECT {column} FROM store_auditevent WHERE workspace_id = NEW.workspace_id "
        "ORDER BY sequence DESC LIMIT 1)"
    )
    sequence = newest.format(column="sequence")
    link = newest.format(column="hash")
    genesis = "0" * 64
    return (
        f"NEW.sequence <> coalesce({sequence}, 0) + 1 "
        f"OR NEW.previous_hash <> coalesce({link}, '{genesis}')"
    )


HISTORY = (
    Rule(
        "store_auditevent",
        "INSERT",
        "chained",
        "an audit event follows the newest one of its chain",
        _breaks_the_chain,
    ),
    Rule("store_auditevent", "UPDATE", "kept", f"{_EVENT} is never changed", never),
    never_deleted("store_auditevent", _EVENT),
    Rule("store_playbookversion", "UPDATE", "kept", "A playbook version does not change", never),
    never_deleted("store_playbookversion", "A playbook version"),
    immutable("store_member", "Whose membership it is", "user_id", "workspace_id"),
    never_deleted("store_member", "A member"),
)
