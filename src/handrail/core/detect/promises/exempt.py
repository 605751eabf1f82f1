"""What takes a promise back: the lead's own words, a question, a negation, a condition."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Flag, auto

from handrail.core.detect.promises.clauses import Clause
from handrail.core.detect.promises.phrases import Hit, PhraseList, TokenLine
from handrail.core.detect.promises.vocabulary import cues


class Cue(Flag):
    """Why words of a clause may bind nobody."""

    LEAD_WORDS = auto()
    QUESTION = auto()
    NEGATION = auto()
    DENIAL = auto()
    WHETHER = auto()
    CONDITION = auto()
    DELEGATION = auto()
    REQUEST = auto()
    DOUBT = auto()
    QUOTED = auto()


NO_CUE = Cue(0)
REPORTED = Cue.LEAD_WORDS | Cue.QUESTION | Cue.WHETHER | Cue.CONDITION | Cue.QUOTED | Cue.NEGATION
"""Cues that hold for every kind of promise."""
EVERY = ~NO_CUE

_CUES = PhraseList(
    {
        "LEAD_WORDS": cues.LEAD_WORDS,
        "NEGATION": cues.NEGATION,
        "DENIAL": cues.DENIAL,
        "WHETHER": cues.WHETHER,
        "CONDITION": cues.CONDITION,
        "DELEGATION": cues.DELEGATION,
        "REQUEST": cues.REQUEST,
        "DOUBT": cues.DOUBT,
    }
)
_DENIES_WHAT_PRECEDES = frozenset("nicht nichts kein keine keinen keinem keiner".split())
"""German puts the negation after what it denies."""
_BUSINESS = PhraseList({"business": cues.BUSINESS_SUBJECT})
_ASKS = PhraseList({"asks": cues.QUESTION_START})
_ABOUT_LEAD = frozenset("you your usted su sie ihr ihre vous votre seu sua".split())


@dataclass(slots=True)
class ClauseCues:
    """The cues of one clause: those that hold throughout, and where the others begin."""

    throughout: Cue = NO_CUE
    negation_from: int | None = None
    denial_from: int | None = None
    whether_from: int | None = None
    speaks_for_business: bool = False

    def at(self, first: int, last: int) -> Cue:
        """The cues for words `first` to `last` (exclusive) of the line."""
        cue = self.throughout
        if self.negation_from is not None and self.negation_from < last:
            cue |= Cue.NEGATION
        if self.denial_from is not None and self.denial_from < last:
            cue |= Cue.DENIAL
        if self.whether_from is not None and self.whether_from <= first:
            cue |= Cue.WHETHER
        return cue


def read_cues(line: TokenLine, clauses: Sequence[Clause]) -> list[ClauseCues]:
    """The cues of every clause, those that a sentence hands on from clause to clause included."""
    owner = _owners(clauses, len(line.words))
    found = [ClauseCues() for _ in clauses]
    for hit in _CUES.find(line):
        number = owner[hit.first]
        verb_last = line.words[hit.first] in _DENIES_WHAT_PRECEDES
        _note(found[number], hit, clauses[number].first if verb_last else hit.first)
    for hit in _BUSINESS.find(line):
        clause = clauses[owner[hit.first]]
        if hit.first <= clause.first + 1:
            found[owner[hit.first]].speaks_for_business = True
    asking = {hit.first for hit in _ASKS.find(line)}
    sentence_asks = False
    for clause, own in zip(clauses, found, strict=True):
        if clause.opens:
            sentence_asks = clause.first in asking
        if clause.quoted:
            own.throughout |= Cue.QUOTED
        if clause.asks and _asks(clause, sentence_asks, asking, own):
            own.throughout |= Cue.QUESTION
    _hand_on(clauses, found)
    return found


def _owners(clauses: Sequence[Clause], count: int) -> list[int]:
    owner = [0] * (count + 1)
    for index, clause in enumerate(clauses):
        owner[clause.first : clause.last] = [index] * (clause.last - clause.first)
    return owner


def _note(cues_: ClauseCues, hit: Hit, first: int) -> None:
    cue = Cue[hit.name]
    if cue is Cue.NEGATION:
        cues_.negation_from = _earliest(first, cues_.negation_from)
    elif cue is Cue.DENIAL:
        cues_.denial_from = _earliest(first, cues_.denial_from)
    elif cue is Cue.WHETHER:
        cues_.whether_from = _earliest(first, cues_.whether_from)
    else:
        cues_.throughout |= cue


def _earliest(index: int, known: int | None) -> int:
    return index if known is None else min(index, known)


def _asks(clause: Clause, sentence_asks: bool, asking: set[int], own: ClauseCues) -> bool:
    """The last clause of a question asks; those before ask too unless the business speaks."""
    return clause.closes or clause.first in asking or sentence_asks or not own.speaks_for_business


def _hand_on(clauses: Sequence[Clause], found: list[ClauseCues]) -> None:
    """Conditions hold for a whole sentence, reported speech until the business speaks again."""
    start = 0
    while start < len(clauses):
        end = start
        while end < len(clauses) and clauses[end].sentence == clauses[start].sentence:
            end += 1
        _hand_on_in_sentence(found[start:end])
        start = end


def _hand_on_in_sentence(sentence: Sequence[ClauseCues]) -> None:
    carried = NO_CUE
    condition = NO_CUE
    for own in sentence:
        if own.speaks_for_business and not own.throughout & Cue.LEAD_WORDS:
            carried = NO_CUE
        own.throughout |= carried
        carried |= own.throughout & (Cue.LEAD_WORDS | Cue.DELEGATION)
        if own.whether_from is not None:
            carried |= Cue.WHETHER
        condition |= own.throughout & Cue.CONDITION
    for own in sentence:
        own.throughout |= condition
    if len(sentence) > 1 and sentence[-1].throughout & Cue.LEAD_WORDS:
        before = sentence[-2]
        if not before.speaks_for_business:
            before.throughout |= Cue.LEAD_WORDS
