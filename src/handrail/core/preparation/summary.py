"""An extractive summary: the sentences that a salesperson needs, in the lead's own words."""

from __future__ import annotations

import re
from collections.abc import Iterable

from handrail.core.outputs import Classification, Evidence, Statement, Summary
from handrail.core.preparation.classification import service_of
from handrail.core.preparation.enquiry import Enquiry
from handrail.core.preparation.questions import is_question
from handrail.core.preparation.sentences import Sentence
from handrail.core.preparation.trust import is_barred

MOST_STATEMENTS = 5
FEW = 3
"""So few sentences are their own summary: leaving one out would save nobody time."""
LONG = 320
ENOUGH = 0.8
"""A further sentence must bring at least this much that is new."""
_WORTH = {
    "service": 2.0,
    "wants": 1.6,
    "question": 1.6,
    "budget": 1.5,
    "when": 1.4,
    "where": 1.2,
    "size": 1.2,
    "constraint": 1.1,
    "trouble": 1.0,
    "contact": 0.9,
    "who": 0.8,
    "label": 0.8,
}
_REPEATED = 0.5
_COUNTED_AGAIN = frozenset({"question", "label"})
"""What another sentence has already said is worth little; a second question still counts."""
_WANTS = re.compile(
    r"(?i)\b(?:need(?:s|ed)?|want(?:s|ed)?|would (?:like|love|need)|'d (?:like|love|need)|looking (?:for|to)|interested in|planning|plan(?:s)? to|"
    r"could you|can you|please|hop(?:e|es|ing)|wish|ask(?:ed|s)?|suchen?|suche|möchten?|brauchen?|brauche|benötigen?|überlegen?|planen?|"
    r"hätten? gern|würden? gern|bitte|necesit\w+|quer(?:emos|ría\w*)|quiero|busc(?:o|amos)|nos gustaría|me gustaría|pensamos)\b"
)
_CONSTRAINT = re.compile(
    r"(?i)\b(?:can'?t|cannot|must(?:n't)?|only|except|unless|without|no later|already|listed|occupied|empty|tenants?|but|because|ideally|prefer\w*|"
    r"nicht|nur|muss|müssen|außer|ohne|schon|bereits|leer|mieter\w*|sin|solo|sólo|no pued\w+|excepto|vací[oa]|ya)\b"
)
_WHO = re.compile(
    r"(?i)\b(?:i am (?:a|an|the)|i'm (?:a|an|the)|we are (?:a|an|the)|we're (?:a|an|the)|(?:i|we) (?:run|own|manage|rent|look after|bought|have a)|my name is|recommended|landlord|"
    r"past customer|owns?|wir sind|ich bin|wir (?:haben|besitzen|vermieten|betreiben|ziehen)|soy|somos|tengo (?:un|una)|tenemos (?:un|una)|recomienda)\b"
)


def summarise(enquiry: Enquiry, found: Classification) -> Summary:
    """The fewest sentences that say most, in their order, each its own evidence."""
    reading = enquiry.reading
    fit = [s for s in reading.sentences if not s.closes and not is_barred(s, reading)]
    where = _told_where(enquiry, found)
    facets = {sentence: _facets(sentence, where) for sentence in fit}
    chosen = fit if len(fit) <= FEW else _choose(fit, facets)
    if not chosen:
        chosen = fit[:1]
    return Summary(
        statements=tuple(
            Statement(text=" ".join(s.text.split()), evidence=(s.evidence(),))
            for s in sorted(chosen, key=lambda s: s.start)
        ),
        confidence=0.85 if any(facets[s] for s in chosen) else 0.4,
    )


def _choose(
    sentences: list[Sentence], facets: dict[Sentence, frozenset[tuple[str, int]]]
) -> list[Sentence]:
    chosen: list[Sentence] = []
    said: set[tuple[str, int]] = set()
    while len(chosen) < MOST_STATEMENTS:
        left = [sentence for sentence in sentences if sentence not in chosen]
        gains = [(_gain(facets[s], said) * _brevity(s), -s.start, s) for s in left]
        if not gains:
            break
        gain, _, best = max(gains)
        if gain < ENOUGH:
            break
        chosen.append(best)
        said |= facets[best]
    return chosen


def _gain(facets: frozenset[tuple[str, int]], said: set[tuple[str, int]]) -> float:
    kinds = {kind for kind, _ in said}
    return sum(
        _WORTH[kind] * (_REPEATED if kind in kinds - _COUNTED_AGAIN else 1.0) for kind, _ in facets
    )


def _brevity(sentence: Sentence) -> float:
    return 1.0 if len(sentence.text) < LONG else LONG / len(sentence.text)


def _told_where(enquiry: Enquiry, found: Classification) -> dict[str, list[int]]:
    """Where in the text each kind of thing is told."""
    service = service_of(found.service.value, enquiry.playbook)
    words = (service.name, *service.words) if service else ()
    reading = enquiry.reading
    spans = {
        "service": list(reading.find_words(words)),
        "trouble": list(reading.find_words(enquiry.template.trouble_words)),
        "budget": _spans(enquiry.money),
        "when": _spans(mention.evidence for mention in enquiry.times),
        "where": _spans(enquiry.places),
        "size": _spans(enquiry.quantities),
        "contact": _spans(enquiry.ways),
    }
    return {kind: [start for start, _ in places] for kind, places in spans.items()}


def _facets(sentence: Sentence, where: dict[str, list[int]]) -> frozenset[tuple[str, int]]:
    """What a sentence tells, a kind and the sentence that tells it."""
    told = {
        kind
        for kind, starts in where.items()
        if any(sentence.start <= start < sentence.end for start in starts)
    }
    for kind, pattern in (("wants", _WANTS), ("constraint", _CONSTRAINT), ("who", _WHO)):
        if pattern.search(sentence.text):
            told.add(kind)
    if is_question(sentence):
        told.add("question")
    if sentence.is_label:
        told.add("label")
    return frozenset((kind, sentence.start) for kind in told)


def _spans(evidence: Iterable[Evidence]) -> list[tuple[int, int]]:
    return [(part.start, part.end) for part in evidence]
