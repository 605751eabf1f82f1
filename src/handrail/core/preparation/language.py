"""Which language a reply is written in: the lead's, where that can be told."""

from __future__ import annotations

import re
from collections import Counter

from handrail.core.detect.language import detect_language
from handrail.core.outputs import Classified
from handrail.core.playbook.document import Playbook
from handrail.core.preparation.words import fold_text

SURE = 0.5
SHORT = 80
SURE_OF_SHORT = 0.95
"""In so few characters a name misleads the detector: the commonest words know better."""
_WORD = re.compile(r"[^\W\d_]+")
_MARKERS = {
    "en": "the and i to of in was at is are can you we need please have my our for with hello hi thanks how much what when would want",
    "de": "der die das und ist ich wir sie bitte nicht ein eine für mit was kostet wann danke hallo moin guten brauche "
    "suche haben bei können möchte",
    "es": "el los las una y es por favor cuánto cuesta precio hola gracias buenas necesito busco para con hacen tienen "
    "cuando qué quiero",
    "fr": "le les une et est je nous vous bonjour merci combien pour avec besoin cherche",
    "pt": "os uma e é para com olá obrigado obrigada quanto preciso vocês",
}
_FOLDED = {code: frozenset(fold_text(words).split()) for code, words in _MARKERS.items()}
_SPANISH_MARKS = re.compile(r"[¿¡ñ]")
_GERMAN_MARKS = re.compile(r"[ßäöü]", re.IGNORECASE)


def language_of(text: str, playbook: Playbook) -> Classified:
    """The detected language; in few words by its commonest words, else the playbook's."""
    language, sure = detect_language(text)
    marked = _by_markers(text)
    doubted = len(text) < SHORT and sure < SURE_OF_SHORT and marked not in ("", language)
    if language and sure >= SURE and not doubted:
        return Classified(value=language, confidence=round(min(sure, 0.99), 2))
    if marked:
        return Classified(value=marked, confidence=0.6)
    return Classified(value=playbook.tone.language, confidence=0.5)


def _by_markers(text: str) -> str:
    words = Counter(_WORD.findall(fold_text(text[:2000])))
    scores = {code: sum(words[word] for word in known) for code, known in _FOLDED.items()}
    scores["es"] += 2 * bool(_SPANISH_MARKS.search(text))
    scores["de"] += bool(_GERMAN_MARKS.search(text))
    (best, first), (_, second) = sorted(scores.items(), key=lambda entry: -entry[1])[:2]
    return best if first > second else ""
