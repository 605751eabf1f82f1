"""What every trigger has: phrases, what takes them back, and one sentence for a reviewer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from handrail.core.detect.normalise import Normalised, normalise
from handrail.core.detect.promises.phrases import Hit, PhraseList, TokenLine
from handrail.core.detect.promises.tokens import Token, tokenise
from handrail.core.detect.promises.values import with_values
from handrail.core.findings import ControlPoint, Finding, Severity

LONGEST_TEXT = 100_000
"""Characters of a text that triggers read; a longer one goes to a person for that alone."""
_UNLESS = "unless"


@dataclass(frozen=True, slots=True)
class Clue:
    """Why a list of phrases matters; `confidence` lies in 0..1."""

    why: str
    confidence: float = 0.85


class InboundText:
    """A lead's text read once for every trigger: its tokens and the line that phrases match.

    `shown` is the text as the reviewer sees it; every span refers to it.
    """

    def __init__(self, shown: str) -> None:
        self.shown = shown
        self.normalised: Normalised = normalise(shown)
        self.tokens: list[Token] = with_values(tokenise(self.normalised.text[:LONGEST_TEXT]))
        self.line = TokenLine(self.tokens)

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Characters of the tokens `first` to `last` (exclusive)."""
        return self.normalised.span(self.tokens[first].start, self.tokens[last - 1].end)


class Trigger:
    """Finds the phrases of one category, unless another phrase of the text takes them back.

    `together` are weak signs (code, clue, phrases): each says little, so they only count where
    at least `signs_needed` different ones stand in the text.
    """

    def __init__(
        self,
        category: str,
        control_point: ControlPoint,
        clues: Mapping[str, tuple[Clue, Iterable[str]]],
        *,
        together: tuple[str, Clue, Iterable[str]] | None = None,
        signs_needed: int = 2,
        unless: Iterable[str] = (),
        severity: Severity = Severity.NEEDS_PERSON,
    ) -> None:
        self.category = category
        self.control_point = control_point
        self.severity = severity
        self.unless = tuple(unless)
        self.phrases = {code: tuple(lines) for code, (_, lines) in clues.items()}
        self._clues = {code: clue for code, (clue, _) in clues.items()}
        self._signs_needed = signs_needed
        self._signs = ""
        if together is not None:
            self._signs, self._clues[together[0]], lines = together
            self.phrases[self._signs] = tuple(lines)

    def judge(self, read: InboundText, hits: Sequence[Hit], spared: Set[int]) -> Iterator[Finding]:
        """The findings among `hits` (named by clue); those inside `spared` tokens are none."""
        told = [hit for hit in hits if hit.first not in spared or hit.last - 1 not in spared]
        signs = {
            tuple(read.line.words[hit.first : hit.last]) for hit in told if hit.name == self._signs
        }
        for hit in told:
            if hit.name != self._signs or len(signs) >= self._signs_needed:
                yield self._finding(read, hit.first, hit.last, hit.name)

    def _finding(self, read: InboundText, first: int, last: int, code: str) -> Finding:
        start, end = read.span(first, last)
        clue = self._clues[code]
        return Finding(
            start=start,
            end=end,
            category=self.category,
            code=f"{self.category}.{code}",
            text=read.shown[start:end],
            severity=self.severity,
            control_point=self.control_point,
            confidence=clue.confidence,
            why=clue.why,
        )


class Triggers:
    """Several triggers whose phrases are looked up together, in one walk over the text."""

    def __init__(self, *triggers: Trigger) -> None:
        self._triggers = triggers
        self._phrases = PhraseList(
            {
                f"{number} {name}": lines
                for number, trigger in enumerate(triggers)
                for name, lines in {**trigger.phrases, _UNLESS: trigger.unless}.items()
            }
        )

    def find(self, read: InboundText) -> Iterator[Finding]:
        """Every finding of every trigger, trigger by trigger."""
        hits: dict[int, list[Hit]] = {}
        spared: dict[int, set[int]] = {}
        for hit in self._phrases.find(read.line):
            owner, _, name = hit.name.partition(" ")
            if name == _UNLESS:
                spared.setdefault(int(owner), set()).update(range(hit.first, hit.last))
            else:
                hits.setdefault(int(owner), []).append(Hit(hit.first, hit.last, name))
        for number in sorted(hits):
            trigger = self._triggers[number]
            yield from trigger.judge(read, hits[number], spared.get(number) or set())
