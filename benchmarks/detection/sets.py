"""The sets that detectors are measured on: shared ones where present, and the project's own."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared" / "eval"
OWN = ROOT / "tests" / "core" / "detect" / "data"


@dataclass(frozen=True, slots=True)
class Span:
    """Offsets in a text, with a label."""

    start: int
    end: int
    label: str


@dataclass(frozen=True, slots=True)
class Example:
    """A text, the labels that it should get, and where; `facts` are approved statements."""

    id: str
    text: str
    labels: frozenset[str] = frozenset()
    spans: tuple[Span, ...] = ()
    facts: tuple[str, ...] = ()


def shared(name: str) -> list[Example]:
    """The examples of a shared set; none where it is absent."""
    path = SHARED / f"{name}.dev.jsonl"
    if not path.exists():
        return []
    with path.open(encoding="utf-8") as lines:
        return [_example(json.loads(line)) for line in lines]


def _example(record: dict[str, object]) -> Example:
    spans = record.get("spans") or []
    labels, facts = record.get("labels") or [], record.get("facts") or []
    assert isinstance(spans, list)
    assert isinstance(labels, list)
    assert isinstance(facts, list)
    return Example(
        str(record["id"]),
        str(record["text"]),
        frozenset(labels),
        tuple(Span(span["start"], span["end"], span["label"]) for span in spans),
        tuple(facts),
    )


def own_triggers() -> list[Example]:
    """The project's own leads' messages with their labels."""
    examples = []
    for number, line in enumerate(_lines("inbound_triggers.txt")):
        labels, _, text = line.partition(" | ")
        examples.append(Example(f"own-{number}", text, frozenset(labels.split("+"))))
    return examples


def own_ordinary() -> list[Example]:
    """The project's own messages that hold nothing back."""
    return [Example(f"own-{n}", text) for n, text in enumerate(_lines("inbound_ordinary.txt"))]


def _lines(name: str) -> list[str]:
    lines = (OWN / name).read_text(encoding="utf-8").splitlines()
    return [line.strip() for line in lines if line.strip() and not line.startswith("#")]
