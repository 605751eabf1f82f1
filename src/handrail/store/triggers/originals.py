"""Originals and what AI made of them: immutable, but for erasure."""

from __future__ import annotations

from handrail.store.triggers.rule import Dialect, Rule, immutable, never_deleted


def _digest_differs(dialect: Dialect) -> str:
    return f"NEW.sha256 <> {dialect.sha256('NEW.body')}"


def _moved(dialect: Dialect) -> str:
    return f"({dialect.differs('lead_id')}) AND OLD.lead_id IS NOT NULL"


def _held(_: Dialect) -> str:
    return (
        "EXISTS (SELECT 1 FROM store_lead l WHERE l.id = NEW.lead_id AND l.person_first "
        "AND l.released_at IS NULL)"
    )


def _other_workspace(parent: str, column: str) -> str:
    return (
        f"NOT EXISTS (SELECT 1 FROM {parent} p WHERE p.id = NEW.{column} "
        "AND p.workspace_id = NEW.workspace_id)"
    )


def _in_workspace_of(table: str, parent: str, column: str) -> Rule:
    return Rule(
        table,
        "INSERT",
        f"same_workspace_{column}",
        "everything of a lead is in one workspace",
        lambda _: _other_workspace(parent, column),
    )


ORIGINALS = (
    Rule(
        "store_sourcerecord",
        "INSERT",
        "digest",
        "an original is stored with its own SHA-256",
        _digest_differs,
    ),
    immutable(
        "store_sourcerecord",
        "An original",
        "workspace_id",
        "source_id",
        "sha256",
        "size",
        "created_at",
    ),
    immutable(
        "store_sourcerecord",
        "An original",
        "body",
        "fields",
        "context",
        "external_id",
        "idempotency_key",
        but_erasure=True,
    ),
    Rule("store_sourcerecord", "UPDATE", "moved", "an original stays with its lead", _moved),
    never_deleted("store_sourcerecord", "An original"),
    immutable("store_message", "A message", "text", "subject", but_erasure=True),
    never_deleted("store_message", "A message"),
    immutable(
        "store_draftrevision",
        "A revision",
        "lead_id",
        "number",
        "author",
        "member_id",
        "answers_id",
    ),
    immutable("store_draftrevision", "A revision", "text", "subject", but_erasure=True),
    never_deleted("store_draftrevision", "A revision"),
    immutable("store_output", "An output", "body", but_erasure=True),
    Rule(
        "store_modelcall", "INSERT", "held", "no AI sees a lead that a person must see first", _held
    ),
    immutable("store_modelcall", "What was sent to a model", "request", but_erasure=True),
    immutable("store_modelcall", "What was sent to a model", "request_sha256", "lead_id"),
    never_deleted("store_modelcall", "A model call"),
    _in_workspace_of("store_lead", "store_source", "source_id"),
    _in_workspace_of("store_message", "store_lead", "lead_id"),
    _in_workspace_of("store_reviewitem", "store_lead", "lead_id"),
    _in_workspace_of("store_output", "store_lead", "lead_id"),
    _in_workspace_of("store_modelcall", "store_lead", "lead_id"),
    _in_workspace_of("store_draftrevision", "store_lead", "lead_id"),
)
