"""What every detector of promises yields, and the detector that only needs phrases."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from handrail.core.detect.promises.draft import Draft
from handrail.core.detect.promises.exempt import Cue
from handrail.core.detect.promises.phrases import PhraseList
from handrail.core.findings import ControlPoint, Severity


@dataclass(frozen=True, slots=True)
class Rule:
    """What a list of phrases stands for, and which cues take it back."""

    code: str
    why: str
    taken_back_by: Cue
    confidence: float = 0.8
    yields_to: frozenset[str] = frozenset()
    """Categories beside which, in the same clause, this says nothing more (work and a date)."""


@dataclass(frozen=True, slots=True)
class Promise:
    """Tokens `first` to `last` (exclusive) of a draft bind the business."""

    first: int
    last: int
    category: str
    rule: Rule
    control_point: ControlPoint
    severity: Severity = Severity.NEEDS_PERSON


class PhraseDetector:
    """Finds the phrases of its lists wherever no cue takes them back."""

    def __init__(
        self,
        category: str,
        control_point: ControlPoint,
        rules: Mapping[str, tuple[Rule, Iterable[str]]],
    ) -> None:
        self.category = category
        self.control_point = control_point
        self._rules = {name: rule for name, (rule, _) in rules.items()}
        self._phrases = PhraseList({name: lines for name, (_, lines) in rules.items()})

    def find(self, draft: Draft) -> Iterator[Promise]:
        """Promises in the order of the draft; they may overlap."""
        for hit in self._phrases.find(draft.line):
            rule = self._rules[hit.name]
            if not draft.cues_at(hit.first, hit.last) & rule.taken_back_by:
                yield self.promise(hit.first, hit.last, rule)

    def promise(self, first: int, last: int, rule: Rule) -> Promise:
        """A promise of this detector's category and control point."""
        return Promise(first, last, self.category, rule, self.control_point)
