"""Private data: another person's matters, and sensitive data of the lead read back.

Found: "Mr Hale upstairs is being treated for it", "your HIV test came back".
Not found: "Sorry to hear about your back pain", "Mr Hale handles billing".
"""

from __future__ import annotations

from collections.abc import Iterator

from handrail.core.detect.promises.detector import PhraseDetector, Promise, Rule
from handrail.core.detect.promises.draft import Draft
from handrail.core.detect.promises.exempt import NO_CUE, Cue
from handrail.core.detect.promises.phrases import Hit, PhraseList
from handrail.core.detect.promises.vocabulary import private as vocabulary
from handrail.core.findings import ControlPoint

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
