"""Which of the playbook's services a lead asks for."""

from __future__ import annotations

from dataclasses import dataclass, field

from handrail.core.outputs import Classified, Evidence
from handrail.core.playbook.document import Playbook
from handrail.core.playbook.services import Service
from handrail.core.preparation.reading import Reading
from handrail.core.preparation.words import FUNCTION_WORDS, content_stems, fold_text

UNKNOWN = "unknown"
SURE_OF_SERVICE = 0.55
"""Below this a reply does not name the service, and asks only what most services need."""
PHRASE_WEIGHT = 1.4
WORD_WEIGHT = 1.0
WHERE_WEIGHT = 0.4
"""“the gutter hangs over the front door”: a noun that only says where counts less."""
SUBJECT_WEIGHT = 1.2
EXAMPLE_WEIGHT = 1.6
LIKE_AN_EXAMPLE = 0.5
WEAKEST = 0.4
FADING = 0.6
"""Each further word for the same service adds less."""
_WHERE = frozenset(
    (
        "in at over above under below near behind beside inside outside from next around onto "
        "im in am an auf uber unter neben hinter vor aus beim "
        "en sobre bajo junto dentro detras cerca"
    ).split()
)
_BETWEEN = FUNCTION_WORDS | frozenset(
    "front back main upstairs downstairs small big old new".split()
)


@dataclass(slots=True)
class _Score:
    service: Service
    weights: list[float] = field(default_factory=list)
    evidence: list[Evidence] = field(default_factory=list)
    first: int = 1_000_000

    @property
    def total(self) -> float:
        ordered = sorted(self.weights, reverse=True)
        return sum(weight * FADING**place for place, weight in enumerate(ordered))


def match_service(
    reading: Reading, playbook: Playbook, subject: Reading | None = None
) -> Classified:
    """The best service with how far it is ahead of the next; `unknown` where no word speaks."""
    scores = [_score(service, reading, subject) for service in playbook.services]
    ranked = sorted(scores, key=lambda score: (-score.total, score.first))
    best = ranked[0]
    if best.total < WEAKEST:
        return Classified(value=UNKNOWN, confidence=0.3)
    second = ranked[1].total if len(ranked) > 1 else 0.0
    margin = (best.total - second) / best.total
    confidence = 0.4 + 0.4 * margin + 0.15 * min(best.total / 2, 1.0)
    return Classified(
        value=best.service.code,
        confidence=round(min(confidence, 0.95), 2),
        evidence=tuple(best.evidence[:3]),
    )


def _score(service: Service, reading: Reading, subject: Reading | None) -> _Score:
    score = _Score(service)
    words = _words_of(service)
    if subject is not None:
        _add_words(score, words, subject, SUBJECT_WEIGHT)
    _add_words(score, words, reading, 1.0)
    similar = max((_likeness(example, reading) for example in service.examples), default=0.0)
    if similar >= LIKE_AN_EXAMPLE:
        score.weights.append(EXAMPLE_WEIGHT * similar)
    return score


def _words_of(service: Service) -> tuple[str, ...]:
    """The service's words; one without any is known by the words of its name."""
    if service.words:
        return (service.name, *service.words)
    parts = [part for part in service.name.split() if len(part) > 3]
    return (service.name, *(part for part in parts if fold_text(part) not in FUNCTION_WORDS))


def _add_words(score: _Score, words: tuple[str, ...], reading: Reading, factor: float) -> None:
    seen: set[tuple[int, int]] = set()
    for word in words:
        spans = [
            span
            for span in reading.find_words((word,))
            if not any(low <= span[0] and span[1] <= high for low, high in seen)
        ]
        if not spans:
            continue
        seen.update(spans)
        weight = PHRASE_WEIGHT if " " in word else WORD_WEIGHT
        if all(_says_where(reading, start) for start, _ in spans):
            weight *= WHERE_WEIGHT
        score.weights.append(weight * factor)
        score.evidence.append(reading.evidence(*spans[0]))
        score.first = min(score.first, spans[0][0])


def _says_where(reading: Reading, start: int) -> bool:
    for word in reversed(reading.index.words_before(start, 4)):
        if word in _WHERE:
            return True
        if word not in _BETWEEN:
            return False
    return False


def _likeness(example: str, reading: Reading) -> float:
    wanted = content_stems(example, reading.language)
    if len(wanted) < 2:
        return 0.0
    held = content_stems(reading.text, reading.language)
    return len(wanted & held) / len(wanted)
