"""A task for a person, a reminder for an owner, and when no reply is due."""

from __future__ import annotations

import re

from handrail.core.outputs import (
    Classification,
    Evidence,
    MissingInformation,
    NoSend,
    OwnerReminder,
    SuggestedTask,
)
from handrail.core.playbook.document import Playbook
from handrail.core.preparation.classification import UNKNOWN, service_of
from handrail.core.preparation.draft import answering_facts, first_name
from handrail.core.preparation.extraction.values import contact_ways
from handrail.core.preparation.given import ModelInput
from handrail.core.preparation.reading import Reading

_VISIT = re.compile(
    r"(?i)\b(?:come|visit|look|site|on site|inspect|vorbei\w*|termin|visita|venir|"
    r"passer|appointment)\b"
)
_CALL = re.compile(r"(?i)\b(?:call|ring|phone|anruf\w*|llam\w+|appel\w+)\b")
_ASKS_ABOUT = (
    (
        "price",
        re.compile(
            r"(?i)\b(?:how much|price|cost|quote|rates?|kostet|preis|cuesta|precio|prix|"
            r"preço|tarifas?)\b"
        ),
    ),
    (
        "timing",
        re.compile(
            r"(?i)\b(?:when|how soon|available|availability|today|wann|cuándo|quand|quando)\b"
        ),
    ),
    (
        "scope",
        re.compile(
            r"(?i)\b(?:do you (?:also|do|repair|take)|included|include|machen sie|hacen|"
            r"incluid[oa])\b"
        ),
    ),
)
_THANKS = re.compile(
    r"(?i)^\W*(?:(?:ok|okay|great|perfect|super|thanks?|thank you|many|much|so|very|danke\w*|vielen dank|perfekt|"
    r"gracias|muchas|merci|obrigad[oa]|got it|see you|then|will do|sounds good|all good|that works|bis dann)\W*){1,10}$"
)
SHORT = 160


def no_send(reading: Reading) -> NoSend | None:
    """Why no reply is due: not a lead, or only a thank-you. None where one may be."""
    causes = [finding for finding in reading.findings if finding.category == "not_a_lead"]
    if causes:
        first = causes[0]
        return NoSend(
            reason="not_a_lead",
            text=first.why,
            evidence=tuple(Evidence(quote=f.text, start=f.start, end=f.end) for f in causes[:3]),
            confidence=min(0.9, 0.6 + 0.1 * len(causes)),
        )
    bare = reading.text.strip()
    if bare and len(bare) < SHORT and _THANKS.match(bare):
        return NoSend(
            reason="acknowledgement",
            text="Only thanks: nothing was asked.",
            evidence=(reading.evidence(0, len(reading.text)),),
            confidence=0.8,
        )
    return None


def suggested_task(
    reading: Reading, given: ModelInput, playbook: Playbook, found: Classification
) -> SuggestedTask:
    """The next thing that a person does, due as the urgency says."""
    service = service_of(found.service.value, playbook)
    about = service.name if service else "the enquiry"
    who = first_name(given.fields.get("name", "")) or "the prospect"
    urgency = {level.code: level for level in playbook.urgency}[found.urgency.value]
    ways = tuple(contact_ways(reading))
    if any(_CALL.search(way.quote) for way in ways) or given.channel in ("call", "referral"):
        title, evidence = f"Call {who} about {about}", ways[:1]
    else:
        visit = next((s for s in reading.sentences if _VISIT.search(s.text)), None)
        title = f"Arrange a visit with {who}: {about}" if visit else f"Answer {who}: {about}"
        evidence = (visit.evidence(),) if visit else found.service.evidence[:1]
    return SuggestedTask(
        title=title,
        due_in_minutes=round(urgency.respond_within.total_seconds() / 60),
        evidence=evidence,
        confidence=0.7 if service else 0.5,
    )


def owner_reminder(
    reading: Reading,
    given: ModelInput,
    playbook: Playbook,
    found: Classification,
    missing: MissingInformation,
) -> OwnerReminder | None:
    """A question that no approved fact answers, for the owner of its control point."""
    answered = {
        span
        for fact in answering_facts(reading, playbook, found.service.value, given)
        for span in reading.find_words(fact.answers)
    }
    for sentence in reading.sentences:
        if not sentence.asks or any(sentence.start <= s < sentence.end for s, _ in answered):
            continue
        for point, pattern in _ASKS_ABOUT:
            if pattern.search(sentence.text):
                return OwnerReminder(
                    control_point=point,
                    text=f"Asks about {point}, and no approved fact answers it.",
                    evidence=(sentence.evidence(),),
                    confidence=0.7,
                )
    if found.service.value == UNKNOWN and not missing.facts:
        return OwnerReminder(
            control_point="lead_grade",
            text="No service of the playbook fits: say whether it is one for us.",
            confidence=0.5,
        )
    return None
