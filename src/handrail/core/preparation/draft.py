"""The draft reply: what was asked is answered from approved facts, what is missing is asked once."""

from __future__ import annotations

from dataclasses import dataclass, replace

from handrail.core.leads import Channel
from handrail.core.outputs import Classification, DraftReply, MissingInformation
from handrail.core.playbook.default_templates import DEFAULT_TEMPLATES
from handrail.core.playbook.facts import Fact
from handrail.core.playbook.tone import Topic
from handrail.core.preparation.classification import SURE_OF_SERVICE, UNKNOWN, service_of
from handrail.core.preparation.enquiry import Enquiry
from handrail.core.preparation.extraction.contact import wants_call
from handrail.core.preparation.greeting import greeting_names
from handrail.core.preparation.instructions import NO_WISH, InstructionError, Wish
from handrail.core.preparation.missing import is_urgent
from handrail.core.preparation.questions import Question
from handrail.core.preparation.words import fold_text

MOST_FACTS = 4
MOST_OPEN = 2
MOST_QUESTIONS = 4
SAYS_ENOUGH = 120
"""Characters from which a lead is not asked to tell more about what it wants."""
SAYS_NOTHING = 20
"""Characters below which even a question (“price?”) does not tell what it is about."""
_WHETHER = ("scope", "other")
"""Topics that the closing sentence answers where the work is probably not ours."""
SHORTER = 0.75
"""How long a draft may be that a reviewer wants shorter, of the one that stands."""
_REPLIES = ("re:", "aw:", "sv:", "rv:")


@dataclass(frozen=True, slots=True)
class _Content:
    """What a draft says beside greeting and sign-off; the last of each is dropped first."""

    facts: tuple[Fact, ...]
    open_topics: tuple[Topic, ...]
    questions: tuple[str, ...]
    offers_call: bool = False
    is_plain: bool = False


def draft_reply(
    enquiry: Enquiry,
    found: Classification,
    missing: MissingInformation,
    asked: tuple[Question, ...],
    wish: Wish = NO_WISH,
) -> DraftReply:
    """A reply in the lead's language (else the playbook's) that holds nothing unapproved."""
    asked = _wanted(asked, wish)
    facts = tuple({q.fact.code: q.fact for q in asked if q.fact is not None}.values())
    covered = {fact.kind for fact in facts}
    doubtful = found.fit.value == "doubtful"
    topics = dict.fromkeys(
        q.topic
        for q in asked
        if q.fact is None and q.topic not in covered and not (doubtful and q.topic in _WHETHER)
    )
    content = _Content(
        facts[:MOST_FACTS],
        tuple(topics)[:MOST_OPEN],
        ()
        if wish.no_questions
        else tuple(fact.question for fact in missing.facts if fact.question)[:MOST_QUESTIONS],
        offers_call=wish.offer_call,
    )
    text = _text(enquiry, found, content)
    most = _most_words(enquiry, wish, text)
    while len(text.split()) > most:
        shorter = _shortened(content, to_the_point=wish.shorter)
        if shorter is None:
            break
        content = shorter
        text = _text(enquiry, found, content)
    if wish.shorter and len(text.split()) >= len(enquiry.given.draft.split()) > 0:
        raise InstructionError("It is as short as the built-in engine can make it.")
    sure = 0.95 if found.service.value != UNKNOWN else 0.8
    return DraftReply(
        subject=_subject(enquiry, found),
        text=text,
        language=enquiry.reply_language,
        used_facts=tuple(fact.code for fact in content.facts),
        confidence=round(found.confidence * sure * (0.9 if topics else 1.0), 2),
    )


def _wanted(asked: tuple[Question, ...], wish: Wish) -> tuple[Question, ...]:
    """The questions to answer. Raises InstructionError where the wished one does not exist."""
    if wish.only_question is None:
        return asked
    try:
        return (asked[wish.only_question],)
    except IndexError:
        count = len(asked)
        raise InstructionError(
            f"The enquiry asks {count} question{'' if count == 1 else 's'} that can be told apart."
        ) from None


def _most_words(enquiry: Enquiry, wish: Wish, text: str) -> int:
    if not wish.shorter:
        return enquiry.playbook.tone.max_words
    standing = enquiry.given.draft or text
    return min(enquiry.playbook.tone.max_words, round(len(standing.split()) * SHORTER))


def _shortened(content: _Content, *, to_the_point: bool) -> _Content | None:
    if to_the_point and not content.is_plain:
        return replace(content, is_plain=True)
    if len(content.questions) > (1 if to_the_point else 2):
        return replace(content, questions=content.questions[:-1])
    if content.open_topics:
        return replace(content, open_topics=content.open_topics[:-1])
    return replace(content, facts=content.facts[:-1]) if len(content.facts) > 1 else None


