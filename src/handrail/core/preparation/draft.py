"""The draft reply: approved facts that answer what was asked, and one friendly list of questions."""

from __future__ import annotations

import re

from handrail.core.outputs import Classification, DraftReply, MissingInformation
from handrail.core.playbook.document import Playbook
from handrail.core.playbook.facts import Fact
from handrail.core.playbook.tone import ReplyTemplate
from handrail.core.preparation.classification import UNKNOWN
from handrail.core.preparation.given import ModelInput
from handrail.core.preparation.reading import Reading

MOST_FACTS = 3
MOST_QUESTIONS = 3
_FIRST_NAME = re.compile(r"^[^\W\d_][\w'’-]{1,30}")
_NO_NAME = frozenset({"unknown", "visitor", "caller", "anonymous", "guest", "test", "info", "n/a"})
_TITLE = frozenset(
    {
        "mr",
        "mrs",
        "ms",
        "miss",
        "dr",
        "prof",
        "herr",
        "frau",
        "señor",
        "señora",
        "sr",
        "sra",
        "familia",
        "family",
    }
)


def draft_reply(
    reading: Reading,
    given: ModelInput,
    playbook: Playbook,
    found: Classification,
    missing: MissingInformation,
) -> DraftReply:
    """A reply in the lead's language (else the playbook's) that holds nothing unapproved."""
    language, template = playbook.tone.template(found.language.value)
    facts = answering_facts(reading, playbook, found.service.value, given)
    questions = tuple(fact.question for fact in missing.facts[:MOST_QUESTIONS])
    service = _service_name(playbook, template, found.service.value)
    business = playbook.business
    paragraphs = [
        _greeting(template, given.fields.get("name", "")),
        _opening(template, service, tuple(fact.wording(language) for fact in facts)),
        _questions(template, questions),
        template.next_step if questions else template.next_step_complete,
        template.sign_off.format(business=business, name="", service=service),
    ]
    return DraftReply(
        subject=_subject(template, given, service),
        text="\n\n".join(paragraph for paragraph in paragraphs if paragraph),
        language=language,
        used_facts=tuple(fact.code for fact in facts),
        confidence=round(found.confidence * (0.95 if found.service.value != UNKNOWN else 0.8), 2),
    )


def answering_facts(
    reading: Reading, playbook: Playbook, service: str, given: ModelInput
) -> tuple[Fact, ...]:
    """Approved facts whose words stand in what the lead asks, those of its service first."""
    asking = [sentence for sentence in reading.sentences if sentence.asks]
    fitting = []
    for fact in playbook.facts:
        if not fact.is_approved(given.today) or (fact.services and service not in fact.services):
            continue
        spans = list(reading.find_words(fact.answers))
        inside = [s for s, _ in spans if any(q.start <= s < q.end for q in asking)]
        if inside:
            fitting.append((not fact.services, inside[0], fact))
    fitting.sort(key=lambda entry: (entry[0], entry[1]))
    chosen = [fact for _, _, fact in fitting[:MOST_FACTS]]
    order = {fact.code: position for _, position, fact in fitting}
    return tuple(sorted(chosen, key=lambda fact: order[fact.code]))


def first_name(name: str) -> str:
    """What to greet somebody by; "" where the field holds no person's name.

    After a title the whole name is used: nobody is on first-name terms with Mrs Delgado.
    """
    words = name.split()
    if not words or not _FIRST_NAME.match(words[0]) or words[0].lower() in _NO_NAME:
        return ""
    if words[0].lower().rstrip(".") in _TITLE:
        return " ".join(words)
    if any(character.isdigit() or character in "@/<>[]{}" for character in name):
        return ""
    return words[0]


def _greeting(template: ReplyTemplate, name: str) -> str:
    known = first_name(name)
    if not known:
        return template.greeting_without_name
    return template.greeting.format(name=known, full_name=" ".join(name.split()))


def _service_name(playbook: Playbook, template: ReplyTemplate, code: str) -> str:
    names = {service.code: service.name for service in playbook.services}
    return template.services.get(code) or names.get(code, "")


def _opening(template: ReplyTemplate, service: str, facts: tuple[str, ...]) -> str:
    thanks = template.thanks.format(service=service) if service else template.thanks_without_service
    return " ".join((thanks, *facts))


def _questions(template: ReplyTemplate, questions: tuple[str, ...]) -> str:
    if not questions:
        return ""
    if len(questions) == 1:
        return f"{template.ask_one.rstrip(':')}: {questions[0]}"
    listed = "\n".join(f"- {question}" for question in questions)
    return f"{template.ask_many.rstrip(':')}:\n{listed}"


def _subject(template: ReplyTemplate, given: ModelInput, service: str) -> str:
    subject = " ".join(given.fields.get("subject", "").split())
    if subject:
        return subject if subject.lower().startswith(("re:", "aw:")) else f"Re: {subject}"
    named = template.subject.format(service=service) if service else template.subject
    return re.sub(r"\s*(?:about|über|sobre)?\s*\{service\}", "", named)
