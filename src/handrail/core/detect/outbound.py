"""The guard of outgoing texts: what in a draft, or a person's edit of it, must a person own?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from handrail.core.detect.promises import (
    access,
    billing,
    guarantee,
    legal,
    price,
    qualification,
    scope,
    timing,
)
from handrail.core.detect.promises.detector import Promise
from handrail.core.detect.promises.draft import Draft, read_draft
from handrail.core.detect.rules import OutboundRules
from handrail.core.findings import Finding

_DETECTORS = (
    price.find,
    timing.find,
    scope.find,
    guarantee.find,
    access.find,
    legal.find,
    billing.find,
    qualification.find,
)


def find_outbound(text: str, rules: OutboundRules = OutboundRules()) -> tuple[Finding, ...]:
    """Every finding of a text that would go to a prospect, by position, none twice.

    Spans are string offsets into `text`. Never raises on any text.
    """
    draft = read_draft(text, text, lambda start, end: (start, end), rules)
    found: list[Finding] = []
    for detect in _DETECTORS:
        found.extend(_findings(draft, detect(draft)))
    return tuple(sorted(found))


def _findings(draft: Draft, promises: Iterable[Promise]) -> Iterator[Finding]:
    """One finding a category and clause: overlapping matches are one statement."""
    by_clause: dict[tuple[str, int], list[Promise]] = {}
    for promise in promises:
        key = (promise.category, draft.clause_index(promise.first))
        by_clause.setdefault(key, []).append(promise)
    for group in by_clause.values():
        best = max(group, key=lambda p: (p.rule.confidence, p.last - p.first))
        first, last = min(p.first for p in group), max(p.last for p in group)
        start, end = draft.span(first, last)
        yield Finding(
            start=start,
            end=end,
            category=best.category,
            code=best.rule.code,
            text=draft.text[start:end],
            severity=best.severity,
            control_point=best.control_point,
            confidence=best.rule.confidence,
            why=best.rule.why,
        )
