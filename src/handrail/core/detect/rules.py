"""What a playbook adds to the detectors: values that both detection and the playbook know."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from handrail.core.findings import ControlPoint


@dataclass(frozen=True, slots=True)
class OwnTrigger:
    """A playbook's own trigger: plain patterns and examples that send a lead to a person.

    `patterns` are plain words where `*` stands for any run of characters inside a sentence;
    `examples` are sentences whose stemmed words a text must hold.
    """

    code: str
    why: str
    patterns: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OwnPhrase:
    """A phrase that the playbook forbids outright, or that needs a sign-off."""

    code: str
    why: str
    patterns: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()
    control_point: ControlPoint = ControlPoint.PROMISE
    forbidden: bool = False


@dataclass(frozen=True, slots=True)
class InboundRules:
    """How screening reads a lead's text.

    `high_value_amount` is the money amount (in the lead's own currency) from which a lead is
    of high value; `named_accounts` are companies that always are. `own_contact` are the sender's
    own name, e-mail address and telephone number (contact data: found, with severity `info`).
    `languages` are the ISO 639-1 codes that the playbook's reviewers read.
    """

    high_value_amount: int = 50_000
    named_accounts: tuple[str, ...] = ()
    own_contact: tuple[str, ...] = ()
    languages: tuple[str, ...] = ("en", "es", "de", "fr", "pt")
    triggers: tuple[OwnTrigger, ...] = ()


@dataclass(frozen=True, slots=True)
class OutboundRules:
    """How the guard reads a text that would go to a prospect.

    `facts` are approved, unexpired statements: what equals one of them is not a promise.
    `known_links` are hosts, addresses and numbers that the playbook knows. `source` is what the
    lead wrote (its own words may be quoted). `lead_values` are the lead's own contact values;
    `other_leads_values` are values of other leads that must never appear.
    """

    facts: tuple[str, ...] = ()
    known_links: tuple[str, ...] = ()
    phrases: tuple[OwnPhrase, ...] = ()
    source: str = ""
    lead_values: Mapping[str, str] | None = None
    other_leads_values: tuple[str, ...] = ()
