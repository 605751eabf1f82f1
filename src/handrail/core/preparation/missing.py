"""Which required facts a lead gives, with the words that give them, and which are missing."""

from __future__ import annotations

import re

from handrail.core.outputs import Classification, Evidence, MissingFact, MissingInformation
from handrail.core.playbook.default_templates import DEFAULT_QUESTIONS
from handrail.core.playbook.document import Playbook
from handrail.core.playbook.services import RequiredFact
from handrail.core.preparation.classification import SURE_OF_SERVICE, service_of
from handrail.core.preparation.enquiry import Enquiry
from handrail.core.preparation.extraction.dates import in_order
from handrail.core.preparation.extraction.given_values import values_of
from handrail.core.preparation.extraction.quantities import counted, suits
from handrail.core.preparation.reading import Reading, quoted
from handrail.core.preparation.words import content_stems

MOST_EVIDENCE = 3
_LEFT_OPEN = {
    "money": re.compile(
        r"(?i)\b(?:no (?:fixed |set |particular )?budget(?: fixed| set)?(?: yet)?|not sure about (?:the |our )?budget|(?:the |our |my )?budget (?:is )?(?:still )?(?:open|flexible|not fixed|to be (?:agreed|decided))|"
        r"budget ist (?:noch )?(?:offen|flexibel)|(?:noch )?kein (?:festes )?budget|sin presupuesto (?:fijo|cerrado|definido)|presupuesto (?:abierto|flexible))\b"
    )
}
"""Who says that the budget is open has answered the question."""
_MEANS_LITTLE = frozenset(
    "which welche welches welcher womit cual have been today now far so like would should level roughly about old new what heute bisher schon "
    "einmal waren hasta ahora tiene mas menos".split()
)
_FIRST_PERSON = re.compile(r"(?i)\b(?:i|we|our|ich|wir|unser\w*|yo|nosotros|nuestr[oa]s?)\b")
_CONTINUED = re.compile(
    r"(?::?[^\S\n](?:(?:is|ist|es|ungefähr|about|around|in|from|von|aus|de|ca\.?|etwa|sobre)[^\S\n]){0,2}"
    r"(?:\d[\w.-]*\w|\d|[A-ZÄÖÜÁÉÍÓÚ][\w-]+|[a-z]+[A-Z]\w*)){1,3}"
)


def missing_information(enquiry: Enquiry, found: Classification) -> MissingInformation:
    """The required facts of the service that the lead does not give, in the playbook's order."""
    missing = [
        fact
        for fact in required_facts(enquiry, found)
        if not is_given(fact, enquiry) and not (fact.kind == "date" and is_urgent(enquiry, found))
    ]
    return MissingInformation(
        facts=tuple(
            MissingFact(code=fact.code, label=fact.label, question=question(fact, enquiry))
            for fact in missing
        ),
        confidence=found.confidence,
    )


def required_facts(enquiry: Enquiry, found: Classification) -> tuple[RequiredFact, ...]:
    """What the service requires; for an unknown service, what every service requires."""
    playbook = enquiry.playbook
    service = service_of(found.service.value, playbook)
    if service is not None:
        sure = found.service.confidence >= SURE_OF_SERVICE
        codes = tuple(c for c in service.required if sure or _is_usual(c, playbook))
    elif found.fit.value == "doubtful":
        codes = ()
    else:
        first, *others = playbook.services
        codes = tuple(c for c in first.required if all(c in other.required for other in others))
    known = {fact.code: fact for fact in playbook.required_facts}
    return tuple(known[code] for code in codes if code in known)


def _is_usual(code: str, playbook: Playbook) -> bool:
    """Whether most services require it: all that is asked while the service is not sure."""
    return 2 * sum(code in service.required for service in playbook.services) > len(
        playbook.services
    )


def is_urgent(enquiry: Enquiry, found: Classification) -> bool:
    """Whether the lead says that it is of the most urgent level: then nobody asks when."""
    levels = sorted(enquiry.playbook.urgency, key=lambda level: level.respond_within)
    return (
        len(levels) > 1 and found.urgency.value == levels[0].code and bool(found.urgency.evidence)
    )


def is_given(fact: RequiredFact, enquiry: Enquiry) -> bool:
    """Whether message, subject, another field or an earlier message gives this fact."""
    if fact.code in enquiry.given.filled or fact.kind in enquiry.given.filled:
        return True
    return bool(evidence_of(fact, enquiry)) or any(
        bool(_in_text(fact, earlier, enquiry)) for earlier in enquiry.thread
    )


def evidence_of(fact: RequiredFact, enquiry: Enquiry) -> tuple[Evidence, ...]:
    """Where the newest message, else the subject, gives this fact: values of its kind first."""
    found = _in_text(fact, enquiry.reading, enquiry)
    if not found and enquiry.subject is not None:
        found = _in_text(fact, enquiry.subject, enquiry)
    return found


def _in_text(fact: RequiredFact, reading: Reading, enquiry: Enquiry) -> tuple[Evidence, ...]:
    asked = " ".join((fact.label, fact.question, enquiry.template.questions.get(fact.code, "")))
    found = list(_values(fact.kind, reading, enquiry))
    if fact.kind == "quantity":
        named = list(counted(reading, content_stems(asked, reading.language)))
        found = [*named, *(each for each in found if suits(each, asked))]
    found += _words(fact, reading)
    if fact.kind == "text" and not found:
        found += _told(enquiry.template.questions.get(fact.code) or fact.question, reading)
    if fact.kind in _LEFT_OPEN:
        found += quoted(reading.text, _LEFT_OPEN[fact.kind], reading)
    return tuple(dict.fromkeys(found))[:MOST_EVIDENCE]


def _told(question: str, reading: Reading) -> list[Evidence]:
    """A statement about oneself in the words of the question: “We use X” for “What do you use today?”"""
    wanted = content_stems(question, reading.language) - _MEANS_LITTLE
    if not wanted:
        return []
    return [
        sentence.evidence()
        for sentence in reading.sentences
        if not sentence.asks
        and _FIRST_PERSON.search(sentence.text)
        and wanted <= reading.index.forms_between(sentence.start, sentence.end)
    ][:1]


def _values(kind: str, reading: Reading, enquiry: Enquiry) -> tuple[Evidence, ...]:
    if reading is enquiry.reading and kind == "date":
        return in_order(enquiry.times)
    if reading is enquiry.reading and kind == "place":
        return enquiry.places
    if reading is enquiry.reading and kind == "quantity":
        return enquiry.quantities
    if reading is enquiry.reading and kind == "money":
        return enquiry.budget
    return values_of(kind, reading, enquiry.given.today)


def _words(fact: RequiredFact, reading: Reading) -> list[Evidence]:
    """Where one of the fact's words stands; a free text goes on with names and numbers after it."""
    spans = [span for span in reading.find_words(fact.words) if not reading.is_negated(span[0])]
    if fact.kind == "text":
        ends = [_CONTINUED.match(reading.text, end) for _, end in spans]
        spans = [
            (start, more.end() if more else end)
            for (start, end), more in zip(spans, ends, strict=True)
        ]
    return [reading.evidence(*span) for span in spans]


def question(fact: RequiredFact, enquiry: Enquiry) -> str:
    """The question in the reply's language; "" where the playbook has none and none is usual."""
    language = enquiry.reply_language
    own = enquiry.template.questions.get(fact.code)
    if own or language == enquiry.playbook.tone.language:
        return own or fact.question
    return DEFAULT_QUESTIONS.get(language, {}).get(fact.kind, "")
