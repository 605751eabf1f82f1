"""The audit chain: each event follows the newest one, and none is ever changed or removed."""

from __future__ import annotations

from handrail.store.triggers.rule import Dialect, Rule, kept, never

_NEWEST = (
    "coalesce((SELECT e.{column} FROM store_auditevent e "
    "WHERE e.workspace_id = NEW.workspace_id ORDER BY e.sequence DESC LIMIT 1), {none})"
)
_SEQUENCE = _NEWEST.format(column="sequence", none="0")
_HASH = _NEWEST.format(column="hash", none=f"'{'0' * 64}'")


def _breaks_the_chain(_: Dialect) -> str:
    return f"NEW.sequence <> {_SEQUENCE} + 1 OR NEW.previous_hash <> {_HASH}"


def _is_not_the_newest(_: Dialect) -> str:
    return f"NEW.sequence <> {_SEQUENCE} OR NEW.hash <> {_HASH}"


_HEAD = "the head of a chain is its newest event"

AUDIT = (
    *kept("store_auditevent", "an audit event", "workspace_id+sequence"),
    Rule(
        "store_auditevent",
        "INSERT",
        "an audit event follows the newest one of its chain",
        _breaks_the_chain,
    ),
    Rule("store_auditevent", "UPDATE", "an audit event is never changed", never),
    Rule("store_audithead", "INSERT", _HEAD, _is_not_the_newest),
    Rule("store_audithead", "UPDATE", _HEAD, _is_not_the_newest),
    Rule("store_audithead", "DELETE", "the head of a chain is never deleted", never),
    Rule(
        "store_audithead",
        "TRUNCATE",
        "the head of a chain is never deleted",
        never,
        only="postgresql",
    ),
)
