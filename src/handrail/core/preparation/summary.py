"""An extractive summary: the sentences that a salesperson needs, in the lead's own words."""

from __future__ import annotations

import re

from handrail.core.outputs import Classification, Statement, Summary
from handrail.core.playbook.document import Playbook
from handrail.core.preparation.classification import service_of
from handrail.core.preparation.extraction.values import (
    contact_ways,
    money,
    places,
    quantities,
    times,
)
from handrail.core.preparation.reading import Reading, Sentence

MOST_STATEMENTS = 4
NEVER_QUOTED = frozenset({"injection", "anger", "unsafe_access"})
_WANTS = re.compile(
    r"(?i)\b(?:need|want|would like|'d like|looking for|interested in|planning|plan to|could you|can you|do you|"
    r"please|hope|wish|asked?|suchen?|möchten?|brauchen?|benötigen|überlegen|hätten gern|machen sie|necesit\w+|quer\w+|"
    r"busc\w+|nos gustaría|souhait\w+|cherch\w+|voudr\w+|pourr\w+|preciso|gostaria|gostava)\b"
)
_COURTESY = re.compile(
    r"(?i)^(?:hi|hello|hey|dear|good (?:morning|afternoon|evening)|hallo|guten tag|hola|buenas|bonjour|thanks?|thank you|"
    r"many thanks|best|kind regards|regards|cheers|sincerely|viele grüße|mit freundlichen grüßen|gruß|gracias|un saludo|merci|"
    r"cordialement|sent from)\b[^?]{0,60}$"
)


def summarise(reading: Reading, playbook: Playbook, found: Classification) -> Summary:
    """The most telling sentences in their order, each its own evidence."""
    service = service_of(found.service.value, playbook)
    words = (service.name, *service.words) if service else ()
    telling = {
        span
        for part in (money, quantities, times, places, contact_ways)
        for span in ((e.start, e.end) for e in part(reading))
    }
    named = set(reading.find_words(words))
    scored = [
        (_score(sentence, reading, telling, named), sentence) for sentence in reading.sentences
    ]
    best = sorted((pair for pair in scored if pair[0] > 0), key=lambda p: (-p[0], p[1].start))
    chosen = sorted((sentence for _, sentence in best[:MOST_STATEMENTS]), key=lambda s: s.start)
    if not chosen:
        chosen = [s for s in reading.sentences if not _is_barred(s, reading)][:1]
    return Summary(
        statements=tuple(
            Statement(text=" ".join(s.text.split()), evidence=(s.evidence(),)) for s in chosen
        ),
        confidence=0.85 if best else 0.4,
    )


def _score(
    sentence: Sentence,
    reading: Reading,
    telling: set[tuple[int, int]],
    named: set[tuple[int, int]],
) -> float:
    if _is_barred(sentence, reading) or _COURTESY.match(sentence.text):
        return 0.0
    within = sum(sentence.start <= start < sentence.end for start, _ in telling)
    score = 1.0 * min(within, 3)
    score += 2.0 * any(sentence.start <= start < sentence.end for start, _ in named)
    score += 1.5 * sentence.asks
    score += 1.5 * bool(_WANTS.search(sentence.text))
    return score if len(sentence.text) < 400 else score / 2


def _is_barred(sentence: Sentence, reading: Reading) -> bool:
    return any(
        finding.category in NEVER_QUOTED
        and finding.start < sentence.end
        and sentence.start < finding.end
        for finding in reading.findings
    )
