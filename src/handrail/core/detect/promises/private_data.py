"""Private data: another person's matters, and sensitive data of the lead read back.

Found: "Mr Hale upstairs is being treated for it", "your HIV test came back".
Not found: "Sorry to hear about your back pain", "Mr Hale handles billing".
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from handrail.core.detect.nearby import nearby
from handrail.core.detect.private_data import find_private_data
from handrail.core.detect.promises.detector import PhraseDetector, Promise, Rule
from handrail.core.detect.promises.draft import Draft
from handrail.core.detect.promises.exempt import NO_CUE, Cue
from handrail.core.detect.promises.phrases import Hit, PhraseList
from handrail.core.detect.promises.vocabulary import private as vocabulary
from handrail.core.findings import ControlPoint, Finding, Severity

_OTHER = Rule(
    "private_data.other_person",
    "Tells something private about another person; take it out, or have an owner of private "
    "data sign it.",
    Cue.QUESTION | Cue.WHETHER | Cue.LEAD_WORDS,
    0.7,
)
_DETECTOR = PhraseDetector(
    "private_data",
    ControlPoint.PRIVATE_DATA,
    {
        "own": (
            Rule(
                "private_data.sensitive",
                "Reads sensitive data back; leave it out, or have an owner of private data sign it.",
                NO_CUE,
                0.75,
            ),
            vocabulary.OWN_SENSITIVE,
        ),
    },
)
_OTHERS = PhraseList({"person": vocabulary.PERSONS, "private": vocabulary.PRIVATE})
_FARTHEST = 25
"""Tokens between a person and what is told about them."""


_LEFT_TO_ACCESS = frozenset({"private_data.password"})
_OURS = frozenset("our we us treat treats treatment class course clinic".split())


def find_values(draft: Draft) -> Iterator[Finding]:
    """Card, identity and account numbers, dates of birth, health words about a person, keys."""
    for finding in find_private_data(draft.text):
        if finding.severity is Severity.INFO or finding.code in _LEFT_TO_ACCESS:
            continue
        if finding.code == "private_data.health" and _is_about_the_business(draft, finding):
            continue
        if finding.code == "private_data.api_key":
            yield replace(
                finding,
                severity=Severity.BLOCKS,
                why="A key or token must not stand in a message; take it out and revoke it.",
            )
            continue
        yield replace(
            finding,
            why="Private data in a message; leave it out, or have an owner of private data sign it.",
        )


def _is_about_the_business(draft: Draft, finding: Finding) -> bool:
    """What a practice offers is no one's health: "our pregnancy class"."""
    around = nearby(draft.text, finding.start, finding.end, before=80, after=40).lower().split()
    return not _OURS.isdisjoint(around) and "your" not in around


def find(draft: Draft) -> Iterator[Promise]:
    """Private matters that the draft would tell."""
    yield from _DETECTOR.find(draft)
    persons: dict[int, int] = {}
    private: dict[int, list[Hit]] = {}
    for hit in _OTHERS.find(draft.line):
        sentence = draft.clauses[draft.clause_index(hit.first)].sentence
        if hit.name == "person":
            persons.setdefault(sentence, hit.first)
        else:
            private.setdefault(sentence, []).append(hit)
    for sentence, hits in private.items():
        person = persons.get(sentence)
        if person is None:
            continue
        for hit in hits:
            first, last = min(person, hit.first), max(hit.last, person + 1)
            if last - first <= _FARTHEST and not _taken_back(draft, hit):
                yield _DETECTOR.promise(first, last, _OTHER)


def _taken_back(draft: Draft, hit: Hit) -> bool:
    return bool(draft.cues_at(hit.first, hit.last) & _OTHER.taken_back_by)
