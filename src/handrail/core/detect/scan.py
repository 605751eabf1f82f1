"""What `handrail scan` says of one text: verdict and findings, of either direction."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypedDict

from handrail.core.detect.inbound import find_inbound
from handrail.core.detect.outbound import find_outbound
from handrail.core.detect.rules import OutboundRules
from handrail.core.findings import Direction, Finding, Severity
from handrail.core.screening import ScreeningRules, judge_findings

_DEFAULTS = ScreeningRules()


class FoundRecord(TypedDict):
    """A finding as `scan` prints it."""

    code: str
    category: str
    start: int
    end: int
    text: str
    severity: str
    why: str


class ScanError(ValueError):
    """A record that cannot be scanned; the text says what is missing."""


def scan_record(record: Mapping[str, object]) -> dict[str, object]:
    """Verdict and findings of `{"id", "text", "direction", "facts"?}`. Raises ScanError."""
    text, facts = record.get("text"), record.get("facts") or []
    direction = record.get("direction", Direction.INBOUND)
    if not isinstance(text, str):
        raise ScanError("“text” is missing or not a string")
    if not isinstance(facts, list) or not all(isinstance(fact, str) for fact in facts):
        raise ScanError("“facts” must be a list of strings")
    if direction == Direction.INBOUND:
        verdict = judge_findings(find_inbound(text), _DEFAULTS)
        return {
            "id": record.get("id"),
            "verdict": str(verdict.kind),
            "findings": found_records(verdict.findings),
        }
    if direction != Direction.OUTBOUND:
        raise ScanError(f"“direction” is inbound or outbound, not {direction!r}")
    findings = find_outbound(text, OutboundRules(facts=tuple(facts)))
    return {
        "id": record.get("id"),
        "verdict": outbound_verdict(findings),
        "findings": found_records(findings),
    }


def outbound_verdict(findings: tuple[Finding, ...]) -> str:
    """`blocked`, `needs_sign_off` or `clear`, by the severest finding."""
    severities = {finding.severity for finding in findings}
    if Severity.BLOCKS in severities:
        return "blocked"
    return "needs_sign_off" if Severity.NEEDS_PERSON in severities else "clear"


def found_records(findings: tuple[Finding, ...]) -> list[FoundRecord]:
    """Findings as plain records, in order."""
    return [
        {
            "code": finding.code,
            "category": finding.category,
            "start": finding.start,
            "end": finding.end,
            "text": finding.text,
            "severity": str(finding.severity),
            "why": finding.why,
        }
        for finding in findings
    ]
