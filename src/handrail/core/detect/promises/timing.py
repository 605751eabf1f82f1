"""Times and availability that the business commits to.

Found: "We start on Monday", "within two days", "there is a slot at 4".
Not found: "You asked for Friday", "Which day suits you?", "we opened in 2009".
"""

from __future__ import annotations

from collections.abc import Iterator

from handrail.core.detect.promises.detector import PhraseDetector, Promise, Rule
from handrail.core.detect.promises.draft import Draft
from handrail.core.detect.promises.exempt import REPORTED, Cue
from handrail.core.detect.promises.phrases import PhraseList, TokenLine
from handrail.core.detect.promises.values import PAST, SPAN, WHEN
from handrail.core.detect.promises.vocabulary import timing as vocabulary
from handrail.core.detect.promises.vocabulary.classes import CLASSES
from handrail.core.findings import ControlPoint

TIME = Rule(
    "timing.commitment",
    "Commits to a time or says what is available; an owner of timing must sign it.",
    REPORTED | Cue.REQUEST | Cue.DOUBT,
    0.8,
    yields_to=frozenset({"private_data"}),
)
_AT_ONCE = Rule(
    "timing.at_once",
    "Promises to act at once; an owner of timing must sign it.",
    REPORTED | Cue.DENIAL | Cue.REQUEST | Cue.DELEGATION | Cue.DOUBT,
    0.7,
)
_DETECTOR = PhraseDetector("timing", ControlPoint.TIMING, {"deadline": (TIME, vocabulary.DEADLINE)})
_CONTEXT = PhraseList(
    {
        "commitment": vocabulary.COMMITMENT,
        "past": vocabulary.PAST_VERBS,
        "ahead": vocabulary.AHEAD,
        "at_once": vocabulary.AT_ONCE,
        "lead_acts": vocabulary.LEAD_ACTS,
        "lead_plans": vocabulary.LEAD_PLANS,
        "payment_times": vocabulary.PAYMENT_TIMES,
    }
)
_LASTING = frozenset(
    "for every each per after last past first over term minimum period notice".split()
)
_BEFORE_A_SPAN = frozenset(
    ("in within under about around only just inside takes take need needs than or after be").split()
)
_OF_AGE = frozenset({"of", "old", "older", "younger"})
_MONTHS = frozenset(CLASSES["month"])
_THE = frozenset("the your our this last die der das la le el los o a".split())
_SINGULAR = frozenset("minute hour day week month year night weekend quarter".split())
_WORK_NOUNS = frozenset("job turnaround delivery wait project response lead affair".split())
_TIMES = frozenset({WHEN, SPAN})


class _Context:
    """Per clause: does it commit, is it over, does it look ahead."""

    def __init__(self, draft: Draft) -> None:
        self.commits: set[int] = set()
        self.over: set[int] = set()
        self.ahead: set[int] = set()
        self.lead_acts: set[int] = set()
        self.lead_plans: set[int] = set()
        self.payment_times: set[int] = set()
        self.at_once: list[tuple[int, int]] = []
        for hit in _CONTEXT.find(draft.line):
            clause = draft.clause_index(hit.first)
            if hit.name == "payment_times":
                self.payment_times.update(range(hit.first, hit.last))
            elif hit.name == "commitment":
                self.commits.add(clause)
            elif hit.name == "past":
                self.over.add(clause)
            elif hit.name == "lead_acts":
                self.lead_acts.add(hit.last - 1)
            elif hit.name == "lead_plans":
                self.lead_plans.add(hit.last - 1)
            elif hit.name == "ahead":
                self.ahead.add(clause)
            else:
                self.at_once.append((hit.first, hit.last))
        self.over |= {draft.clause_index(i) for i, w in enumerate(draft.line.words) if w == PAST}

    def is_past(self, clause: int) -> bool:
        return clause in self.over and clause not in self.ahead


def find(draft: Draft) -> Iterator[Promise]:
    """Every time that the draft commits to."""
    context = _Context(draft)
    for promise in _DETECTOR.find(draft):
        last = promise.last - 1
        if last in context.payment_times or last in context.lead_acts:
            continue
        if not context.is_past(draft.clause_index(promise.first)):
            yield promise
    for first, last in context.at_once:
        clause = draft.clause_index(first)
        taken_back = draft.cues_at(first, last) & _AT_ONCE.taken_back_by
        if clause in context.commits and not context.is_past(clause) and not taken_back:
            yield _DETECTOR.promise(first, last, _AT_ONCE)
    for index, word in enumerate(draft.line.words):
        if word in _TIMES and _commits(draft, context, index):
            yield _DETECTOR.promise(index, index + 1, TIME)


def _names_a_period(line: TokenLine, index: int) -> bool:
    """A bare month that says which one: the bill for March, the September group."""
    token = line.tokens[index]
    if token.text != WHEN or token.value not in _MONTHS:
        return False
    before = line.words[index - 1] if index else ""
    after = line.words[index + 1] if index + 1 < len(line.words) else ""
    return before in vocabulary.PERIOD or (before in _THE and after[:1].isalpha())


def _is_duration(line: TokenLine, index: int) -> bool:
    """A span that says how long or how often, not when: a five-year plan, ten calls a week."""
    token = line.tokens[index]
    if token.text != SPAN:
        return False
    before = line.words[index - 1] if index else ""
    after = line.words[index + 1] if index + 1 < len(line.words) else ""
    if before in ("next", "coming") and "for" in line.words[max(0, index - 3) : index]:
        return True
    if before in _LASTING or after in _OF_AGE:
        return True
    if token.value.startswith(("a ", "an ")) and before not in _BEFORE_A_SPAN:
        return True
    number, _, unit = token.value.partition(" ")
    return (
        number not in ("one", "a", "an", "half", "1")
        and unit in _SINGULAR
        and (after not in _WORK_NOUNS)
    )


def _commits(draft: Draft, context: _Context, index: int) -> bool:
    if draft.cues_at(index, index + 1) & TIME.taken_back_by:
        return False
    if _is_duration(draft.line, index) or _names_a_period(draft.line, index):
        return False
    clause = draft.clause_index(index)
    if context.is_past(clause):
        return False
    if index in context.lead_acts or index in context.payment_times:
        return False
    return clause in context.commits or index not in context.lead_plans
