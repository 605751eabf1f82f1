"""Deliveries: only of a decision that stands, of exactly its message, and only forward."""

from __future__ import annotations

from collections.abc import Iterable

from handrail.core.delivery.states import FINAL, TRANSITIONS, DeliveryState, only_a_person
from handrail.store.triggers.rule import (
    Dialect,
    Rule,
    acting_decider,
    changed,
    erasable,
    immutable,
    kept,
)

_FINISHED = f"({', '.join(repr(state.value) for state in sorted(FINAL))})"


def _one_of(moves: Iterable[tuple[DeliveryState, DeliveryState]]) -> str:
    """That the state goes from one to the other of any of these pairs."""
    return " OR ".join(
        f"(OLD.state = '{before.value}' AND NEW.state = '{after.value}')" for before, after in moves
    )


def _decision_not_for_sending(_: Dialect) -> str:
    return (
        "NOT EXISTS (SELECT 1 FROM store_decision d WHERE d.id = NEW.decision_id "
        "AND d.kind IN ('approve', 'edit', 'holding') AND d.undone_at IS NULL "
        "AND d.lead_id = NEW.lead_id "
        "AND d.workspace_id = NEW.workspace_id AND d.message_sha256 = NEW.message_sha256 "
        "AND d.recipient = NEW.recipient)"
    )


def _begun_from_the_start(_: Dialect) -> str:
    return (
        "NEW.state NOT IN ('pending', 'awaiting_copy') OR NEW.raw IS NOT NULL "
        "OR NEW.intent_at IS NOT NULL"
    )


def _goes_out_of_a_sandbox(dialect: Dialect) -> str:
    """The mode may have been set back since the decision."""
    return f"NEW.state = 'sending' AND OLD.state <> 'sending' AND {_leaves_a_sandbox(dialect)}"


def _leaves_a_sandbox(_: Dialect) -> str:
    return (
        "NEW.route <> 'sandbox' AND NOT EXISTS (SELECT 1 FROM store_lead l "
        "JOIN store_source s ON s.id = l.source_id JOIN store_playbook p ON p.id = s.playbook_id "
        "JOIN store_playbookversion v ON v.id = l.playbook_version_id "
        "JOIN store_playbook q ON q.id = v.playbook_id "
        "WHERE l.id = NEW.lead_id AND p.mode = 'live' AND q.mode = 'live')"
    )


def _other_step(dialect: Dialect) -> str:
    allowed = _one_of(TRANSITIONS)
    return f"{changed(dialect, 'state')} AND NOT ({allowed})"


def _sends_too_early(_: Dialect) -> str:
    return (
        "NEW.state = 'sending' AND OLD.state <> 'sending' AND (NEW.raw IS NULL "
        "OR NEW.intent_at IS NULL OR NEW.intent_at < NEW.not_before "
        "OR EXISTS (SELECT 1 FROM store_decision d "
        "WHERE d.id = NEW.decision_id AND d.undone_at IS NOT NULL))"
    )


def _other_raw(dialect: Dialect) -> str:
    """`sending` may fall back to `pending`: the server was not there, nothing was accepted."""
    begins = "OLD.state = 'pending' AND NEW.state = 'sending' AND OLD.raw IS NULL"
    given_back = (
        "OLD.state = 'sending' AND NEW.state = 'pending' AND NEW.raw IS NULL "
        "AND NEW.intent_at IS NULL"
    )
    erased = f"{dialect.erases()} AND NEW.raw IS NULL AND NOT {changed(dialect, 'intent_at')}"
    return (
        f"{changed(dialect, 'raw', 'intent_at')} "
        f"AND NOT (({begins}) OR ({given_back}) OR ({erased}))"
    )


def _keeps_raw_in_pending(_: Dialect) -> str:
    return "NEW.state = 'pending' AND NEW.raw IS NOT NULL"


def _nobody_says_so(dialect: Dialect) -> str:
    asked = _one_of(only_a_person())
    return f"({asked}) AND NOT {acting_decider(dialect, 'NEW.finished_by_id')}"


def _rewrites_the_end(dialect: Dialect) -> str:
    return f"OLD.state IN {_FINISHED} AND {changed(dialect, 'finished_at', 'finished_by_id')}"


def _rewrites_the_answer(dialect: Dialect) -> str:
    erased = f"({dialect.erases()} AND {dialect.is_empty('answer', 'text')})"
    return f"OLD.state IN {_FINISHED} AND {changed(dialect, 'answer')} AND NOT {erased}"


DELIVERIES = (
    *kept("store_delivery", "a delivery", "decision_id", "message_id"),
    Rule(
        "store_delivery",
        "INSERT",
        "a delivery needs a decision on exactly this message",
        _decision_not_for_sending,
    ),
    Rule("store_delivery", "INSERT", "a delivery begins at its beginning", _begun_from_the_start),
    Rule("store_delivery", "INSERT", "only a live playbook lets replies leave", _leaves_a_sandbox),
    Rule(
        "store_delivery",
        "UPDATE",
        "only a live playbook lets replies leave",
        _goes_out_of_a_sandbox,
    ),
    immutable(
        "store_delivery",
        "a delivery",
        "lead_id",
        "decision_id",
        "route",
        "message_sha256",
        "message_id",
        "not_before",
        "created_at",
    ),
    erasable("store_delivery", "the recipient of a delivery", recipient="text"),
    Rule("store_delivery", "UPDATE", "a delivery only goes forward", _other_step),
    Rule(
        "store_delivery",
        "UPDATE",
        "sending needs the stored message, the end of the undo window and a decision that stands",
        _sends_too_early,
    ),
    Rule(
        "store_delivery",
        "UPDATE",
        "the message of a delivery is stored once, with its intent",
        _other_raw,
    ),
    Rule(
        "store_delivery",
        "UPDATE",
        "what was given back holds no message",
        _keeps_raw_in_pending,
    ),
    Rule(
        "store_delivery",
        "UPDATE",
        "only a person who acts now can say whether it was sent",
        _nobody_says_so,
    ),
    Rule("store_delivery", "UPDATE", "how a delivery ended does not change", _rewrites_the_end),
    Rule("store_delivery", "UPDATE", "how a delivery ended does not change", _rewrites_the_answer),
)
