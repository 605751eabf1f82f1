"""The next thing that a person does about a lead."""

from __future__ import annotations

import re

from handrail.core.outputs import Classification, SuggestedTask
from handrail.core.preparation.classification import service_of
from handrail.core.preparation.enquiry import Enquiry
from handrail.core.preparation.extraction.contact import wants_call
from handrail.core.preparation.greeting import greeting_names
from handrail.core.preparation.questions import Question

_VISIT = re.compile(
    r"(?i)\b(?:come (?:for|round|out|over|and|to|by|on|this|next|today|tomorrow)|somebody come|someone come|pop round|have a look|take a look|"
    r"look at|site visit|on site|on-site|inspect|walk through|vorbei\w*|ansehen|anschauen|besichtig\w*|termin vor ort|visita\w*|venir|pasar(?:se)? a)\b"
)
SPOKEN_CHANNELS = ("call", "referral")


def suggested_task(
    enquiry: Enquiry, found: Classification, asked: tuple[Question, ...]
) -> SuggestedTask:
    """A call, a visit or an answer, due as the urgency says, with what to mind."""
    service = service_of(found.service.value, enquiry.playbook)
    about = service.name if service else "the enquiry"
    fields = enquiry.given.fields
    _, name = greeting_names(fields.get("name", ""), fields.get("company", ""))
    who = name or fields.get("company", "").strip() or "them"
    levels = {level.code: level for level in enquiry.playbook.urgency}
    within = levels[found.urgency.value].respond_within
    visit = next((s for s in enquiry.reading.sentences if _VISIT.search(s.text)), None)
    if wants_call(enquiry.ways) or (not enquiry.ways and enquiry.given.channel in SPOKEN_CHANNELS):
        title, evidence = f"Call {who} about {about}", enquiry.ways[:2]
    elif visit is not None:
        title, evidence = f"Arrange a visit with {who}: {about}", (visit.evidence(),)
    else:
        title, evidence = _reply_title(name, about), found.service.evidence[:1]
    return SuggestedTask(
        title=title[:200],
        detail=_detail(enquiry, asked),
        due_in_minutes=round(within.total_seconds() / 60),
        evidence=evidence,
        confidence=0.7 if service else 0.5,
    )


def _reply_title(name: str, about: str) -> str:
    return f"Reply to {name}: {about}" if name else f"Reply: {about}"


def _detail(enquiry: Enquiry, asked: tuple[Question, ...]) -> str:
    lines = [f"Contact: {_words(way.quote)}" for way in enquiry.ways[:2]]
    times = [mention.evidence.quote for mention in enquiry.times if mention.kind != "flexible"]
    if times:
        lines.append(f"When: {'; '.join(_words(time) for time in times[:3])}")
    open_ones = [question.evidence.quote for question in asked if question.fact is None]
    if open_ones:
        lines.append(f"To answer: {'; '.join(_words(question) for question in open_ones[:3])}")
    return "\n".join(lines)


def _words(quote: str) -> str:
    return " ".join(quote.split())
