"""What a rule found in a text: the value that screening, the guard and the pages share."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How far a finding holds a text back."""

    INFO = "info"
    """Worth knowing; holds nothing back (a sender's own telephone number)."""
    NEEDS_PERSON = "needs_person"
    """Inbound: a person first. Outbound: a sign-off by an owner of the control point."""
    BLOCKS = "blocks"
    """Must not go out as it stands; no sign-off helps (a left-over placeholder, a secret)."""


class ControlPoint(StrEnum):
    """What a person must own. The playbook names the owners of each."""

    LEAD_GRADE = "lead_grade"
    REPLY = "reply"
    PRICE = "price"
    TIMING = "timing"
    SCOPE = "scope"
    ACCESS = "access"
    PROMISE = "promise"
    ESCALATION = "escalation"
    LEGAL = "legal"
    BILLING = "billing"
    PRIVATE_DATA = "private_data"
    FINAL_MESSAGE = "final_message"


class Direction(StrEnum):
    """Whose text it is: a lead's (inbound) or one that would go to a prospect (outbound)."""

    INBOUND = "inbound"
    OUTBOUND = "outbound"


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One span of a text and why it matters.

    `start` and `end` are Python string offsets into the text as the user sees it;
    `text` is exactly that slice. `confidence` lies in 0..1. `why` is one sentence that
    a reviewer understands. `code` refines `category` (`private_data.credit_card`).
    """

    start: int
    end: int
    category: str
    code: str
    text: str
    severity: Severity
    control_point: ControlPoint
    confidence: float
    why: str


INBOUND_CATEGORIES = (
    "anger",
    "legal_risk",
    "billing_conflict",
    "urgent_support",
    "private_data",
    "unclear_scope",
    "unsafe_access",
    "high_value",
    "injection",
    "not_a_lead",
    "unsupported_language",
    "unmapped_fields",
    "playbook_trigger",
)
"""The `category` values of findings in a lead's text."""

OUTBOUND_CATEGORIES = (
    "price",
    "timing",
    "scope",
    "guarantee",
    "access",
    "legal",
    "billing",
    "qualification",
    "private_data",
    "link",
    "unsupported",
    "placeholder",
    "instruction_leak",
    "forbidden_phrase",
)
"""The `category` values of findings in a text that would go to a prospect."""
