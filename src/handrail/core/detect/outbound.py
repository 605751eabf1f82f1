"""The guard of outgoing texts: what in a draft, or a person's edit of it, must a person own?"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache

from handrail.core.detect.normalise import INVISIBLE, normalise
from handrail.core.detect.promises import (
    access,
    billing,
    forbidden_phrases,
    guarantee,
    instruction_leak,
    legal,
    links,
    other_leads,
    placeholders,
    price,
    private_data,
    qualification,
    scope,
    timing,
    unsupported,
)
from handrail.core.detect.promises.approved_facts import ApprovedFacts
from handrail.core.detect.promises.detector import Promise
from handrail.core.detect.promises.draft import Draft, read_draft
from handrail.core.detect.promises.outcome import TextFinding
from handrail.core.detect.rules import OutboundRules
from handrail.core.findings import Finding

_PROMISES = (
    price.find,
    timing.find,
    scope.find,
    guarantee.find,
    access.find,
    legal.find,
    billing.find,
    qualification.find,
)
"""Detectors whose findings an approved fact can cover."""

_OTHERS = (links.find, unsupported.find, forbidden_phrases.find)


_NO_RULES = OutboundRules()


def find_outbound(text: str, rules: OutboundRules = _NO_RULES) -> tuple[Finding, ...]:
    """Every finding of a text that would go to a prospect, by position, none twice.

    Spans are string offsets into `text`. Linear in its length; never raises on any text.
    """
    normalised = normalise(text)
    draft = read_draft(text, normalised.text, normalised.span, rules)
    found: dict[tuple[int, int, str, str], Finding] = {}
    for finding in _all_findings(draft, normalised.text):
        start, end = finding.start, _whole_character(text, finding.end)
        whole = replace(finding, end=end, text=text[start:end])
        found.setdefault((start, end, finding.category, finding.code), whole)
    return tuple(sorted(found.values()))


def _all_findings(draft: Draft, normalised: str) -> Iterator[Finding]:
    facts = _facts(draft.rules.facts)
    promises = [promise for detect in _PROMISES for promise in detect(draft)]
    unapproved = [*_unapproved(draft, facts, promises), *private_data.find(draft)]
    yield from _findings(draft, _outweighing(draft, unapproved))
    for detect in _OTHERS:
        yield from _findings(draft, detect(draft))
    yield from private_data.find_values(draft)
    for text_finding in (*placeholders.find(draft.text), *instruction_leak.find(draft)):
        yield text_finding.of(draft.text)
    for text_finding in other_leads.find(normalised, draft.rules):
        yield _moved(text_finding, draft).of(draft.text)


def _outweighing(draft: Draft, promises: Iterable[Promise]) -> list[Promise]:
    """Without those that say nothing more beside another promise of their clause."""
    known = list(promises)
    beside: dict[int, set[str]] = {}
    for promise in known:
        for clause in range(*draft.clause_range(promise.first, promise.last)):
            beside.setdefault(clause, set()).add(promise.category)
    return [p for p in known if p.rule.yields_to.isdisjoint(beside[draft.clause_index(p.first)])]


def _moved(finding: TextFinding, draft: Draft) -> TextFinding:
    start, end = draft.to_original(finding.start, finding.end)
    return replace(finding, start=start, end=end)


@lru_cache(maxsize=64)
def _facts(facts: tuple[str, ...]) -> ApprovedFacts:
    return ApprovedFacts(facts)


def _unapproved(
    draft: Draft, facts: ApprovedFacts, promises: Iterable[Promise]
) -> Iterator[Promise]:
    if not facts:
        yield from promises
        return
    covered: dict[int, bool] = {}
    for promise in promises:
        index = draft.clause_index(promise.first)
        if index not in covered:
            covered[index] = facts.cover(draft.line, draft.clauses, index)
        if not covered[index]:
            yield promise


def _findings(draft: Draft, promises: Iterable[Promise]) -> Iterator[Finding]:
    """One finding a category and clause: overlapping matches are one statement."""
    by_clause: dict[tuple[str, str, int], list[Promise]] = {}
    for promise in promises:
        own_code = promise.rule.code if promise.category == "forbidden_phrase" else ""
        key = (promise.category, own_code, draft.clause_index(promise.first))
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


def _whole_character(text: str, end: int) -> int:
    """The end of the character that a span ends in: its accents and joiners belong to it."""
    while end < len(text) and (unicodedata.combining(text[end]) or text[end] in INVISIBLE):
        end += 1
    return end
