"""Hidden text: characters that a reader does not see and a model would read."""

from __future__ import annotations

import re
from collections.abc import Iterator

from handrail.core.findings import ControlPoint, Finding, Severity

_TAGS = re.compile("[\U000e0001-\U000e007f]+")
_BIDI = re.compile("[\u202a-\u202e\u2066-\u2069]+")
_ZERO_WIDTH = re.compile(
    "(?:[\u200b\u2060\ufeff\u200c\u200d](?:[^\u200b\u2060\ufeff\u200c\u200d]{0,3})){6,}"
    "|(?:[A-Za-z][\u200b\u2060\ufeff]+){2,}(?=[A-Za-z])"
)
"""Many anywhere, or two inside one word: a page's own break marks stand between words."""
_HTML_HIDDEN = re.compile(
    r"(?i)<[^>]{0,300}(?:display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0|opacity\s*:\s*0"
    r"|color\s*:\s*(?:#fff(?:fff)?|white))[^>]{0,300}>|<!--[^>]{0,500}-->"
)

_KINDS = (
    (_TAGS, "tags", "Holds invisible tag characters that can carry hidden instructions."),
    (_BIDI, "bidirectional", "Holds marks that change the order in which text is shown."),
    (_ZERO_WIDTH, "zero_width", "Holds invisible characters between its letters."),
    (_HTML_HIDDEN, "html", "Holds text that a browser would not show."),
)
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff]")


def find(text: str) -> Iterator[Finding]:
    """Every hidden run of the original; marks of direction are normal in right-to-left scripts."""
    right_to_left = _RIGHT_TO_LEFT.search(text) is not None
    for pattern, code, why in _KINDS:
        if code == "bidirectional" and right_to_left:
            continue
        for match in pattern.finditer(text):
            yield Finding(
                start=match.start(),
                end=match.end(),
                category="injection",
                code=f"injection.hidden_{code}",
                text=match.group(),
                severity=Severity.NEEDS_PERSON,
                control_point=ControlPoint.ESCALATION,
                confidence=0.9,
                why=why,
            )
