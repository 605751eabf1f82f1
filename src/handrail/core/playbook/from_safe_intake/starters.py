"""The starter that is nearest to what an answer tells, and the parts of its text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from handrail.core.playbook.from_safe_intake.reading import Starter
from handrail.core.playbook.from_safe_intake.wording import plain

TAKEN = ("required_facts", "services", "urgency", "crm_note", "tone", "promises")
"""What a starter gives: what a business of its kind does and how it asks. Its facts, its area and
its people are another business's."""
LEAST_TOLD = 2
"""How much of a starter's services must be told of before it is near: one word of an example, or
two of a source. Of two that are as near, neither is."""
_WEIGHTS = (1, 2)
_WAYS_IN = re.compile(
    r"(?i)\b(?:web ?sites?|web ?pages?|online|google|meta|facebook|instagram|linkedin|ads?|seo|search|forms?|contact|"
    r"newsletters?|social media|landing pages?|campaigns?|e-?mails?|calls?|phone|chat|anzeigen|webseite|formular\w*)\b"
)
_KEY = re.compile(r"^([a-z_]+):")


def nearest(source: str, example: str, starters: Sequence[Starter]) -> Starter | None:
    """The starter whose services are told of with the most words; None where none is near.

    The example tells twice what the source does, of which the ways in tell nothing.
    """
    told = (plain(_WAYS_IN.sub(" ", source)), plain(example))
    scores = [_words_told(told, starter) for starter in starters]
    best = max(scores, default=0)
    if best < LEAST_TOLD or scores.count(best) > 1:
        return None
    return starters[scores.index(best)]


def _words_told(told: tuple[str, str], starter: Starter) -> int:
    services = starter.playbook.services
    wanted = {plain(word) for service in services for word in (service.name, *service.words)}
    patterns = [re.compile(rf"\b{re.escape(word)}\w{{0,3}}\b") for word in wanted if len(word) > 2]
    return sum(
        weight
        for weight, words in zip(_WEIGHTS, told, strict=True)
        for pattern in patterns
        if pattern.search(words)
    )


def taken_from(starter: Starter, business: str) -> list[str]:
    """The lines of what a starter gives, in the name of this business instead of its own."""
    name = re.sub(r"[^\w &.-]", "", business).lstrip(" &.-").strip() or "us"
    own = re.compile(rf"(?<!\w){re.escape(starter.playbook.business)}(?!\w)")
    text = blocks(starter.text)
    lines: list[str] = []
    for section in TAKEN:
        if section in text:
            lines += ["", *own.sub(name, text[section]).splitlines()]
    return lines


def blocks(text: str) -> dict[str, str]:
    """The text of each section by its key, with the comment above it."""
    found: dict[str, str] = {}
    above: list[str] = []
    current = ""
    for line in text.splitlines():
        key = _KEY.match(line)
        if key:
            current = key[1]
            found[current] = "\n".join([*above, line])
            above = []
        elif not current or line.startswith("#") or not line.strip():
            above.append(line) if line.strip() else above.clear()
        else:
            found[current] = "\n".join([found[current], *above, line])
            above = []
    return found
