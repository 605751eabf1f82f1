"""Grounding: a statement that the source does not hold is marked, and kept from the CRM."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from handrail.core.outputs import (
    Classification,
    CrmNote,
    Evidence,
    NoteField,
    PreparedOutputs,
    Statement,
    Summary,
)

MESSAGE = "message"
_NUMBER = re.compile(r"\d(?:[.,'’ ]?\d)+")
"""A single digit says too little: a service's own name may hold one."""
_ADDRESS = re.compile(r"\S+@\S+|https?://\S+|\[[A-Z]+(?:_[A-Z]+)*_\d+\]")
_LABELS = ("service", "urgency", "fit", "language")


def ground(
    outputs: PreparedOutputs, text: str, fields: Mapping[str, str] | None = None
) -> PreparedOutputs:
    """The outputs with every evidence checked against the source; what is not there is dropped.

    A statement without evidence that holds, or with a number, address or placeholder that the
    source does not hold, stays without evidence: shown as unsupported. A field of the CRM note is
    dropped then: it is not offered for the CRM. `fields` are the lead's other values; without
    them, evidence in another field than the message is taken on trust (it was restored from them).
    """
    source = _Source(text, fields)
    changes: dict[str, object] = {}
    if outputs.summary is not None:
        changes["summary"] = _grounded_summary(outputs.summary, source)
    if outputs.classification is not None:
        changes["classification"] = _grounded_labels(outputs.classification, source)
    if outputs.crm_note is not None:
        changes["crm_note"] = _grounded_note(outputs.crm_note, source)
    for name in ("task", "owner_reminder", "no_send"):
        output = getattr(outputs, name)
        if output is not None:
            update = {"evidence": source.held(output.evidence)}
            changes[name] = output.model_copy(update=update)
    return outputs.model_copy(update=changes)


class _Source:
    """The texts of a lead by field."""

    def __init__(self, text: str, fields: Mapping[str, str] | None) -> None:
        self._fields = None if fields is None else {**fields, MESSAGE: text}
        self._text = text
        self._digits = set(map(_digits, _NUMBER.findall("\n".join(self._texts()))))
        self._whole = " ".join("\n".join(self._texts()).split()).casefold()

    def _texts(self) -> Iterable[str]:
        return (self._text,) if self._fields is None else self._fields.values()

    def held(self, evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
        """The evidence that is really there, exactly."""
        return tuple(part for part in evidence if self._holds(part))

    def _holds(self, part: Evidence) -> bool:
        if part.field == MESSAGE:
            text = self._text
        elif self._fields is None:
            return bool(part.quote)
        else:
            text = self._fields.get(part.field, "")
        return bool(part.quote) and text[part.start : part.end] == part.quote

    def says(self, statement: str) -> bool:
        """Whether every number and address of a statement is the source's own."""
        numbers = {_digits(number) for number in _NUMBER.findall(statement)}
        addresses = [found.casefold().rstrip(".,;)") for found in _ADDRESS.findall(statement)]
        return numbers <= self._digits and all(each in self._whole for each in addresses)


def _digits(number: str) -> str:
    return re.sub(r"\D", "", number)


def _grounded_summary(summary: Summary, source: _Source) -> Summary:
    statements = tuple(_grounded_statement(statement, source) for statement in summary.statements)
    return summary.model_copy(update={"statements": statements})


def _grounded_statement(statement: Statement, source: _Source) -> Statement:
    evidence = source.held(statement.evidence)
    quoted = any(statement.text == " ".join(part.quote.split()) for part in evidence)
    supported = evidence if quoted or source.says(statement.text) else ()
    return statement.model_copy(update={"evidence": supported})


def _grounded_labels(labels: Classification, source: _Source) -> Classification:
    held = {
        name: label.model_copy(update={"evidence": source.held(label.evidence)})
        for name in _LABELS
        for label in [getattr(labels, name)]
    }
    return labels.model_copy(update=held)


def _grounded_note(note: CrmNote, source: _Source) -> CrmNote:
    fields = (_grounded_field(field, source) for field in note.fields)
    return note.model_copy(update={"fields": tuple(field for field in fields if field.evidence)})


def _grounded_field(field: NoteField, source: _Source) -> NoteField:
    evidence = source.held(field.evidence)
    supported = evidence if source.says(field.value) else ()
    return field.model_copy(update={"evidence": supported})
