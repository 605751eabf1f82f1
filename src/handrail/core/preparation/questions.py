"""What a lead asks, which approved fact answers it, and what stays open."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from handrail.core.outputs import Evidence
from handrail.core.playbook.facts import Fact
from handrail.core.playbook.tone import Topic
from handrail.core.preparation.classification import UNKNOWN
from handrail.core.preparation.enquiry import Enquiry
from handrail.core.preparation.reading import Reading
from handrail.core.preparation.sentences import Sentence
from handrail.core.preparation.trust import is_barred
from handrail.core.preparation.words import FUNCTION_WORDS, Phrase, content_stems, fold_text

_REPORTED = re.compile(
    r"(?i)^\W*(?:how much|how soon|what do you charge|wie ?viel|was kostet|cu[aá]nto (?:cuesta|cobran|sale))\b|\b(?:ask(?:s|ed|ing)?(?: \w+){0,3} (?:if|whether|for|about|what|when|how)|(?:getting|collecting|comparing|after) (?:\w+ )?quotes|wants? (?:to know|a (?:price|quote)|an? (?:offer|estimate))|"
    r"would like (?:to know|a (?:price|quote)|an? (?:offer|estimate))|i'd like (?:to know|a (?:price|quote))|let (?:me|us) know (?:what|when|if|whether|how)|"
    r"(?:please )?tell (?:me|us) (?:what|when|if|whether|how|who|where|your)|(?:send|give|quote|mail|e-?mail|provide)(?: (?:me|us))?(?: \w+){0,2} (?:price|prices|quote|quotation|offer|estimate)s?|wondering|(?:need|looking for) (?:a|an) (?:price|quote|estimate|offer)|"
    r"fragt,? (?:ob|nach|wann|was)|(?:möchten?|würden? gerne?) (?:\w+ )?wissen|wüssten? gern|(?:mich|uns) interessier\w+|(?:let me|us) know if|wonder(?:ed)? (?:if|whether|what|how|when)|bitte um (?:ein )?angebot|(?:schicken|senden|machen|geben) sie (?:mir|uns)(?: \w+){0,3} (?:angebot|kostenvoranschlag|preise?)|pregunta (?:si|por|cuándo|cuánto)|quiere saber|(?:quisiera|quer[ií]a|quisi[eé]ramos|(?:me|nos) gustar[ií]a|necesito) saber|(?:me|nos) (?:pueden|puede|podr[ií]an?) decir|(?:env[ií]en|manden|pasen)(?:me|nos)?(?: \w+){0,2} (?:presupuesto|precios?))\b"
)
_UNMARKED = re.compile(
    r"(?i)^\W*(?:(?:and|also|so|but|und|auch|y|also,|one question:?)\s)?(?:(?:is|are) (?:there|it|that|this|you|the)|(?:can|could|do|does|did|will|would) (?:you|u|we|i|it|they|somebody|someone|anyone)|"
    r"what(?:'s| is| are| do| does| would| will| kind| sort| time)|how (?:much|many|long|soon|do|does|is|are|can|would|big|often|about|far)|when (?:can|could|do|does|is|are|will|would)|"
    r"where (?:is|are|do|can)|who (?:is|does|owns|would)|any (?:chance|discount|setup fee)|haben sie|gibt es|k[öo]nnen sie|k[öo]nnten sie|machen sie|bieten sie|was kostet|wie (?:viel|lange|schnell|l[äa]uft)|"
    r"wann (?:k[öo]nnen|k[öo]nnten|ist|sind|haben|w[äa]re)|cu[aá]nto (?:cuesta|cobran|tardan?|sale|vale)|cu[aá]ndo (?:pueden|podr[ií]an|empieza|abren))(?!\w)"
)
"""A question that nobody put a question mark to, as in chats."""
_OF_THAT = re.compile(
    r"\b(?:is|are|would|will|geht|ist|ware|sera|es|esta|hay)\b.{0,24}\b(?:that|this|it|they|das|es|dies|eso|esto)\b.{0,30}|\b(?:ok|okay|a problem|allowed|ein problem|in ordnung|erlaubt|algun problema|un problema)\b"
)
"""“We have a cat. Is that a problem?”: what it asks about stands in the sentence before."""
_CLAUSE = re.compile(
    r"\s(?:and also|and|und|sowie|y|as well as|or|oder)\s|[?;]|,\s|:\s", re.IGNORECASE
)
_TOPICS: tuple[tuple[Topic, re.Pattern[str]], ...] = (
    (
        "price",
        re.compile(
            r"\b(?:how much|prices?|costs?|quotes?|estimates?|rates?|charge|fees?|discounts?|kostet|kosten|preise?|angebot|kostenvoranschlag|"
            r"cuesta|cuanto (?:cobran|sale|seria|vale)|precios?|presupuesto|tarifas?)\b"
        ),
    ),
    (
        "timing",
        re.compile(
            r"^\W*when\b|\bwhen (?:(?:you|we|they|somebody|someone) )?(?:can|could|will|would|are|is|do|does|should|might|may|have)\b|"
            r"\b(?:how (?:soon|quickly|fast|long)|(?:are|is) (?:you|anyone|anybody|somebody|someone) (?:\w+ )?available|availability|(?:something|anything|a slot|slots?|dates?) free|free (?:slots?|dates?)|appointment|lead time|wann|wie (?:schnell|lange|bald)|termin|"
            r"cuando|que dia|cuanto (?:tiempo|tarda)|disponib\w+)\b|"
            r"\b(?:come(?! in\b(?! (?:for|and|to)\b))|visit(?! the)|have a look|take a look|look at|(?:see|fit|squeeze|book) (?:me|us|her|him|them)\b|pop round|stop by|start|do it|vorbei\w*|kommen|schaffen|geht das(?= \w)|venir|pasar(?:se)?|empezar)\b"
        ),
    ),
    (
        "scope",
        re.compile(
            r"\b(?:do (?:you|u|ya) (?:also |guys )?(?!know|think|need|want|mean|charge|cost|see|remember|understand)\w+|can you (?:also )?(?:do|repair|fix|take|install|build)|"
            r"is it possible|machen sie|bieten sie|ubernehmen sie|reparieren sie|konnen sie|hacen|ofrecen|reparan|arreglan)\b"
        ),
    ),
)
_NOT_WHEN = re.compile(
    r"^\W*(?:so |and )?(?:where|who|which|why|what (?!time|day|date)|how (?!soon|quick|fast|long|many days|about))\b"
)
"""“Where do we start?” asks for no date."""
_ASKS_TO_DO = re.compile(
    r"^\W*(?:so |and |und |y )?(?:(?:could|can|would|will) (?:you|somebody|someone|anyone|one of you)|(?:konnten|konnen|wurden) sie|(?:podrian?|pueden?))\b"
    r"(?!.*\b(?:tell|say|explain|confirm|advise|let (?:me|us) know|sagen|mitteilen|erklaren|bestatigen|decir\w*|explicar\w*|confirmar\w*|also|auch|tambien)\b)"
)
"""“Could you replace it?” asks for the work itself: it is what the rest of the reply is about."""
_DOING = frozenset(
    "do does take offer too mach biet machen hacen hacer ubernehm bieten anbieten also auch tambien".split()
)
_ASKING = frozenset("do does you can could are is u sie haben konnen ustedes".split())
_PLAIN_REQUEST = re.compile(
    r"\b(?:help|contact me|get back|call(?: me| us)?|ring|reply|advise|melden|helfen|anrufen|llam\w+|ayudar\w*|contactar)\b"
)


@dataclass(frozen=True, slots=True)
class Question:
    """One thing that is asked: its words, what it is about, and the fact that answers it."""

    evidence: Evidence
    topic: Topic
    fact: Fact | None = None


def questions(enquiry: Enquiry, service: str) -> tuple[Question, ...]:
    """Everything that is asked, in its order. A clause that neither asks nor is answered is none."""
    reading = enquiry.reading
    found = [
        question
        for sentence in reading.sentences
        if is_question(sentence) and not is_barred(sentence, reading)
        for question in _of_sentence(sentence, enquiry, service)
    ]
    return tuple(
        question for question in found if not _is_implied(question, found, enquiry, service)
    )


def _is_implied(question: Question, found: list[Question], enquiry: Enquiry, service: str) -> bool:
    """“Do you do braces?” of whom does them, or of what another answer speaks of, is not open."""
    if question.topic != "scope" or question.fact is not None:
        return False
    reading, part = enquiry.reading, question.evidence
    facts = [each.fact for each in found if each.fact is not None]
    own = next((each for each in enquiry.playbook.services if each.code == service), None)
    words = (own.name, *own.words) if own else ()
    asked = content_stems(part.quote, reading.language) - _DOING
    named = {form for word in words for form in content_stems(word, reading.language)}
    said = {
        stem
        for fact in facts
        for stem in content_stems(fact.wording(enquiry.reply_language), reading.language)
    }
    return bool(asked & (named | said)) and asked <= named | said


def is_question(sentence: Sentence) -> bool:
    """Whether somebody asks, in their own words or as a note reports it."""
    if sentence.asks:
        return True
    return not sentence.is_label and bool(
        _REPORTED.search(sentence.text) or _UNMARKED.search(sentence.text)
    )


def _of_sentence(sentence: Sentence, enquiry: Enquiry, service: str) -> Iterator[Question]:
    reading = enquiry.reading
    found: list[Question] = []
    for start, end in _clauses(sentence):
        words = reading.folded[start:end]
        topic = _topic(words, start, end, enquiry)
        fact = _answer(reading, (start, end), enquiry, service, topic)
        if fact is not None or topic is not None:
            found.append(Question(reading.evidence(start, end), topic or "other", fact))
    words = fold_text(sentence.text)
    is_request = _PLAIN_REQUEST.search(words) or (service != UNKNOWN and _ASKS_TO_DO.search(words))
    of_contact = any(sentence.start <= way.start < sentence.end for way in enquiry.ways)
    if not found and sentence.asks and not is_request and not of_contact:
        found.append(Question(sentence.evidence(), "other"))
    yield from found


def _clauses(sentence: Sentence) -> Iterator[tuple[int, int]]:
    position = sentence.start
    for border in _CLAUSE.finditer(sentence.text):
        at = sentence.start + border.start()
        if sentence.text[position - sentence.start : border.start()].strip():
            yield position, at
        position = sentence.start + border.end()
    if sentence.text[position - sentence.start :].strip():
        yield position, sentence.end


def _topic(words: str, start: int, end: int, enquiry: Enquiry) -> Topic | None:
    if any(start <= way.start < end for way in enquiry.ways):
        return None
    for topic, pattern in _TOPICS:
        if pattern.search(words) and not (topic == "timing" and _NOT_WHEN.search(words)):
            return topic
    return None


def _answer(
    reading: Reading, span: tuple[int, int], enquiry: Enquiry, service: str, topic: Topic | None
) -> Fact | None:
    """The approved fact whose words fit this clause best; of the service before any other.

    A price may be asked for what the sentence before, or the subject, names: “Our boiler is due for
    its service. What does that cost?” Only a fact about prices with two such words answers it.
    """
    facts = usable_facts(enquiry, service)
    held = _meaning(reading, *span) - _of_deadlines(enquiry)
    best = _best(facts, reading, span, held)
    opens = any(s.start <= span[0] <= s.start + 3 for s in reading.sentences)
    of_that = opens and topic is None and _OF_THAT.search(reading.folded, *span) is not None
    if best is not None or not (topic == "price" or of_that):
        return best
    before = [s for s in reading.sentences if s.end <= span[0] and not s.closes][-1:]
    around = held.union(*(_meaning(reading, s.start, s.end) for s in before))
    if of_that:
        told = [fact for fact in facts if fact.kind != "price"]
        return _best(told, reading, (before[0].start, span[1]), around) if before else None
    if enquiry.subject is not None:
        around |= _meaning(enquiry.subject, 0, len(enquiry.subject.text))
    prices = [fact for fact in facts if fact.kind == "price"]
    return _best(prices, reading, span, around, fewest=2)


def _of_deadlines(enquiry: Enquiry) -> set[str]:
    """Words that say by when: “before the weekend” asks for no hours of a weekend."""
    return {
        form
        for mention in enquiry.times
        if mention.kind == "deadline"
        for form in enquiry.reading.index.forms_between(
            mention.evidence.start, mention.evidence.end
        )
    }


def _meaning(reading: Reading, start: int, end: int) -> frozenset[str]:
    return frozenset(reading.index.forms_between(start, end) - FUNCTION_WORDS)


def _best(
    facts: list[Fact],
    reading: Reading,
    span: tuple[int, int],
    held: frozenset[str],
    *,
    fewest: int = 1,
) -> Fact | None:
    scored = [
        (score + 0.1 * bool(fact.services), -position, fact)
        for position, fact in enumerate(facts)
        for score in [max((_fits(p, reading, span, held) for p in fact.answers), default=0.0)]
        if score >= fewest
    ]
    return max(scored, key=lambda entry: entry[:2])[2] if scored else None


def _fits(phrase: str, reading: Reading, span: tuple[int, int], held: frozenset[str]) -> float:
    """How many meaningful words of the phrase are held, if all are."""
    parts = Phrase.of(phrase, reading.language).parts
    meaningful = [part for part in parts if part.isdisjoint(FUNCTION_WORDS)]
    if len(meaningful) > 1:
        return float(len(meaningful)) if not any(p.isdisjoint(held) for p in meaningful) else 0.0
    start, end = span
    if meaningful:
        # “how soon” and “wie geht das” mean little by one word: the small words count as well, but
        # for those with which anything is asked (“do you fix” is also “is that something you fix”).
        telling = [part for part in parts if part.isdisjoint(_ASKING)]
        said = held if len(telling) == 1 else reading.index.forms_between(start, end)
        return float(not any(part.isdisjoint(said) for part in telling))
    return float(any(start <= low and high <= end for low, high in reading.find_words((phrase,))))


def usable_facts(enquiry: Enquiry, service: str) -> list[Fact]:
    """Approved facts for this service that can be said in the reply's language."""
    language, own = enquiry.reply_language, enquiry.playbook.tone.language
    return [
        fact
        for fact in enquiry.playbook.facts
        if fact.is_approved(enquiry.given.today)
        and (not fact.services or service in fact.services)
        and (language == own or language in fact.translations)
    ]
