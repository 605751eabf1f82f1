"""No send without a person: decisions, sign-offs and deliveries."""

from __future__ import annotations

from handrail.store.triggers.rule import Dialect, Rule, immutable, never_deleted

_DECIDERS = "('owner', 'manager', 'reviewer')"


def _no_person_decides(dialect: Dialect) -> str:
    member = (
        "EXISTS (SELECT 1 FROM store_member m JOIN store_user u ON u.id = m.user_id "
        "WHERE m.id = NEW.member_id AND m.workspace_id = NEW.workspace_id AND m.is_active "
        f"AND u.is_active AND m.role IN {_DECIDERS})"
    )
    return f"NOT ({dialect.acts('NEW.member_id')}) OR NOT {member}"


def _belongs_elsewhere(_: Dialect) -> str:
    return (
        "NOT EXISTS (SELECT 1 FROM store_reviewitem i JOIN store_lead l ON l.id = i.lead_id "
        "WHERE i.id = NEW.item_id AND i.lead_id = NEW.lead_id AND i.state = 'open' "
        "AND i.workspace_id = NEW.workspace_id AND l.workspace_id = NEW.workspace_id)"
    )


def _not_the_exact_message(dialect: Dialect) -> str:
    return (
        "NEW.kind IN ('approve', 'edit') AND (NEW.approved_bytes IS NULL "
        f"OR NEW.message_sha256 <> {dialect.sha256('NEW.approved_bytes')} "
        "OR NEW.answers_id IS NULL OR NOT EXISTS (SELECT 1 FROM store_lead l "
        "WHERE l.id = NEW.lead_id AND l.last_inbound_id = NEW.answers_id) "
        "OR NOT EXISTS (SELECT 1 FROM store_draftrevision r "
        "WHERE r.id = NEW.revision_id AND r.lead_id = NEW.lead_id))"
    )


def _undone_twice(dialect: Dialect) -> str:
    return (
        f"({dialect.differs('undone_at')} ) AND OLD.undone_at IS NOT NULL "
        f"AND NOT ({dialect.erases()})"
    )


def _decision_not_for_sending(_: Dialect) -> str:
    return (
        "NOT EXISTS (SELECT 1 FROM store_decision d WHERE d.id = NEW.decision_id "
        "AND d.kind IN ('approve', 'edit') AND d.undone_at IS NULL AND d.lead_id = NEW.lead_id "
        "AND d.workspace_id = NEW.workspace_id AND d.message_sha256 = NEW.message_sha256 "
        "AND d.recipient = NEW.recipient) OR NEW.state NOT IN ('pending', 'awaiting_copy') "
        "OR NEW.raw IS NOT NULL"
    )


_STEPS = (
    ("pending", ("sending", "cancelled", "failed")),
    ("awaiting_copy", ("sent", "cancelled")),
    ("sending", ("sent", "uncertain", "failed", "pending")),
    ("uncertain", ("sent", "failed")),
)


def _other_step(dialect: Dialect) -> str:
    allowed = " OR ".join(
        f"(OLD.state = '{before}' AND NEW.state = '{after}')"
        for before, following in _STEPS
        for after in following
    )
    return f"({dialect.differs('state')}) AND NOT ({allowed})"


def _sends_what_was_undone(_: Dialect) -> str:
    return (
        "NEW.state = 'sending' AND OLD.state <> 'sending' AND (NEW.raw IS NULL "
        "OR NEW.intent_at IS NULL OR EXISTS (SELECT 1 FROM store_decision d "
        "WHERE d.id = NEW.decision_id AND d.undone_at IS NOT NULL))"
    )


def _other_raw(dialect: Dialect) -> str:
    given_back = "OLD.state = 'sending' AND NEW.state = 'pending' AND NEW.raw IS NULL"
    return (
        f"({dialect.differs('raw')}) AND OLD.raw IS NOT NULL AND NOT ({given_back}) "
        f"AND NOT ({dialect.erases()})"
    )


def _nobody_copied(dialect: Dialect) -> str:
    return f"OLD.state = 'awaiting_copy' AND NEW.state = 'sent' AND {dialect.nobody_acts()}"


def _no_person_signs(dialect: Dialect) -> str:
    return (
        f"NOT ({dialect.acts('NEW.member_id')}) OR NOT EXISTS (SELECT 1 FROM store_member m "
        "JOIN store_signoffrequest q ON q.id = NEW.request_id WHERE m.id = NEW.member_id "
        "AND m.is_active AND m.workspace_id = NEW.workspace_id "
        f"AND q.workspace_id = NEW.workspace_id AND m.role IN {_DECIDERS})"
    )


SENDING = (
    Rule(
        "store_decision",
        "INSERT",
        "person",
        "a decision needs a member with authority who is acting now",
        _no_person_decides,
    ),
    Rule(
        "store_decision",
        "INSERT",
        "item",
        "a decision belongs to an open review item of its lead",
        _belongs_elsewhere,
    ),
    Rule(
        "store_decision",
        "INSERT",
        "exact",
        "a decision to send names the exact message and what it answers",
        _not_the_exact_message,
    ),
    immutable(
        "store_decision",
        "A decision",
        "workspace_id",
        "item_id",
        "lead_id",
        "member_id",
        "kind",
        "answers_id",
        "revision_id",
        "message_sha256",
        "sign_offs",
        "created_at",
    ),
    immutable(
        "store_decision",
        "What was decided",
        "recipient",
        "subject",
        "text",
        "approved_bytes",
        "reason",
        but_erasure=True,
    ),
    Rule("store_decision", "UPDATE", "undone_once", "a decision is undone once", _undone_twice),
    never_deleted("store_decision", "A decision"),
    Rule(
        "store_delivery",
        "INSERT",
        "decided",
        "a delivery needs a decision on exactly this message",
        _decision_not_for_sending,
    ),
    immutable(
        "store_delivery",
        "A delivery",
        "workspace_id",
        "lead_id",
        "decision_id",
        "route",
        "message_sha256",
        "message_id",
    ),
    immutable("store_delivery", "The recipient", "recipient", but_erasure=True),
    Rule("store_delivery", "UPDATE", "forward", "a delivery only goes forward", _other_step),
    Rule(
        "store_delivery",
        "UPDATE",
        "intent",
        "sending needs the stored message and a decision that stands",
        _sends_what_was_undone,
    ),
    Rule(
        "store_delivery", "UPDATE", "raw", "the message of a delivery does not change", _other_raw
    ),
    Rule(
        "store_delivery",
        "UPDATE",
        "copied",
        "only a person can say that it was copied",
        _nobody_copied,
    ),
    never_deleted("store_delivery", "A delivery"),
    Rule(
        "store_signoff",
        "INSERT",
        "person",
        "a sign-off needs a member who is acting now",
        _no_person_signs,
    ),
    immutable("store_signoff", "A sign-off", "workspace_id", "request_id", "member_id", "granted"),
    never_deleted("store_signoff", "A sign-off"),
    immutable(
        "store_signoffrequest",
        "What was asked",
        "workspace_id",
        "item_id",
        "control_point",
        "statement_sha256",
    ),
    immutable("store_signoffrequest", "The statement", "statement", but_erasure=True),
    never_deleted("store_signoffrequest", "A question for a sign-off"),
)
