"""Prices: amounts, discounts, rates and what costs nothing.

Found: "It comes to £450", "half price this week", "no call-out charge".
Not found: "You mentioned £450", "I can't give a price", "Feel free to call".
"""

from __future__ import annotations

from collections.abc import Iterator

from handrail.core.detect.promises.detector import PhraseDetector, Promise, Rule
from handrail.core.detect.promises.draft import Draft
from handrail.core.detect.promises.exempt import REPORTED, Cue
from handrail.core.detect.promises.phrases import PhraseList
from handrail.core.detect.promises.tokens import NUMBER
from handrail.core.detect.promises.values import MONEY, WHEN
from handrail.core.detect.promises.vocabulary import price as vocabulary
from handrail.core.detect.promises.vocabulary.values import AFTER_ROUND_SUM
from handrail.core.findings import ControlPoint

_BINDING = REPORTED | Cue.REQUEST
AMOUNT = Rule(
    "price.amount",
    "Names an amount of money; an owner of prices must sign it, or take it from an approved fact.",
    REPORTED | Cue.DENIAL,
    0.9,
    yields_to=frozenset({"private_data"}),
)
_DETECTOR = PhraseDetector(
    "price",
    ControlPoint.PRICE,
    {
        "free": (
            Rule(
                "price.free",
                "Says that something costs nothing; an owner of prices must sign it.",
                _BINDING,
                0.85,
            ),
            vocabulary.FREE,
        ),
        "discount": (
            Rule(
                "price.discount",
                "Offers a discount, a price match or a fixed price; an owner of prices must sign it.",
                _BINDING | Cue.DELEGATION,
                0.8,
            ),
            vocabulary.DISCOUNT,
        ),
        "sum": (AMOUNT, vocabulary.SUM),
        "rate": (
            Rule(
                "price.rate",
                "Names a rate in per cent; an owner of prices must sign it.",
                REPORTED | Cue.DENIAL,
                0.85,
            ),
            vocabulary.RATE,
        ),
    },
)
_CONTEXT = PhraseList({"cap": vocabulary.CAP, "back": vocabulary.MONEY_BACK})
_BILLING_FEES = frozenset("cancellation late no-show termination penalty exit".split())
_NOT_GRATIS = frozenset("to from on at until and if WHEN".split())
_NEAR = 10
_IS = frozenset({"be", "is"})
_ASKED = frozenset("need ask want charge quote expect take".split())
_USUALLY = frozenset(
    "usually typically normally generally currently now about around roughly".split()
)
_NAMES_OF_NUMBERS = frozenset(
    "number code pin password passcode combination reference id extension phone telephone mobile "
    "version age old he she born score key gate alarm door safe access total-count nummer numero "
    "codigo".split()
)
_NUMBERED = frozenset(
    "room flat floor page house size seats platform line bus zimmer habitacion chapter step".split()
)
"""Things that have a number beside them; the same word elsewhere in a sentence says nothing."""
_PERSONS = frozenset("i we you he she they".split())
_BODY_WEIGHT = frozenset("lose lost gain gained weigh weighs weighed losing drop shed".split())


def find(draft: Draft) -> Iterator[Promise]:
    """Every price that the draft names."""
    for promise in _DETECTOR.find(draft):
        if not _is_other_freedom(draft, promise):
            yield promise
    caps: set[int] = set()
    money_back: set[int] = set()
    for hit in _CONTEXT.find(draft.line):
        if hit.name == "cap":
            caps.add(hit.first)
        else:
            money_back.add(draft.clause_index(hit.first))
    for index in range(len(draft.line.words)):
        if not _is_amount(draft, index) or draft.clause_index(index) in money_back:
            continue
        cue = draft.cues_at(index, index + 1) & AMOUNT.taken_back_by
        if cue == Cue.DENIAL and _capped(draft, index, caps):
            cue &= ~Cue.DENIAL
        if not cue:
            yield _DETECTOR.promise(index, index + 1, AMOUNT)


def _is_amount(draft: Draft, index: int) -> bool:
    word = draft.line.words[index]
    if word == MONEY:
        return not _is_weight(draft, index)
    return word == NUMBER and _is_bare_sum(draft, index)


def _is_other_freedom(draft: Draft, promise: Promise) -> bool:
    """Free to do something, free at a time, or a fee that belongs to billing."""
    words = draft.line.words
    if not _BILLING_FEES.isdisjoint(words[promise.first : promise.last]):
        return True
    if words[promise.last - 1] != "free":
        return False
    after = words[promise.last] if promise.last < len(words) else ""
    before = words[promise.first - 1] if promise.first else ""
    return after in _NOT_GRATIS or before in _PERSONS or before == WHEN


def _is_bare_sum(draft: Draft, index: int) -> bool:
    """A number that counts nothing and names nothing: "the service is 54", "that'll be 240"."""
    words = draft.line.words
    after = words[index + 1] if index + 1 < len(words) else ""
    about = index >= 2 and words[index - 1] in _USUALLY
    said = index - 2 if about else index - 1
    if said < 0 or not (words[said] in _IS or (about and words[said] in _ASKED)):
        return False
    if after[:1].isalnum() and after not in AFTER_ROUND_SUM:
        return False
    beside = (*words[max(0, said - 1) : index], after)
    return _NUMBERED.isdisjoint(beside) and _NAMES_OF_NUMBERS.isdisjoint(draft.around(index, _NEAR))


def _is_weight(draft: Draft, index: int) -> bool:
    """Pounds of body weight: "lose ten pounds"."""
    if not draft.line.tokens[index].value.endswith(("pounds", "pound")):
        return False
    return not _BODY_WEIGHT.isdisjoint(draft.line.words[max(0, index - 4) : index])


def _capped(draft: Draft, index: int, caps: set[int]) -> bool:
    """ "Not more than" before an amount denies nothing: it sets a limit."""
    clause = draft.clauses[draft.clause_index(index)]
    return any(clause.first <= cap < index for cap in caps)
