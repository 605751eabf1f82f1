"""Classification by the playbook's own words: service, urgency, fit, language."""

from __future__ import annotations

from collections import defaultdict

from handrail.core.detect.language import detect_language
from handrail.core.outputs import Classification, Classified, Evidence
from handrail.core.playbook.document import Playbook
from handrail.core.playbook.services import Service
from handrail.core.preparation.reading import Reading, stems

UNKNOWN = "unknown"
WORD_WEIGHT = 1.0
EXAMPLE_WEIGHT = 1.5
EARLY_BONUS = 0.5
"""A service named in the first sentence that says what is wanted counts more."""


def classify(reading: Reading, playbook: Playbook) -> Classification:
    """Every label with its own confidence and evidence; the whole is as sure as the service."""
    language = language_of(reading, playbook)
    service = _service(reading, playbook, language.value)
    return Classification(
        service=service,
        urgency=_urgency(reading, playbook),
        fit=_fit(reading, playbook, service),
        language=language,
        confidence=service.confidence,
    )


def language_of(reading: Reading, playbook: Playbook) -> Classified:
    """The detected language; where there is too little text, the playbook's."""
    language, sure = detect_language(reading.text)
    if not language or sure < 0.5:
        return Classified(value=playbook.tone.language, confidence=0.5)
    return Classified(value=language, confidence=round(min(sure, 1.0), 2))


def service_of(code: str, playbook: Playbook) -> Service | None:
    """The service of this code, if it is one."""
    return next((service for service in playbook.services if service.code == code), None)


def _service(reading: Reading, playbook: Playbook, language: str) -> Classified:
    scores: defaultdict[str, float] = defaultdict(float)
    evidence: dict[str, list[Evidence]] = {}
    held = stems(reading.text, language)
    for service in playbook.services:
        spans = sorted(set(reading.find_words((service.name, *service.words))))
        if spans:
            early = EARLY_BONUS if spans[0][0] < len(reading.text) / 2 else 0.0
            scores[service.code] = WORD_WEIGHT * len(spans) ** 0.5 + early
            evidence[service.code] = [reading.evidence(*span) for span in spans[:3]]
        for example in service.examples:
            wanted = stems(example)
            shared = len(wanted & held) / len(wanted) if wanted else 0.0
            if shared >= 0.6:
                scores[service.code] += EXAMPLE_WEIGHT * shared
    if not scores:
        return Classified(value=UNKNOWN, confidence=0.3)
    (best, top), *others = sorted(scores.items(), key=lambda entry: -entry[1])
    second = others[0][1] if others else 0.0
    confidence = 0.45 + 0.5 * (top - second) / top if top else 0.3
    return Classified(
        value=best,
        confidence=round(min(confidence, 0.95), 2),
        evidence=tuple(evidence.get(best, ())),
    )


def _urgency(reading: Reading, playbook: Playbook) -> Classified:
    for level in sorted(playbook.urgency, key=lambda level: level.respond_within):
        for start, end in reading.find_words(level.words):
            return Classified(
                value=level.code, confidence=0.8, evidence=(reading.evidence(start, end),)
            )
    slowest = max(playbook.urgency, key=lambda level: level.respond_within)
    return Classified(value=slowest.code, confidence=0.6)


def _fit(reading: Reading, playbook: Playbook, service: Classified) -> Classified:
    against = _matching(reading, playbook, fits=False)
    speaking_for = _matching(reading, playbook, fits=True)
    if against and (service.value == UNKNOWN or not speaking_for):
        return Classified(value="doubtful", confidence=0.6, evidence=tuple(against[:2]))
    if speaking_for:
        return Classified(value="good", confidence=0.75, evidence=tuple(speaking_for[:2]))
    if service.value == UNKNOWN:
        return Classified(value="unclear", confidence=0.4)
    return Classified(value="good", confidence=0.55, evidence=service.evidence[:1])


def _matching(reading: Reading, playbook: Playbook, *, fits: bool) -> list[Evidence]:
    return [
        reading.evidence(*span)
        for criterion in playbook.fit
        if criterion.fits == fits
        for span in reading.find_words(criterion.words)
    ]
