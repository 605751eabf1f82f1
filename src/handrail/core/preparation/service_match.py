"""Which of the playbook's services a lead asks for."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache

from handrail.core.outputs import Classified, Evidence
from handrail.core.playbook.document import Playbook
from handrail.core.playbook.services import Service
from handrail.core.preparation.reading import Reading
from handrail.core.preparation.words import FUNCTION_WORDS, Phrase, content_stems, fold_text, stem

UNKNOWN = "unknown"
SURE_OF_SERVICE = 0.55
"""Below this a reply does not name the service, and asks only what most services need."""
LONG_PHRASE_WEIGHT = 1.6
PHRASE_WEIGHT = 1.4
LOOSE_WEIGHT = 0.7
HINT_WEIGHT = 0.6
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
_HISTORY = re.compile(
    r"(?i)^\W*(?:many |so many )?(?:thanks|thank you|danke|vielen dank|gracias)(?: again| so much| very much| nochmal)? (?:for|für|por)\b"
    r"|\byou (?:guys |people |kindly )?(?:fitted|fixed|installed|did|painted|repaired|built|made|replaced|sorted|cleaned|changed)\b"
    r"|\b(?:nos|me) (?:instalaron|hicieron|arreglaron|pintaron|cambiaron)\b|\bhaben sie (?:uns|bei uns|mir)\b[^.?]*(?:gemacht|eingebaut|repariert|gestrichen)"
)
_ALSO = frozenset("also auch tambien".split())
_LATER = frozenset("later eventually afterwards spater irgendwann luego despues".split())
"""“A logo, and later a website”: what comes later is not what is asked for now."""
_WISHES = (
    "want need would like could please looking new old our get have one brauchen brauche suche suchen mochte mochten "
    "wollen will hatten gern neu neue neuen alt unser unsere bitte quiero queremos necesito necesitamos quisiera busco "
    "two three four five six zwei drei vier funf dos tres cuatro cinco room rooms zimmer "
    "buscamos nuevo nueva viejo vieja nuestro nuestra"
)
_ANY_PRICE = frozenset(
    "cost,costs,price,prices,how much,how long,how soon,when ready,charge,quote,rates,fee,saturday,weekend,kostet,kosten,"
    "preis,angebot,wie lange,wie schnell,samstag,cuesta,precio,cuanto,cuanto tiempo,presupuesto,sabado".split(
        ","
    )
)
"""Answers to questions that are asked of any service."""
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
    barred = [
        span
        for criterion in playbook.fit
        if not criterion.fits
        for span in reading.find_words(criterion.words)
    ]
    scores = [_score(service, reading, subject, barred) for service in playbook.services]
    if not any(score.weights for score in scores):
        for score in scores:
            _add_hints(score, playbook, reading)
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


def _score(
    service: Service, reading: Reading, subject: Reading | None, barred: list[tuple[int, int]]
) -> _Score:
    """`barred` are spans that name work which is not done: “solar panels” speaks for no electrics."""
    score = _Score(service)
    words = _words_of(service)
    if subject is not None:
        _add_words(score, words, subject, SUBJECT_WEIGHT, [])
    _add_words(score, words, reading, 1.0, barred)
    if not score.weights:
        _add_loose(score, words, reading)
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


def _add_loose(score: _Score, words: tuple[str, ...], reading: Reading) -> None:
    """A phrase whose words stand apart in one sentence: “broke a corner off her tooth”."""
    index = reading.index
    for word in words:
        parts = [p for p in Phrase.of(word, reading.language).parts if p.isdisjoint(FUNCTION_WORDS)]
        if len(parts) < 2 or not all(index.holds(part) for part in parts):
            continue
        for sentence in reading.sentences:
            forms = index.forms_between(sentence.start, sentence.end)
            if not any(part.isdisjoint(forms) for part in parts):
                score.weights.append(LOOSE_WEIGHT)
                score.evidence.append(sentence.evidence())
                score.first = min(score.first, sentence.start)
                return


def _add_hints(score: _Score, playbook: Playbook, reading: Reading) -> None:
    """What only this service's approved facts answer: who asks for a deposit wants to rent."""
    own = [fact for fact in playbook.facts if fact.services == (score.service.code,)]
    others = {
        fold_text(answer)
        for fact in playbook.facts
        if fact.services != (score.service.code,)
        for answer in fact.answers
    }
    words = [a for fact in own for a in fact.answers if fold_text(a) not in others | _ANY_PRICE]
    for start, end in reading.find_words(words):
        score.weights.append(HINT_WEIGHT)
        score.evidence.append(reading.evidence(start, end))
        score.first = min(score.first, start)
        return


def _add_words(
    score: _Score,
    words: tuple[str, ...],
    reading: Reading,
    factor: float,
    barred: list[tuple[int, int]],
) -> None:
    seen = set(barred)
    for word in words:
        spans = [
            span
            for span in reading.find_words((word,))
            if not any(low <= span[0] and span[1] <= high for low, high in seen)
        ]
        if not spans:
            continue
        seen.update(spans)
        weight = (WORD_WEIGHT, PHRASE_WEIGHT, LONG_PHRASE_WEIGHT)[min(word.count(" "), 2)]
        if all(_is_history(reading, start) for start, _ in spans) or all(
            _says_where(reading, start) or _is_added(reading, start) for start, _ in spans
        ):
            weight *= WHERE_WEIGHT
        score.weights.append(weight * factor)
        score.evidence.append(reading.evidence(*spans[0]))
        score.first = min(score.first, spans[0][0])


def _says_where(reading: Reading, start: int) -> bool:
    for word in reversed(reading.index.words_before(start, 4)):
        if word in _WHERE or word in _LATER:
            return True
        if word not in _BETWEEN:
            return False
    return False


def _is_history(reading: Reading, start: int) -> bool:
    """“Thanks for fixing the tap”, “you fitted our windows” tell what was, not what is wanted."""
    sentence = reading.sentence_at(start)
    return sentence is not None and bool(_HISTORY.search(sentence.text))


def _is_added(reading: Reading, start: int) -> bool:
    """“Do you also do electrical work when you renovate a bathroom?” is about the bathroom."""
    return not _ALSO.isdisjoint(reading.index.words_before(start, 3))


def _likeness(example: str, reading: Reading) -> float:
    """The part of the example's telling words that one sentence holds; at least two of them."""
    wanted = content_stems(example, reading.language) - _wishes(reading.language)
    if len(wanted) < 2:
        return 0.0
    held = [
        len(wanted & content_stems(sentence.text, reading.language))
        for sentence in reading.sentences
    ]
    most = max(held, default=0)
    return most / len(wanted) if most > 1 else 0.0


@lru_cache(maxsize=16)
def _wishes(language: str) -> frozenset[str]:
    """Words with which anything is asked for; they make no two requests alike."""
    return frozenset(stem(word, language) for word in _WISHES.split())
