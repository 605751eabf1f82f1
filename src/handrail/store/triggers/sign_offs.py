"""Sign-offs: one owner's answer to one question, given by the person who acts now."""

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


def _no_person_signs(dialect: Dialect) -> str:
    return f"NOT {acting_decider(dialect, 'NEW.member_id')}"


def _nothing_was_asked(_: Dialect) -> str:
    return (
        "NOT EXISTS (SELECT 1 FROM store_signoffrequest q WHERE q.id = NEW.request_id "
        "AND q.workspace_id = NEW.workspace_id AND q.state = 'asked')"
    )


def _settled_from_the_start(_: Dialect) -> str:
    return "NEW.state <> 'asked'"


def _settled_without_an_answer(dialect: Dialect) -> str:
    """Given and refused rest on an answer and stay; what was withdrawn may be asked again."""

    def answered(granted: str) -> str:
        return (
            "EXISTS (SELECT 1 FROM store_signoff s WHERE s.request_id = NEW.id "
            f"AND {granted} s.granted)"
        )

    allowed = " OR ".join(
        (
            "(OLD.state = 'asked' AND NEW.state = 'withdrawn')",
            "(OLD.state = 'withdrawn' AND NEW.state = 'asked')",
            f"(OLD.state = 'asked' AND NEW.state = 'given' AND {answered('')})",
            f"(OLD.state = 'asked' AND NEW.state = 'refused' AND {answered('NOT')})",
        )
    )
    return f"{changed(dialect, 'state')} AND NOT ({allowed})"


SIGN_OFFS = (
    *kept("store_signoff", "a sign-off", "request_id+member_id"),
    Rule(
        "store_signoff",
        "INSERT",
        "a sign-off needs a member with authority who is acting now",
        _no_person_signs,
    ),
    Rule("store_signoff", "INSERT", "a sign-off answers an open question", _nothing_was_asked),
    immutable("store_signoff", "a sign-off", "request_id", "member_id", "granted", "created_at"),
    erasable("store_signoff", "the note of a sign-off", note="text"),
    *kept(
        "store_signoffrequest",
        "a question for a sign-off",
        "item_id+control_point+statement_sha256",
    ),
    Rule(
        "store_signoffrequest",
        "INSERT",
        "a question for a sign-off starts open",
        _settled_from_the_start,
    ),
    immutable(
        "store_signoffrequest",
        "what was asked",
        "item_id",
        "control_point",
        "statement_sha256",
        "asked_by_id",
        "created_at",
    ),
    erasable("store_signoffrequest", "the statement of a question", statement="text"),
    Rule(
        "store_signoffrequest",
        "UPDATE",
        "a question is settled by an answer",
        _settled_without_an_answer,
    ),
)
