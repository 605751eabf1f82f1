"""Screening of a lead's text: everything that a person should know before any AI reads it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from handrail.core.detect import language, own_triggers
from handrail.core.detect.private_data import find_in
from handrail.core.detect.rules import InboundRules
from handrail.core.detect.triggers import hidden_text, high_value, injection, unclear_scope
from handrail.core.detect.triggers.anger import anger
from handrail.core.detect.triggers.billing_conflict import billing_conflict
from handrail.core.detect.triggers.legal_risk import legal_risk
from handrail.core.detect.triggers.not_a_lead import not_a_lead
from handrail.core.detect.triggers.trigger import InboundText, Triggers
from handrail.core.detect.triggers.unsafe_access import unsafe_access
from handrail.core.detect.triggers.urgent_support import urgent_support
from handrail.core.findings import Finding

_DEFAULTS = InboundRules()
_TRIGGERS = Triggers(
    anger,
    legal_risk,
    billing_conflict,
    urgent_support,
    unsafe_access,
    not_a_lead,
    injection.injection,
    unclear_scope.vague,
    high_value.sizes,
)


def find_inbound(text: str, rules: InboundRules = _DEFAULTS) -> tuple[Finding, ...]:
    """Every finding of a lead's text, by position, none twice. Never raises on any text."""
    read = InboundText(text)
    found: dict[tuple[int, int, str], Finding] = {}
    for finding in _all(text, read, rules):
        found.setdefault((finding.start, finding.end, finding.code), finding)
    return tuple(sorted(_widest(found.values())))


def _all(text: str, read: InboundText, rules: InboundRules) -> Iterator[Finding]:
    yield from (finding for finding in _TRIGGERS.find(read) if _counts(finding, read))
    yield from injection.find(read)
    yield from hidden_text.find(text)
    yield from unclear_scope.find(read)
    yield from high_value.find(read, rules)
    yield from find_in(read.normalised, rules.own_contact)
    yield from language.find(text, rules)
    yield from own_triggers.find(text, rules)


def _counts(finding: Finding, read: InboundText) -> bool:
    """What phrases alone cannot tell: how many is many, and how long is too long to be vague."""
    if finding.category == high_value.sizes.category:
        return high_value.is_large(finding)
    if finding.category == unclear_scope.vague.category:
        return len(read.tokens) <= unclear_scope.MOST_VAGUE_TOKENS
    return True


def _widest(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Of overlapping findings of one category the widest: the others say nothing more."""
    last: dict[str, int] = {}
    ordered = sorted(findings, key=lambda f: (f.start, -f.end))
    for finding in ordered:
        if finding.category != "private_data" and finding.end <= last.get(finding.category, -1):
            continue
        last[finding.category] = max(last.get(finding.category, -1), finding.end)
        yield finding
