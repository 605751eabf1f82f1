"""What each of the eight records says, as plain JSON: facts with their authors."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from handrail.core.outputs import PreparedOutputs
from handrail.core.playbook.control import RecordKind
from handrail.ports.engine import EngineAnswer
from handrail.store.models import (
    Decision,
    Delivery,
    DraftRevision,
    Lead,
    Member,
    SourceRecord,
    Task,
)

Body = dict[str, Any]


def record_body(kind: RecordKind, lead: Lead, *, member: Member | None, **facts: Any) -> Body:
    """The body of one record; `facts` are the rows that it is about."""
    body: Body = {"channel": lead.channel, "by": _person(member)}
    return body | _BODIES[kind](lead, facts)


def _person(member: Member | None) -> Body | None:
    if member is None:
        return None
    return {"id": str(member.id), "name": str(member), "role": member.role}


def _source_note(lead: Lead, facts: Mapping[str, Any]) -> Body:
    original: SourceRecord = facts["source_record"]
    contact = lead.contact
    return {
        "source": original.source.name,
        "received_at": original.created_at.isoformat(),
        "contact": {
            "name": contact.name,
            "email": contact.email,
            "phone": contact.phone,
            "company": contact.company,
        },
        "fields": original.fields,
        "context": original.context,
        "original_sha256": original.sha256,
    }


def _ai_output(lead: Lead, facts: Mapping[str, Any]) -> Body:
    outputs: PreparedOutputs = facts["outputs"]
    answers: list[EngineAnswer] = [part.answer for part in facts["parts"]]
    return {
        "outputs": outputs.model_dump(mode="json", exclude_none=True),
        "model": ", ".join(dict.fromkeys(answer.model for answer in answers)),
        "prompt_digest": ", ".join(dict.fromkeys(answer.prompt_digest for answer in answers)),
        "playbook_version": lead.playbook_version.number,
    }


def _reviewer_edit(_lead: Lead, facts: Mapping[str, Any]) -> Body:
    decision: Decision = facts["decision"]
    original: DraftRevision | None = facts["original"]
    return {
        "before": _revision(original) if original else None,
        "after": _revision(decision.revision) if decision.revision else None,
    }


def _revision(revision: DraftRevision) -> Body:
    """A text never without its author."""
    return {"author": revision.author, "subject": revision.subject, "text": revision.text}


def _owner_decision(_lead: Lead, facts: Mapping[str, Any]) -> Body:
    decision: Decision = facts["decision"]
    return {
        "decision": decision.kind,
        "message_sha256": decision.message_sha256,
        "sign_offs": decision.sign_offs,
        "reason_code": decision.reason_code,
        "reason": decision.reason,
    }


def _final_reply(_lead: Lead, facts: Mapping[str, Any]) -> Body:
    delivery: Delivery = facts["delivery"]
    decision = delivery.decision
    return {
        "decision": decision.kind,
        "route": delivery.route,
        "to": delivery.recipient,
        "subject": decision.subject,
        "text": decision.text,
        "author": decision.revision.author if decision.revision else "person",
        "message_id": delivery.message_id,
        "message_sha256": delivery.message_sha256,
        "answer": delivery.answer,
    }


def _task(_lead: Lead, facts: Mapping[str, Any]) -> Body:
    task: Task = facts["task"]
    return {
        "task": str(task.id),
        "title": task.title,
        "detail": task.detail,
        "due_at": task.due_at.isoformat() if task.due_at else None,
        "owner": _person(task.owner),
        "done": task.done_at is not None,
    }


def _outcome(lead: Lead, _facts: Mapping[str, Any]) -> Body:
    return {"outcome": lead.outcome, "note": lead.outcome_note}


def _next_follow_up(lead: Lead, _facts: Mapping[str, Any]) -> Body:
    at = lead.next_follow_up_at
    return {"at": at.isoformat() if at else None, "owner": _person(lead.owner)}


_BODIES: dict[RecordKind, Callable[[Lead, Mapping[str, Any]], Body]] = {
    "source_note": _source_note,
    "ai_output": _ai_output,
    "reviewer_edit": _reviewer_edit,
    "owner_decision": _owner_decision,
    "final_reply": _final_reply,
    "task": _task,
    "outcome": _outcome,
    "next_follow_up": _next_follow_up,
}
