"""Precision, recall and F1, by document and by span, with a 95 % interval for small numbers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from math import sqrt

from benchmarks.detection.sets import Span


@dataclass(slots=True)
class Score:
    """What was found rightly, wrongly, and not at all."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    @property
    def precision(self) -> float:
        return self.right / max(1, self.right + self.wrong)

    @property
    def recall(self) -> float:
        return self.right / max(1, self.right + self.missed)

    @property
    def f1(self) -> float:
        return 2 * self.right / max(1, 2 * self.right + self.wrong + self.missed)


@dataclass(slots=True)
class Scores:
    """A score for each category, and the names of the texts behind each error."""

    by_category: dict[str, Score] = field(default_factory=dict)
    errors: list[tuple[str, str, str]] = field(default_factory=list)

    def documents(self, name: str, wanted: Iterable[str], got: Iterable[str]) -> None:
        """Count one text: the categories it should have, and those found."""
        wanted, got = set(wanted), set(got)
        for category in wanted | got:
            score = self.by_category.setdefault(category, Score())
            if category in wanted and category in got:
                score.right += 1
            elif category in wanted:
                score.missed += 1
                self.errors.append(("missed", category, name))
            else:
                score.wrong += 1
                self.errors.append(("wrong", category, name))

    def spans(self, name: str, wanted: Sequence[Span], got: Sequence[Span]) -> None:
        """Count one text's spans: they are the same when they overlap and bear the same label."""
        for span in wanted:
            score = self.by_category.setdefault(span.label, Score())
            if any(_same(span, other) for other in got):
                score.right += 1
            else:
                score.missed += 1
                self.errors.append(("missed", span.label, name))
        for span in got:
            if not any(_same(span, other) for other in wanted):
                self.by_category.setdefault(span.label, Score()).wrong += 1
                self.errors.append(("wrong", span.label, name))

    def total(self) -> Score:
        """All categories together."""
        scores = self.by_category.values()
        return Score(
            sum(s.right for s in scores),
            sum(s.wrong for s in scores),
            sum(s.missed for s in scores),
        )


def _same(one: Span, other: Span) -> bool:
    return one.label == other.label and one.start < other.end and other.start < one.end


def interval(part: int, whole: int) -> tuple[float, float]:
    """Wilson's 95 % interval of a proportion (Wilson 1927)."""
    if not whole:
        return 0.0, 1.0
    z, rate = 1.96, part / whole
    middle = rate + z * z / (2 * whole)
    spread = z * sqrt(rate * (1 - rate) / whole + z * z / (4 * whole * whole))
    scale = 1 + z * z / whole
    return max(0.0, (middle - spread) / scale), min(1.0, (middle + spread) / scale)


def print_scores(title: str, scores: Scores) -> None:
    """One line a category, then all together."""
    print(f"\n{title}")
    print(f"  {'':24}{'right':>7}{'wrong':>7}{'missed':>8}{'P':>8}{'R':>8}{'F1':>8}   R, 95 %")
    rows = [*sorted(scores.by_category.items()), ("all", scores.total())]
    for category, score in rows:
        low, high = interval(score.right, score.right + score.missed)
        print(
            f"  {category:24}{score.right:7}{score.wrong:7}{score.missed:8}"
            f"{score.precision:8.3f}{score.recall:8.3f}{score.f1:8.3f}   {low:.2f} to {high:.2f}"
        )


def print_rate(title: str, part: int, whole: int) -> None:
    """A share of texts with its interval."""
    low, high = interval(part, whole)
    share = 100 * part / max(1, whole)
    print(
        f"  {title:58}{part:6} of {whole:<6}{share:6.1f} %  ({100 * low:.1f} to {100 * high:.1f})"
    )
