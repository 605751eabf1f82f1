"""Statements: the sentence that a finding stands in, to which a sign-off is bound."""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_right
from dataclasses import dataclass
from itertools import pairwise

from handrail.core.findings import Finding

_SENTENCE_END = re.compile(
    r"(?<![.!?…。！？])[.!?…。！？]+[\"'”’»)\]]*(?=\s)|\n\s*\n|(?<=\S)\n(?=\s*[-*•>])"
)
_ABBREVIATION = re.compile(
    r"(?:^|[\s(])(?:mr|mrs|ms|dr|prof|st|no|nr|approx|incl|excl|ca|vs|etc|e\.g|i\.e|z\.b|bzw|sr|sra"
    r"|dra|mme|mlle|tel|art|abs|\w)\.$",
    re.IGNORECASE,
)
_LONGEST_ABBREVIATION = 12


@dataclass(frozen=True, slots=True, order=True)
class Statement:
    """One sentence of a message (or more, where a finding runs on): what a person signs.

    `start` and `end` are string offsets into the message, `text` is that slice and `digest`
    its `statement_digest`.
    """

    start: int
    end: int
    text: str
    digest: str


def statement_digest(text: str) -> str:
    """SHA-256 (hexadecimal) of the statement; runs of white space count as one space."""
    return hashlib.sha256(" ".join(text.split()).encode("utf-8", "surrogatepass")).hexdigest()


def sentence_starts(text: str) -> list[int]:
    """Offsets at which the sentences of a text start, the first always 0."""
    starts = [0]
    for match in _SENTENCE_END.finditer(text):
        head = text[max(starts[-1], match.end() - _LONGEST_ABBREVIATION) : match.end()]
        if match.group().startswith(".") and _ABBREVIATION.search(head):
            continue
        starts.append(match.end())
    return starts


class Statements:
    """The sentences of one message, to look up the statement of any of its findings."""

    def __init__(self, message: str) -> None:
        self._message = message
        self._starts = sentence_starts(message)
        self._ends = [second for _, second in pairwise(self._starts)] + [len(message)]

    def of(self, finding: Finding) -> Statement:
        """The sentence, or sentences, that the finding stands in, without outer white space."""
        first = bisect_right(self._starts, finding.start) - 1
        last = bisect_right(self._starts, max(finding.start, finding.end - 1)) - 1
        return self._between(self._starts[first], self._ends[last])

    def whole(self) -> Statement:
        """The whole message as one statement."""
        return self._between(0, len(self._message))

    def _between(self, start: int, end: int) -> Statement:
        raw = self._message[start:end]
        start += len(raw) - len(raw.lstrip())
        text = raw.strip()
        return Statement(start, start + len(text), text, statement_digest(text))
