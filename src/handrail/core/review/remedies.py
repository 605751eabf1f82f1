"""Remedies: what could stand in place of a sentence that is held back."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from handrail.core.findings import Finding
from handrail.core.playbook.document import Playbook
from handrail.core.playbook.facts import Fact
from handrail.core.playbook.guard_rules import approved_statements
from handrail.core.playbook.tone import Topic

MOST_FACTS = 2
STEM = 6
"""Letters that two forms of a word are taken to share."""
_AMOUNT = re.compile(r"\d[\d.,:]*\s*\w*")
_WORD = re.compile(r"\w{4,}")
_KINDS: dict[str, tuple[str, ...]] = {
    "price": ("price",),
    "billing": ("price", "policy"),
    "timing": ("timing", "hours"),
    "scope": ("scope", "area"),
    "qualification": ("scope", "area"),
    "guarantee": ("policy",),
    "access": ("policy",),
    "legal": ("policy",),
    "link": ("link",),
    "unsupported": ("policy", "area", "other"),
}
"""The kinds of approved facts that may answer for a category of finding."""
_TOPICS: dict[str, Topic] = {
    "price": "price",
    "timing": "timing",
    "scope": "scope",
    "qualification": "scope",
    "guarantee": "other",
    "access": "other",
    "billing": "other",
    "legal": "other",
    "unsupported": "other",
}
"""Which of the playbook's sentences about an open question promises nothing instead."""


@dataclass(frozen=True, slots=True)
class Remedy:
    """One sentence to put in place of another: an approved fact, or words that promise nothing."""

    kind: Literal["fact", "soften"]
    text: str


@dataclass(frozen=True, slots=True)
class LeadForRemedies:
    """What of a lead chooses among the facts: its language (two letters) and its service."""

    language: str = ""
    service: str = ""


def remedies(
    playbooks: Sequence[Playbook],
    finding: Finding,
    sentence: str,
    *,
    text: str,
    lead: LeadForRemedies,
    today: date,
) -> tuple[Remedy, ...]:
    """What may replace this sentence of a text, the nearest first; the same sentence never twice.

    Facts must be approved under every one of `playbooks` (at least one); the last of them words
    the rest.
    """
    playbook = playbooks[-1]
    approved = [set(approved_statements(other, today)) for other in playbooks]
    found = [
        Remedy("fact", wording)
        for wording in _facts(playbook, finding, sentence, lead, today)
        if all(wording in statements for statements in approved)
    ][:MOST_FACTS]
    if (topic := _TOPICS.get(finding.category)) is not None:
        _, template = playbook.tone.template(lead.language)
        if words := template.open_questions.get(topic):
            found.append(Remedy("soften", words))
    return tuple(remedy for remedy in found if remedy.text not in text)


def _facts(
    playbook: Playbook, finding: Finding, sentence: str, lead: LeadForRemedies, today: date
) -> Iterator[str]:
    kinds = _KINDS.get(finding.category, ())
    ranked = [
        (_nearness(fact, sentence, lead), -place, fact.wording(lead.language))
        for place, fact in enumerate(playbook.facts)
        if fact.kind in kinds and fact.is_approved(today) and _is_about(fact, lead)
    ]
    ranked.sort(reverse=True)
    for nearness, _, wording in ranked:
        if nearness and 2 * nearness > ranked[0][0]:
            yield wording


def _is_about(fact: Fact, lead: LeadForRemedies) -> bool:
    return not fact.services or not lead.service or lead.service in fact.services


def _nearness(fact: Fact, sentence: str, lead: LeadForRemedies) -> int:
    """Words of four letters or more in common; a fact of just this service is near by itself."""
    wordings = " ".join((fact.statement, *fact.translations.values(), *fact.answers))
    shared = _words(wordings) & _words(sentence)
    return len(shared) + 2 * bool(lead.service and lead.service in fact.services)


def _words(text: str) -> set[str]:
    """The beginnings of its words, without units: that two sentences count dollars says nothing."""
    return {word[:STEM] for word in _WORD.findall(_AMOUNT.sub(" ", text.casefold()))}
