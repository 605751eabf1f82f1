"""Grounding: a statement that the source does not hold is marked, and kept from the CRM."""

from __future__ import annotations

from collections.abc import Iterable

from handrail.core.outputs import Evidence, PreparedOutputs


def ground(outputs: PreparedOutputs, text: str) -> PreparedOutputs:
    """The outputs with every evidence checked against the text; what is not there is dropped.

    A statement whose evidence is gone stays, without evidence: shown as unsupported. A field of
    the CRM note without evidence loses its value: it is not offered for the CRM.
    """
    changes: dict[str, object] = {}
    if outputs.summary is not None:
        statements = tuple(
            statement.model_copy(update={"evidence": held(statement.evidence, text)})
            for statement in outputs.summary.statements
        )
        changes["summary"] = outputs.summary.model_copy(update={"statements": statements})
    if outputs.crm_note is not None:
        fields = tuple(
            field.model_copy(update={"evidence": held(field.evidence, text)})
            for field in outputs.crm_note.fields
        )
        kept = tuple(field for field in fields if field.evidence)
        changes["crm_note"] = outputs.crm_note.model_copy(update={"fields": kept})
    return outputs.model_copy(update=changes)


def held(evidence: Iterable[Evidence], text: str) -> tuple[Evidence, ...]:
    """The evidence that is really there; other fields than the message are checked elsewhere."""
    return tuple(
        part
        for part in evidence
        if part.field != "message" or (part.quote and text[part.start : part.end] == part.quote)
    )
