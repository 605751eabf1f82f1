"""The holding message: a template's words that say by when a person answers, and nothing else."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from handrail.core.playbook.document import Playbook
from handrail.core.preparation.greeting import greeting_names

QUARTER = timedelta(minutes=15)


@dataclass(frozen=True, slots=True)
class HoldingText:
    """The whole message, and the sentence in it that names the time."""

    text: str
    sentence: str


def holding_text(
    playbook: Playbook, *, name: str, company: str, language: str, time: str
) -> HoldingText:
    """Greeting, the playbook's sentence and its sign-off in this language; `time` in its words."""
    _, template = playbook.tone.template(language)
    short, full = greeting_names(name, company)
    greeting = template.greeting if short else template.greeting_without_name
    known = {"name": short, "full_name": full, "business": playbook.business, "time": time}
    sentence = template.fill(template.holding, **known)
    parts = (template.fill(greeting, **known), sentence, template.fill(template.sign_off, **known))
    return HoldingText("\n\n".join(parts), sentence)


def why_not(playbooks: Iterable[Playbook], categories: Iterable[str]) -> str:
    """Why these playbooks let no holding message go to a lead with these findings, else empty."""
    found = set(categories)
    for playbook in playbooks:
        rule = playbook.review.holding_message
        if not rule.on:
            return "The playbook lets no holding message go out."
        if held := sorted(found & set(rule.not_for)):
            named = ", ".join(word.replace("_", " ") for word in held)
            return f"The playbook lets no holding message go to leads with: {named}."
    return ""


def answer_time(due: datetime) -> datetime:
    """The time to name for a deadline: the quarter of an hour at or after it."""
    past = timedelta(minutes=due.minute % 15, seconds=due.second, microseconds=due.microsecond)
    return due - past + QUARTER if past else due
