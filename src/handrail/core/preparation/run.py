"""The path up to review for one lead, without a database: what `handrail prepare` does."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from handrail.core.detect.outbound import find_outbound
from handrail.core.detect.scan import found_records
from handrail.core.leads import Channel, LeadFacts, LeadMessage
from handrail.core.outputs import OutputKind, PreparedOutputs
from handrail.core.playbook.document import Playbook
from handrail.core.playbook.guard_rules import outbound_rules
from handrail.core.playbook.screening_rules import screening_rules
from handrail.core.preparation.builtin import prepare_builtin
from handrail.core.preparation.grounding import ground
from handrail.core.preparation.model_input import build_model_input, restore_outputs
from handrail.core.screening import VerdictKind, decide


class LeadRecordError(ValueError):
    """A record that is no lead; the text says what is missing."""


def prepare_record(
    record: Mapping[str, object], playbook: Playbook, today: date
) -> dict[str, object]:
    """What `handrail prepare` answers to `{"id", "channel", "fields"}`. Raises LeadRecordError."""
    return {"id": record.get("id"), **prepare_offline(read_lead(record), playbook, today)}


def prepare_offline(lead: LeadFacts, playbook: Playbook, today: date) -> dict[str, object]:
    """Verdict and findings; outputs and the guard's findings in the draft where AI may prepare.

    A lead that a person must see first has no outputs. Spans of `findings` are offsets into the
    lead's message, those of `draft_findings` into the draft's text.
    """
    verdict = decide(lead, screening_rules(playbook))
    answer: dict[str, object] = {
        "verdict": str(verdict.kind),
        "findings": found_records(verdict.findings),
    }
    if verdict.kind == VerdictKind.PERSON_FIRST:
        return answer
    outputs = prepare_outputs(lead, playbook, today, without=verdict.without)
    answer["outputs"] = outputs.model_dump(mode="json", exclude_none=True)
    if outputs.draft_reply is not None:
        rules = outbound_rules(
            playbook, today=today, source=lead.text, lead_values=dict(lead.fields)
        )
        answer["draft_findings"] = found_records(find_outbound(outputs.draft_reply.text, rules))
    return answer


def prepare_outputs(
    lead: LeadFacts, playbook: Playbook, today: date, *, without: tuple[str, ...] = ()
) -> PreparedOutputs:
    """What the built-in engine prepares, restored and grounded."""
    wanted = tuple(kind for kind in OutputKind if getattr(playbook.tasks, kind.value))
    given, placeholders = build_model_input(
        lead, playbook, wanted=wanted, today=today, without=without
    )
    outputs = prepare_builtin(given, playbook)
    return ground(restore_outputs(outputs, placeholders, lead.text), lead.text, lead.fields)


def read_lead(record: Mapping[str, object]) -> LeadFacts:
    """The lead of a record. Raises LeadRecordError naming what is wrong."""
    channel, fields = record.get("channel", "form"), record.get("fields")
    if not isinstance(fields, dict):
        raise LeadRecordError("“fields” is missing or not an object")
    if channel not in {kind.value for kind in Channel}:
        raise LeadRecordError(f"“channel” must be one of {', '.join(Channel)}")
    for name, value in fields.items():
        if not isinstance(value, str | int | float | None):
            raise LeadRecordError(f"“fields.{name}” is not a text")
    texts = {str(name): str(value) for name, value in fields.items() if value is not None}
    message = LeadMessage(text=texts.get("message", ""), subject=texts.get("subject", ""))
    return LeadFacts(
        id=str(record.get("id", "")), channel=Channel(channel), fields=texts, messages=(message,)
    )
