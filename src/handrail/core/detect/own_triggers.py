"""A playbook's own triggers: plain patterns, and examples by the words that they share."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

import regex
import snowballstemmer

from handrail.core.detect.rules import InboundRules, OwnTrigger
from handrail.core.findings import ControlPoint, Finding, Severity

GAP = r"[^.!?\n]{0,60}?"
TIME_LIMIT_SECONDS = 0.2
LONGEST_PATTERN = 200
MOST_GAPS = 4
SHARED_WORDS = 0.75
"""The part of an example's telling words that a sentence must hold."""
_WORD = re.compile(r"[^\W_]+")
_SENTENCE = re.compile(r"[^.!?\n]+")


class PatternError(ValueError):
    """A pattern that cannot be used; the text says why and what to write instead."""


@lru_cache(maxsize=512)
def compile_pattern(pattern: str) -> regex.Pattern[str]:
    """A plain pattern as an expression without backtracking traps. Raises PatternError."""
    words = pattern.strip()
    if not words.strip("* "):
        raise PatternError("A pattern needs at least one word.")
    if len(words) > LONGEST_PATTERN:
        raise PatternError(f"A pattern has at most {LONGEST_PATTERN} characters: shorten it.")
    parts = [part.strip() for part in words.split("*")]
    if len(parts) - 1 > MOST_GAPS:
        raise PatternError(f"A pattern has at most {MOST_GAPS} stars: make it two patterns.")
    bodies = [r"\s+".join(map(regex.escape, part.split())) for part in parts if part]
    return regex.compile(r"(?<!\w)" + GAP.join(bodies) + r"(?!\w)", regex.IGNORECASE)


@lru_cache(maxsize=512)
def telling_stems(sentence: str) -> frozenset[str]:
    """The stems of a sentence's longer words."""
    words = [word.lower() for word in _WORD.findall(sentence) if len(word) > 3]
    # A stemmer keeps the word that it works on, and workers are threads: one for each call.
    return frozenset(snowballstemmer.stemmer("english").stemWords(words))


def find(text: str, rules: InboundRules) -> Iterator[Finding]:
    """Every span that a trigger of the playbook matches."""
    for trigger in rules.triggers:
        for start, end in spans(text, trigger.patterns, trigger.examples):
            yield _finding(text, start, end, trigger)


def spans(
    text: str, patterns: tuple[str, ...], examples: tuple[str, ...]
) -> Iterator[tuple[int, int]]:
    """Spans that a plain pattern matches, or that hold an example's telling words."""
    for pattern in patterns:
        try:
            matches = list(compile_pattern(pattern).finditer(text, timeout=TIME_LIMIT_SECONDS))
        except TimeoutError:
            continue
        yield from (match.span() for match in matches)
    wanted = [stems for stems in map(telling_stems, examples) if stems]
    if not wanted:
        return
    for sentence in _SENTENCE.finditer(text):
        held = telling_stems(sentence.group())
        if any(len(stems & held) / len(stems) >= SHARED_WORDS for stems in wanted):
            yield sentence.span()


def _finding(text: str, start: int, end: int, trigger: OwnTrigger) -> Finding:
    return Finding(
        start=start,
        end=end,
        category="playbook_trigger",
        code=f"playbook_trigger.{trigger.code}",
        text=text[start:end],
        severity=Severity.NEEDS_PERSON,
        control_point=ControlPoint.ESCALATION,
        confidence=0.9,
        why=trigger.why,
    )