def _text(enquiry: Enquiry, found: Classification, content: _Content) -> str:
    template = enquiry.template
    name, full_name = greeting_names(
        enquiry.given.fields.get("name", ""), enquiry.given.fields.get("company", "")
    )
    greeting = template.greeting if name else template.greeting_without_name
    paragraphs = (
        template.fill(greeting, name=name, full_name=full_name),
        _thanks(enquiry, found) if content.is_plain else _opening(enquiry, found),
        _answers(enquiry, content),
        *_ending(enquiry, found, content),
        template.sign_off,
    )
    text = "\n\n".join(paragraph for paragraph in paragraphs if paragraph)
    return template.fill(text, business=enquiry.playbook.business)


def _opening(enquiry: Enquiry, found: Classification) -> str:
    template = enquiry.template
    sentences = [_thanks(enquiry, found)]
    if any(
        not enquiry.reading.is_negated(start)
        for start, _ in enquiry.reading.find_words(template.trouble_words)
    ):
        sentences.append(template.trouble)
    if is_urgent(enquiry, found):
        sentences.append(template.urgent)
    return " ".join(sentences)


def _thanks(enquiry: Enquiry, found: Classification) -> str:
    template = enquiry.template
    if enquiry.given.thread:
        return template.thanks_again
    service = service_words(enquiry, found)
    if not service:
        return template.thanks_without_service
    sentence = template.thanks_by_channel.get(Channel(enquiry.given.channel), template.thanks)
    place = _known_place(enquiry)
    if place and template.in_place and sentence.endswith("{service}."):
        sentence = sentence.removesuffix(".") + template.fill(template.in_place, place=place) + "."
    return template.fill(sentence, service=service, business=enquiry.playbook.business)


def service_words(enquiry: Enquiry, found: Classification) -> str:
    """The service as a sentence of the reply names it; "" where that is not known for sure."""
    service = service_of(found.service.value, enquiry.playbook)
    if service is None or found.service.confidence < SURE_OF_SERVICE:
        return ""
    own = enquiry.template.services.get(service.code)
    if own or enquiry.reply_language != enquiry.playbook.tone.language:
        return own or ""
    name = service.name
    keeps_case = enquiry.reply_language == "de" or name[1:2].isupper()
    shown = name if keeps_case else name[:1].lower() + name[1:]
    return enquiry.template.fill(enquiry.template.named, service=shown)


def _known_place(enquiry: Enquiry) -> str:
    """The lead's place, if the playbook names it too: nothing else of a lead is repeated."""
    known = {fold_text(place): place for place in enquiry.known_places}
    held = [
        known[fold_text(place.quote)] for place in enquiry.places if fold_text(place.quote) in known
    ]
    asks_where = any("?" in s.text for s in enquiry.reading.sentences if _names(s.text, held))
    return held[0] if len(set(held)) == 1 and not asks_where else ""


def _names(text: str, places: list[str]) -> bool:
    return any(fold_text(place) in fold_text(text) for place in places)


def _answers(enquiry: Enquiry, content: _Content) -> str:
    template = enquiry.template
    sentences = [fact.wording(enquiry.reply_language) for fact in content.facts]
    sentences += [template.open_questions.get(topic, "") for topic in content.open_topics]
    return " ".join(sentence for sentence in sentences if sentence)


def _ending(enquiry: Enquiry, found: Classification, content: _Content) -> tuple[str, ...]:
    template = enquiry.template
    if found.fit.value == "doubtful":
        return (template.perhaps_not_ours,)
    call = template.prefers_call if wants_call(enquiry.ways) else ""
    if content.offers_call and not call:
        call = template.offers_call
    if found.service.value == UNKNOWN and _says_little(enquiry, content):
        return (template.ask_openly, call)
    if content.questions:
        next_step = "" if content.is_plain else template.next_step
        return (_questions(enquiry, content.questions), call or next_step)
    return (call or template.next_step_complete,)


def _says_little(enquiry: Enquiry, content: _Content) -> bool:
    """Whether nothing tells what is wanted: no thread, no question, no size, time, place or sum."""
    text = enquiry.given.text.strip()
    if enquiry.given.thread or len(text) >= SAYS_ENOUGH:
        return False
    if content.facts or content.open_topics:
        return len(text) < SAYS_NOTHING
    return not (enquiry.times or enquiry.quantities or enquiry.places or enquiry.money)


def _questions(enquiry: Enquiry, asked: tuple[str, ...]) -> str:
    template = enquiry.template
    if len(asked) == 1:
        return f"{template.ask_one.rstrip(':')}: {asked[0]}"
    return "\n".join([f"{template.ask_many.rstrip(':')}:", *(f"- {each}" for each in asked)])


def _subject(enquiry: Enquiry, found: Classification) -> str:
    given = " ".join(enquiry.given.fields.get("subject", "").split())
    if given:
        return given if given.lower().startswith(_REPLIES) else f"Re: {given}"
    template, service = enquiry.template, service_words(enquiry, found)
    if "{service}" in template.subject and not service:
        usual = DEFAULT_TEMPLATES.get(enquiry.reply_language, {})
        return str(usual.get("subject", enquiry.playbook.business))
    return template.fill(template.subject, service=service, business=enquiry.playbook.business)
