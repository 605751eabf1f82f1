"""Originals, messages, drafts and what AI made: written once, and only erased."""

from __future__ import annotations

from handrail.store.triggers.rule import Dialect, Rule, changed, erasable, immutable, kept


def _digest_differs(dialect: Dialect) -> str:
    return f"NEW.sha256 <> {dialect.sha256('NEW.body')} OR NEW.size <> length(NEW.body)"


def _moved(dialect: Dialect) -> str:
    return f"{changed(dialect, 'lead_id')} AND OLD.lead_id IS NOT NULL"


def _erased_by_halves(_: Dialect) -> str:
    return "NEW.erased_at IS NULL AND OLD.erased_at IS NOT NULL"


def _held(_: Dialect) -> str:
    return (
        "EXISTS (SELECT 1 FROM store_lead l WHERE l.id = NEW.lead_id AND l.person_first "
        "AND l.released_at IS NULL)"
    )


def _answered_already(dialect: Dialect) -> str:
    erased = f"({dialect.erases()} AND {dialect.is_empty('response', 'text')})"
    return f"{changed(dialect, 'response')} AND OLD.response <> '' AND NOT {erased}"


def _ended(dialect: Dialect) -> str:
    return f"{changed(dialect, 'state', 'revision_id')} AND OLD.state <> 'waiting'"


def _sent_already(dialect: Dialect) -> str:
    erased = f"({dialect.erases()} AND {dialect.is_empty('sent', 'json')})"
    return f"{changed(dialect, 'sent')} AND OLD.state <> 'started' AND NOT {erased}"


def _screened_already(dialect: Dialect) -> str:
    return f"{changed(dialect, 'screened_at')} AND OLD.screened_at IS NOT NULL"


_SOURCES = (
    *kept(
        "store_sourcerecord",
        "an original",
        "source_id+idempotency_key",
        "workspace_id+external_id",
    ),
    Rule(
        "store_sourcerecord",
        "INSERT",
        "an original is stored with its own SHA-256 and size",
        _digest_differs,
    ),
    immutable(
        "store_sourcerecord",
        "an original",
        "source_id",
        "sha256",
        "size",
        "content_type",
        "created_at",
    ),
    erasable(
        "store_sourcerecord",
        "an original",
        body="bytes",
        fields="json",
        context="json",
        external_id="text",
        idempotency_key="text",
        content_key="text",
    ),
    Rule("store_sourcerecord", "UPDATE", "an original stays with its lead", _moved),
    Rule("store_sourcerecord", "UPDATE", "what is erased stays erased", _erased_by_halves),
    *kept("store_deadletter", "input that could not be taken"),
    immutable(
        "store_deadletter",
        "input that could not be taken",
        "source_id",
        "reason_code",
        "created_at",
    ),
    erasable("store_deadletter", "input that could not be taken", body="bytes", reason="text"),
)

_ANSWERS = (
    *kept("store_safeintake", "what was answered", "workspace_id+receipt"),
    immutable("store_safeintake", "who answered and when", "member_id", "receipt", "created_at"),
    Rule("store_safeintake", "UPDATE", "what is erased stays erased", _erased_by_halves),
)

_MESSAGES = (
    *kept("store_message", "a message"),
    immutable(
        "store_message",
        "a message",
        "lead_id",
        "source_record_id",
        "delivery_id",
        "author",
        "member_id",
        "sent_at",
        "created_at",
    ),
    erasable(
        "store_message",
        "a message",
        subject="text",
        text="text",
        quoted_text="text",
        message_id="text",
        in_reply_to="text",
        attachments="json",
    ),
    Rule("store_message", "UPDATE", "what is screened stays so", _screened_already),
    *kept("store_attachmenttext", "the text of an attachment", "message_id+position"),
    immutable(
        "store_attachmenttext",
        "the text of an attachment",
        "message_id",
        "position",
        "content_type",
        "sha256",
        "created_at",
    ),
    erasable(
        "store_attachmenttext", "the text of an attachment", name="text", text="text", why="text"
    ),
    *kept("store_draftrevision", "a revision", "lead_id+number"),
    immutable(
        "store_draftrevision",
        "a revision",
        "lead_id",
        "number",
        "author",
        "member_id",
        "answers_id",
        "output_id",
        "created_at",
    ),
    erasable("store_draftrevision", "a revision", subject="text", text="text"),
    *kept("store_draftrequest", "a wish for a draft"),
    immutable(
        "store_draftrequest",
        "a wish for a draft",
        "lead_id",
        "member_id",
        "answers_id",
        "base_id",
        "created_at",
    ),
    erasable("store_draftrequest", "a wish for a draft", instruction="text"),
    Rule("store_draftrequest", "UPDATE", "an ended wish does not change", _ended),
)

_PREPARED = (
    *kept("store_modelcall", "a request to a model"),
    Rule("store_modelcall", "INSERT", "no AI sees a lead that a person must see first", _held),
    immutable(
        "store_modelcall",
        "a request to a model",
        "lead_id",
        "engine",
        "recipient",
        "kinds",
        "data_policy",
        "allowed_because",
        "request_sha256",
        "created_at",
    ),
    erasable("store_modelcall", "what was sent to a model", request="json"),
    Rule("store_modelcall", "UPDATE", "what a model answered does not change", _answered_already),
    Rule("store_modelcall", "UPDATE", "what was sent to a model does not change", _sent_already),
    *kept("store_output", "an output of AI"),
    immutable(
        "store_output",
        "an output of AI",
        "lead_id",
        "answers_id",
        "model_call_id",
        "playbook_version_id",
        "kind",
        "engine",
        "model",
        "prompt_digest",
        "confidence",
        "created_at",
    ),
    erasable("store_output", "an output of AI", body="json"),
    *kept("store_record", "a record"),
    immutable("store_record", "a record", "lead_id", "kind", "author", "member_id", "created_at"),
    erasable("store_record", "a record", body="json"),
)

ORIGINALS = (*_SOURCES, *_ANSWERS, *_MESSAGES, *_PREPARED)
