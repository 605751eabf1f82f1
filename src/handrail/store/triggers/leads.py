"""Leads: held until a person releases them, in the queue once, and never without their members."""

from __future__ import annotations

from handrail.store.triggers.rule import (
    Dialect,
    Rule,
    acting_decider,
    changed,
    immutable,
    kept,
)

_RELEASE = "a lead that a person must see first is released by a person who acts now"


def _let_go(_: Dialect) -> str:
    return "OLD.person_first AND NOT NEW.person_first AND OLD.released_at IS NULL"


def _released_by_nobody(dialect: Dialect) -> str:
    touched = changed(dialect, "released_at", "released_by_id")
    given = "(NEW.released_at IS NOT NULL OR NEW.released_by_id IS NOT NULL)"
    return f"{touched} AND {given} AND NOT {acting_decider(dialect, 'NEW.released_by_id')}"


def _released_from_the_start(_: Dialect) -> str:
    return "NEW.released_at IS NOT NULL OR NEW.released_by_id IS NOT NULL"


def _not_the_prospects(dialect: Dialect) -> str:
    return (
        f"{changed(dialect, 'last_inbound_id')} AND NOT EXISTS (SELECT 1 FROM store_message m "
        "WHERE m.id = NEW.last_inbound_id AND m.lead_id = NEW.id AND m.author = 'prospect')"
    )


def _reopened(dialect: Dialect) -> str:
    return f"OLD.state = 'decided' AND {changed(dialect, 'state')}"


LEADS = (
    *kept("store_lead", "a lead", "thread_token"),
    Rule("store_lead", "INSERT", _RELEASE, _released_from_the_start),
    immutable("store_lead", "where a lead came from", "source_id", "channel", "created_at"),
    Rule("store_lead", "UPDATE", _RELEASE, _let_go),
    Rule("store_lead", "UPDATE", _RELEASE, _released_by_nobody),
    Rule(
        "store_lead",
        "UPDATE",
        "what a reply answers is a message of the prospect on this lead",
        _not_the_prospects,
    ),
    *kept("store_reviewitem", "a place in the queue"),
    immutable("store_reviewitem", "a place in the queue", "lead_id", "created_at"),
    Rule("store_reviewitem", "UPDATE", "a decided item is not opened again", _reopened),
    *kept("store_member", "a member", "workspace_id+user_id"),
    immutable("store_member", "whose membership it is", "user_id", "created_at"),
    *kept("store_contact", "a contact"),
)
