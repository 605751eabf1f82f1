"""The CRM note: each field's value in the lead's own words, with where it stands."""

from __future__ import annotations

from collections.abc import Iterable

from handrail.core.outputs import Classification, CrmNote, Evidence, NoteField, Summary
from handrail.core.playbook.document import Playbook
from handrail.core.playbook.services import NoteFieldRule
from handrail.core.preparation.classification import UNKNOWN, service_of
from handrail.core.preparation.extraction.values import contact_ways, money, places, times
from handrail.core.preparation.facts_given import given_fact
from handrail.core.preparation.given import ModelInput
from handrail.core.preparation.reading import Reading

MOST_VALUES = 2


def crm_note(
    reading: Reading,
    given: ModelInput,
    playbook: Playbook,
    found: Classification,
    summary: Summary | None,
) -> CrmNote:
    """The playbook's note fields that the lead gives; the others are left out."""
    fields = tuple(
        field
        for rule in playbook.crm_note
        for field in [_field(rule, reading, given, playbook, found, summary)]
        if field is not None
    )
    return CrmNote(fields=fields, confidence=found.confidence)


def _field(
    rule: NoteFieldRule,
    reading: Reading,
    given: ModelInput,
    playbook: Playbook,
    found: Classification,
    summary: Summary | None,
) -> NoteField | None:
    value, evidence = _value(rule.source, reading, given, playbook, found, summary)
    if not value or not evidence:
        return None
    return NoteField(code=rule.code, label=rule.label, value=value, evidence=tuple(evidence))


def _value(
    source: str,
    reading: Reading,
    given: ModelInput,
    playbook: Playbook,
    found: Classification,
    summary: Summary | None,
) -> tuple[str, tuple[Evidence, ...]]:
    if source in ("service", "urgency", "fit", "language"):
        return _label(source, playbook, found)
    if source == "summary":
        statements = summary.statements if summary else ()
        return (
            " ".join(statement.text for statement in statements),
            tuple(part for statement in statements for part in statement.evidence),
        )
    finders = {"budget": money, "deadline": times, "place": places, "contact": contact_ways}
    required = {fact.code: fact for fact in playbook.required_facts}
    if source in required:
        evidence = given_fact(required[source], reading, given)
    elif source in finders:
        evidence = tuple(finders[source](reading))
    else:
        return "", ()
    kept = _apart(evidence)
    return "; ".join(part.quote for part in kept), kept


def _label(
    source: str, playbook: Playbook, found: Classification
) -> tuple[str, tuple[Evidence, ...]]:
    label = getattr(found, source)
    if label.value == UNKNOWN:
        return "", ()
    if source == "service":
        service = service_of(label.value, playbook)
        return (service.name if service else label.value), label.evidence
    if source == "urgency":
        names = {level.code: level.name for level in playbook.urgency}
        return names.get(label.value, label.value), label.evidence
    return label.value, label.evidence


def _apart(evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """The first few that do not lie inside one another."""
    kept: list[Evidence] = []
    for part in sorted(evidence, key=lambda e: e.start - e.end):
        if all(part.end <= other.start or other.end <= part.start for other in kept):
            kept.append(part)
    return tuple(sorted(kept[:MOST_VALUES], key=lambda e: e.start))
