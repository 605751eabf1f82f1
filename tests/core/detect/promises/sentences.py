"""The project's own outbound sentences: reader of `tests/core/detect/data/outbound_*.txt`.

A line is a text; `<price>…</price>` marks a span of that category, ` @@ ` starts an approved fact,
and a line that begins with `# ` is a comment.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from handrail.core.detect.outbound import find_outbound
from handrail.core.detect.rules import OutboundRules
from handrail.core.findings import Finding, Severity

DATA = Path(__file__).parent.parent / "data"
SCORED = frozenset(
    "price timing scope guarantee access legal billing qualification private_data link".split()
)
_TAG = re.compile(r"<(\w+)>(.*?)</\1>")


@dataclass(frozen=True)
class Sentence:
    text: str
    spans: tuple[tuple[int, int, str], ...]
    facts: tuple[str, ...]

    @property
    def labels(self) -> frozenset[str]:
        return frozenset(label for _, _, label in self.spans)

    def findings(self) -> tuple[Finding, ...]:
        return find_outbound(self.text, OutboundRules(facts=self.facts))

    def found(self) -> frozenset[str]:
        held = (f for f in self.findings() if f.severity is not Severity.INFO)
        return frozenset(f.category for f in held) & SCORED


def read_sentences(name: str) -> list[Sentence]:
    lines = (DATA / name).read_text(encoding="utf-8").splitlines()
    return [_sentence(line) for line in lines if line and not line.startswith("# ")]


def _sentence(line: str) -> Sentence:
    body, *facts = line.split(" @@ ")
    plain, spans, position = "", [], 0
    for match in _TAG.finditer(body):
        plain += body[position : match.start()]
        spans.append((len(plain), len(plain) + len(match.group(2)), match.group(1)))
        plain += match.group(2)
        position = match.end()
    return Sentence(plain + body[position:], tuple(spans), tuple(facts))


@dataclass
class Score:
    hits: Counter[str]
    false_alarms: Counter[str]
    misses: Counter[str]

    def recall(self, category: str) -> float:
        return self.hits[category] / max(1, self.hits[category] + self.misses[category])

    def f1(self) -> float:
        hits = self.hits.total()
        return 2 * hits / (2 * hits + self.false_alarms.total() + self.misses.total())


def score(sentences: list[Sentence]) -> Score:
    result = Score(Counter(), Counter(), Counter())
    for sentence in sentences:
        found = sentence.found()
        result.hits.update(found & sentence.labels)
        result.false_alarms.update(found - sentence.labels)
        result.misses.update(sentence.labels - found)
    return result
