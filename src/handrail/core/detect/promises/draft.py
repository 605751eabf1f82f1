"""A draft as the detectors see it: tokens with values, clauses and their cues."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from handrail.core.detect.promises.clauses import Clause, split_clauses
from handrail.core.detect.promises.exempt import ClauseCues, Cue, read_cues
from handrail.core.detect.promises.phrases import TokenLine
from handrail.core.detect.promises.tokens import tokenise
from handrail.core.detect.promises.values import with_values
from handrail.core.detect.rules import OutboundRules


@dataclass(frozen=True, slots=True)
class Draft:
    """One text that would go out, read once for all detectors."""

    text: str
    line: TokenLine
    clauses: tuple[Clause, ...]
    cues: tuple[ClauseCues, ...]
    clause_starts: tuple[int, ...]
    rules: OutboundRules
    to_original: Callable[[int, int], tuple[int, int]]

    def clause_index(self, token: int) -> int:
        """The number of the clause that a token stands in."""
        return max(0, bisect_right(self.clause_starts, token) - 1)

    def clause_range(self, first: int, last: int) -> tuple[int, int]:
        """The clauses (end exclusive) that tokens `first` to `last` (exclusive) touch."""
        return self.clause_index(first), self.clause_index(max(first, last - 1)) + 1

    def around(self, token: int, near: int) -> Sequence[str]:
        """The words of a token's sentence, at most `near` to each side."""
        first = last = self.clause_index(token)
        while not self.clauses[first].opens and token - self.clauses[first].first < near:
            first -= 1
        while not self.clauses[last].closes and self.clauses[last].last - token < near:
            last += 1
        begin = max(self.clauses[first].first, token - near)
        return self.line.words[begin : min(self.clauses[last].last, token + near)]

    def cues_at(self, first: int, last: int) -> Cue:
        """What may take back the words from token `first` to `last` (exclusive)."""
        return self.cues[self.clause_index(first)].at(first, last)

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Offsets in the text as the user sees it of tokens `first` to `last` (exclusive)."""
        tokens = self.line.tokens
        return self.to_original(tokens[first].start, tokens[max(first, last - 1)].end)


def read_draft(
    text: str,
    normalised: str,
    to_original: Callable[[int, int], tuple[int, int]],
    rules: OutboundRules,
) -> Draft:
    """Tokens, values, clauses and cues of a text; linear in its length."""
    line = TokenLine(with_values(tokenise(normalised)))
    clauses = split_clauses(line.tokens) if line.tokens else []
    return Draft(
        text=text,
        line=line,
        clauses=tuple(clauses),
        cues=tuple(read_cues(line, clauses)),
        clause_starts=tuple(clause.first for clause in clauses),
        rules=rules,
        to_original=to_original,
    )
