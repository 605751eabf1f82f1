"""The one way in which a finding of private data is written."""

from __future__ import annotations

from handrail.core.findings import ControlPoint, Finding, Severity


def found(
    text: str,
    start: int,
    end: int,
    code: str,
    why: str,
    *,
    severity: Severity = Severity.NEEDS_PERSON,
    confidence: float = 0.9,
) -> Finding:
    """A finding of category `private_data` over `text[start:end]`."""
    return Finding(
        start=start,
        end=end,
        category="private_data",
        code=f"private_data.{code}",
        text=text[start:end],
        severity=severity,
        control_point=ControlPoint.PRIVATE_DATA,
        confidence=confidence,
        why=why,
    )
