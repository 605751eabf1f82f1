"""Decisions: by a member with authority who acts now, on the exact message, taken back once."""

from __future__ import annotations

from handrail.store.triggers.rule import (
    Dialect,
    Rule,
    acting_decider,
    changed,
    erasable,
    immutable,
    kept,
)

_SENDS = "NEW.kind IN ('approve', 'edit', 'holding')"


def _no_person_decides(dialect: Dialect) -> str:
    return f"NOT {acting_decider(dialect, 'NEW.member_id')}"


def _item_is_not_open(_: Dialect) -> str:
    return (
        "NOT EXISTS (SELECT 1 FROM store_reviewitem i JOIN store_lead l ON l.id = i.lead_id "
        "WHERE i.id = NEW.item_id AND i.lead_id = NEW.lead_id AND i.state = 'open' "
        "AND i.workspace_id = NEW.workspace_id AND l.workspace_id = NEW.workspace_id)"
    )


def _other_bytes(dialect: Dialect) -> str:
    return (
        f"{_SENDS} AND (NEW.approved_bytes IS NULL "
        f"OR NEW.message_sha256 <> {dialect.sha256('NEW.approved_bytes')})"
    )


def _stale(_: Dialect) -> str:
    return (
        f"{_SENDS} AND NOT EXISTS (SELECT 1 FROM store_lead l "
        "WHERE l.id = NEW.lead_id AND l.last_inbound_id = NEW.answers_id)"
    )


def _other_text(_: Dialect) -> str:
    return (
        "NEW.kind IN ('approve', 'edit') AND NOT EXISTS (SELECT 1 FROM store_draftrevision r "
        "WHERE r.id = NEW.revision_id AND r.lead_id = NEW.lead_id "
        "AND r.answers_id = NEW.answers_id AND r.subject = NEW.subject AND r.text = NEW.text)"
    )


def _undone_from_the_start(_: Dialect) -> str:
    return "NEW.undone_at IS NOT NULL OR NEW.undone_by_id IS NOT NULL OR NEW.voided_because <> ''"


def _undone_wrongly(dialect: Dialect) -> str:
    """By a person who acts now or, with the reason, by what happened; before it has begun."""
    touched = changed(dialect, "undone_at", "undone_by_id", "voided_because")
    by_person = acting_decider(dialect, "NEW.undone_by_id")
    by_event = "(NEW.undone_by_id IS NULL AND NEW.voided_because <> '')"
    begun = (
        "EXISTS (SELECT 1 FROM store_delivery d WHERE d.decision_id = NEW.id "
        "AND d.state <> 'cancelled')"
    )
    return (
        f"{touched} AND (OLD.undone_at IS NOT NULL OR NEW.undone_at IS NULL "
        f"OR NOT ({by_person} OR {by_event}) OR {begun})"
    )


DECISIONS = (
    *kept("store_decision", "a decision"),
    Rule(
        "store_decision",
        "INSERT",
        "a decision needs a member with authority who is acting now",
        _no_person_decides,
    ),
    Rule(
        "store_decision",
        "INSERT",
        "a decision belongs to an open review item of its lead",
        _item_is_not_open,
    ),
    Rule(
        "store_decision",
        "INSERT",
        "a decision to send holds the exact bytes and their SHA-256",
        _other_bytes,
    ),
    Rule(
        "store_decision",
        "INSERT",
        "a decision to send answers the newest message of the prospect",
        _stale,
    ),
    Rule(
        "store_decision",
        "INSERT",
        "a decision to send names the revision with exactly this text",
        _other_text,
    ),
    Rule("store_decision", "INSERT", "a new decision is not undone", _undone_from_the_start),
    immutable(
        "store_decision",
        "a decision",
        "item_id",
        "lead_id",
        "member_id",
        "kind",
        "answers_id",
        "revision_id",
        "message_sha256",
        "sign_offs",
        "reason_code",
        "engine",
        "stated_confidence",
        "kept_share",
        "created_at",
    ),
    erasable(
        "store_decision",
        "what was decided",
        recipient="text",
        subject="text",
        text="text",
        approved_bytes="bytes",
        reason="text",
    ),
    Rule(
        "store_decision",
        "UPDATE",
        "a decision is undone once, by a person or with a reason, before its delivery begins",
        _undone_wrongly,
    ),
)
