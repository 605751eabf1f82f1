"""A finding by offsets into a text, before its words are added."""

from __future__ import annotations

from dataclasses import dataclass

from handrail.core.findings import ControlPoint, Finding, Severity


@dataclass(frozen=True, slots=True)
class TextFinding:
    """Like `Finding`, without the text of the span; offsets are of the text as the user sees it."""

    start: int
    end: int
    category: str
    code: str
    severity: Severity
    control_point: ControlPoint
    confidence: float
    why: str

    def of(self, text: str) -> Finding:
        """The finding with its words."""
        return Finding(
            self.start,
            self.end,
            self.category,
            self.code,
            text[self.start : self.end],
            self.severity,
            self.control_point,
            self.confidence,
            self.why,
        )
