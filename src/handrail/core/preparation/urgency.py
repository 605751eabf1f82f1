"""Urgency: the playbook's words, the deadlines that the lead states, and what it says against."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from handrail.core.outputs import Classified, Evidence
from handrail.core.playbook.document import Playbook
from handrail.core.playbook.services import UrgencyLevel
from handrail.core.preparation.extraction.dates import TimeMention
from handrail.core.preparation.reading import Reading

BY_WORD = 0.8
BY_DEADLINE = 0.75
BY_DEFAULT = 0.6
SAID_CALMLY = 0.8
_TOLD = frozenset("replied called wrote phoned emailed said asked came rang llamo escribio".split())


def urgency_of(
    reading: Reading, playbook: Playbook, mentions: Sequence[TimeMention], today: date
) -> Classified:
    """The most urgent level that a word or a deadline speaks for, else the calmest."""
    levels = sorted(playbook.urgency, key=lambda level: level.respond_within)
    calm = [mention for mention in mentions if mention.kind == "flexible"]
    for position, level in enumerate(levels):
        word = _word_for(level, reading)
        if word is not None:
            return Classified(value=level.code, confidence=BY_WORD, evidence=(word,))
        deadline = _deadline_within(_nearness(levels, position), mentions, today)
        if deadline is not None and not calm:
            return Classified(value=level.code, confidence=BY_DEADLINE, evidence=(deadline,))
    calmest = levels[-1].code
    if calm:
        return Classified(value=calmest, confidence=SAID_CALMLY, evidence=(calm[0].evidence,))
    return Classified(value=calmest, confidence=BY_DEFAULT)


def _word_for(level: UrgencyLevel, reading: Reading) -> Evidence | None:
    for start, end in reading.find_words(level.words):
        before = reading.index.words_before(start, 2)
        if not reading.is_negated(start) and _TOLD.isdisjoint(before):
            return reading.evidence(start, end)
    return None


def _nearness(levels: list[UrgencyLevel], position: int) -> timedelta | None:
    """How near a deadline makes it this level; the calmest needs none."""
    level = levels[position]
    if level.deadline_within is not None or position == len(levels) - 1:
        return level.deadline_within
    return timedelta(days=1) if position == 0 else timedelta(days=7)


def _deadline_within(
    nearness: timedelta | None, mentions: Sequence[TimeMention], today: date
) -> Evidence | None:
    if nearness is None:
        return None
    for mention in mentions:
        if mention.until is not None and today <= mention.until <= today + nearness:
            return mention.evidence
    return None
