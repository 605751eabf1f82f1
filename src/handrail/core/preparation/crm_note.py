"""The CRM note: each field's value in the lead's own words, with where it stands."""

from __future__ import annotations

from collections.abc import Iterable

from handrail.core.outputs import (
    Classification,
    Classified,
    CrmNote,
    Evidence,
    NoteField,
    Summary,
)
from handrail.core.playbook.services import NoteFieldRule
from handrail.core.preparation.classification import UNKNOWN, service_of
from handrail.core.preparation.enquiry import Enquiry
from handrail.core.preparation.missing import evidence_of

MOST_VALUES = 2
LABELS = ("service", "urgency", "fit", "language")


def crm_note(enquiry: Enquiry, found: Classification, summary: Summary | None) -> CrmNote:
    """The playbook's note fields that the lead gives; the others are left out."""
    fields = [_field(rule, enquiry, found, summary) for rule in enquiry.playbook.crm_note]
    return CrmNote(
        fields=tuple(field for field in fields if field is not None), confidence=found.confidence
    )


def _field(
    rule: NoteFieldRule, enquiry: Enquiry, found: Classification, summary: Summary | None
) -> NoteField | None:
    if rule.source in LABELS:
        value, evidence = _label(rule.source, enquiry, found)
    elif rule.source == "summary":
        statements = summary.statements if summary else ()
        value = " ".join(statement.text for statement in statements)
        evidence = tuple(part for statement in statements for part in statement.evidence)
    else:
        evidence = _apart(_said(rule.source, enquiry))
        value = "; ".join(" ".join(part.quote.split()) for part in evidence)
    if not value or not evidence:
        return None
    return NoteField(code=rule.code, label=rule.label, value=value, evidence=evidence)


def _said(source: str, enquiry: Enquiry) -> tuple[Evidence, ...]:
    required = {fact.code: fact for fact in enquiry.playbook.required_facts}
    if source in required:
        return evidence_of(required[source], enquiry)
    values = {
        "budget": enquiry.budget,
        "deadline": tuple(m.evidence for m in enquiry.times if m.kind in ("deadline", "date")),
        "place": enquiry.places,
        "contact": enquiry.ways,
    }
    return values.get(source, ())


def _label(
    source: str, enquiry: Enquiry, found: Classification
) -> tuple[str, tuple[Evidence, ...]]:
    label: Classified = getattr(found, source)
    if label.value == UNKNOWN:
        return "", ()
    if source == "service":
        service = service_of(label.value, enquiry.playbook)
        return (service.name if service else label.value), label.evidence
    if source == "urgency":
        names = {level.code: level.name for level in enquiry.playbook.urgency}
        return names.get(label.value, label.value), label.evidence
    return label.value, label.evidence


def _apart(evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """The first few that do not lie inside one another, the most telling first kept."""
    kept: list[Evidence] = []
    for part in evidence:
        if any(o.field == part.field and o.start <= part.start and part.end <= o.end for o in kept):
            continue
        kept = [o for o in kept if not (part.start <= o.start and o.end <= part.end)] + [part]
    return tuple(sorted(kept[:MOST_VALUES], key=lambda part: (part.field, part.start)))
