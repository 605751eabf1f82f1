"""Prompt injection: text that speaks to a model instead of the business."""

from __future__ import annotations

import re
from collections.abc import Iterator

from handrail.core.detect.triggers.trigger import LONGEST_TEXT, Clue, InboundText, Trigger
from handrail.core.detect.triggers.vocabulary import injection as vocabulary
from handrail.core.findings import ControlPoint, Finding, Severity

injection = Trigger(
    "injection",
    ControlPoint.ESCALATION,
    {
        "override": (
            Clue("Tries to change what AI is told to do; no AI reads it."),
            vocabulary.OVERRIDE,
        ),
        "role": (
            Clue("Tries to give AI another role; no AI reads it.", 0.75),
            vocabulary.ROLE,
        ),
        "system": (
            Clue("Speaks to an AI or its software, not to you; no AI reads it."),
            vocabulary.SYSTEM,
        ),
    },
    together=(
        "signs",
        Clue("Several signs of a text written for an AI; no AI reads it.", 0.6),
        vocabulary.SIGNS,
    ),
    signs_needed=5,
    unless=vocabulary.SPARED,
)
_MARKUP = re.compile(
    r"(?i)<\|?(?:im_start|im_end|system|endoftext)\|?>|\[/?(?:INST|SYS)\]|<</?SYS>>|\{\{.{1,60}\}\}"
    r"|\"\s*[}\]]{1,3}\s*(?:,|SYSTEM|ASSISTANT|\{)|^\s*(?:#{2,}\s*)?(?:system|assistant|instructions?)\s*:",
    re.MULTILINE,
)
_ENCODED = re.compile(r"(?<![A-Za-z0-9+/=])[A-Za-z0-9+/]{80,}={0,2}(?![A-Za-z0-9+/=])")
_SYSTEM_WORD = re.compile(r"(?:^|[\s\]}\"'#*-])(?:SYSTEM|ASSISTANT|ADMIN OVERRIDE)\s*:")


def find(read: InboundText) -> Iterator[Finding]:
    """Markup of chat formats, long encoded runs, and what is too long to be read whole."""
    for pattern, code, why in (
        (_MARKUP, "markup", "Markup of a model's chat format; no AI reads it."),
        (_SYSTEM_WORD, "markup", "Poses as a message of the system; no AI reads it."),
        (_ENCODED, "encoded", "A long encoded run that may hide instructions."),
    ):
        for match in pattern.finditer(read.shown):
            yield _finding(read.shown, match.start(), match.end(), code, why)
    if len(read.shown) > LONGEST_TEXT:
        why = f"Longer than {LONGEST_TEXT:,} characters: what lies beyond was not screened."
        yield _finding(read.shown, LONGEST_TEXT, len(read.shown), "too_long", why)


def _finding(text: str, start: int, end: int, code: str, why: str) -> Finding:
    return Finding(
        start=start,
        end=end,
        category="injection",
        code=f"injection.{code}",
        text=text[start:end],
        severity=Severity.NEEDS_PERSON,
        control_point=ControlPoint.ESCALATION,
        confidence=0.9,
        why=why,
    )
