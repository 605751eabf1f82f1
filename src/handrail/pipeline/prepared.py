"""What an engine prepared becomes rows: outputs apart, a revision, a task, a place in the queue."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from pydantic import BaseModel

from handrail.core.outputs import DraftReply, OutputKind, PreparedOutputs, SuggestedTask
from handrail.core.playbook.document import Playbook
from handrail.pipeline import record
from handrail.pipeline.guard import read_outbound
from handrail.pipeline.judged import borne_out
from handrail.pipeline.queue import due_at, open_item
from handrail.pipeline.revisions import add_revision
from handrail.ports.engine import EngineAnswer
from handrail.store import audit
from handrail.store.models import (
    Author,
    DraftRevision,
    FindingRow,
    Lead,
    Message,
    ModelCall,
    Output,
    ReviewItem,
    Task,
)

RISK_GUARDED = 40
RISK_UNSURE = 50


@dataclass(frozen=True, slots=True)
class Part:
    """What one call prepared: the outputs that it was asked for, restored and grounded."""

    call: ModelCall
    answer: EngineAnswer
    kinds: tuple[OutputKind, ...]
    outputs: PreparedOutputs


def save_prepared(
    lead: Lead,
    message: Message,
    parts: Sequence[Part],
    playbook: Playbook,
    outputs: PreparedOutputs,
    *,
    passed_over: Sequence[str] = (),
    now: datetime,
) -> None:
    """Store every output with its provenance and put the lead before a person.

    `passed_over` says of each engine that should have prepared it why it did not.
    """
    rows = _save_outputs(lead, message, parts, outputs, now=now)
    _classify(lead, outputs)
    revision = _save_draft(lead, message, rows, outputs.draft_reply, playbook, now=now)
    risk = RISK_GUARDED if revision and _is_held(revision) else 0
    _suggest_task(lead, rows, outputs.task, now=now)
    record.keep(lead, "ai_output", author=Author.AI, now=now, outputs=outputs, parts=parts)
    audit.append(
        lead.workspace,
        "preparation.done",
        now=now,
        actor_kind="ai",
        lead=lead,
        call=", ".join(str(part.call.id) for part in parts),
        engine=", ".join(dict.fromkeys(part.call.engine for part in parts)),
        outputs=sorted(rows),
    )
    unsure = _unsure(lead, outputs, parts, playbook)
    open_item(
        lead,
        reason=ReviewItem.Reason.PREPARED,
        due=due_at(lead, playbook, now=now),
        now=now,
        reason_text=unsure,
        risk=max(risk, RISK_UNSURE if unsure else 0),
        assigned_to=lead.owner if unsure else None,
        engine_note=_engine_note(passed_over, parts),
    )


def save_draft_on_demand(
    lead: Lead, message: Message, part: Part, playbook: Playbook, *, now: datetime
) -> DraftRevision:
    """Store a draft that a reviewer asked for, through the same guard; its place stays as it is.

    Raises ValueError where the part holds no draft.
    """
    rows = _save_outputs(lead, message, [part], part.outputs, now=now)
    record.keep(lead, "ai_output", author=Author.AI, now=now, outputs=part.outputs, parts=[part])
    revision = _save_draft(lead, message, rows, part.outputs.draft_reply, playbook, now=now)
    if revision is None:
        raise ValueError("a draft on demand holds a draft")
    return revision


def _is_held(revision: DraftRevision) -> bool:
    return FindingRow.objects.filter(revision=revision).exclude(severity="info").exists()


def _engine_note(passed_over: Sequence[str], parts: Sequence[Part]) -> str:
    """Why another engine prepared it than the playbook names first; empty where none was needed."""
    if not passed_over:
        return ""
    by = " and ".join(dict.fromkeys(part.answer.model for part in parts))
    return f"Prepared by {by}, because: {'; '.join(dict.fromkeys(passed_over))}"[:2000]


def _save_outputs(
    lead: Lead,
    message: Message,
    parts: Sequence[Part],
    outputs: PreparedOutputs,
    *,
    now: datetime,
) -> dict[str, Output]:
    rows: dict[str, Output] = {}
    asked = [(kind, part) for part in parts for kind in part.kinds]
    for kind, part in asked:
        value: BaseModel | None = getattr(outputs, kind.value)
        if value is None:
            continue
        rows[kind.value] = Output(
            workspace_id=lead.workspace_id,
            created_at=now,
            lead=lead,
            answers=message,
            model_call=part.call,
            playbook_version_id=lead.playbook_version_id,
            kind=kind.value,
            body=value.model_dump(mode="json"),
            engine=part.call.engine,
            model=part.answer.model,
            prompt_digest=part.answer.prompt_digest,
            confidence=getattr(value, "confidence", 1.0),
        )
    Output.objects.bulk_create(rows.values())
    return rows


def _classify(lead: Lead, outputs: PreparedOutputs) -> None:
    found = outputs.classification
    if found is None:
        return
    lead.service = found.service.value
    lead.urgency = found.urgency.value
    lead.fit = found.fit.value
    lead.language = found.language.value
    lead.save(update_fields=["service", "urgency", "fit", "language"])


def _save_draft(
    lead: Lead,
    message: Message,
    rows: dict[str, Output],
    draft: DraftReply | None,
    playbook: Playbook,
    *,
    now: datetime,
) -> DraftRevision | None:
    if draft is None:
        return None
    revision = add_revision(
        lead,
        message,
        subject=draft.subject,
        text=draft.text,
        author=Author.AI,
        output=rows[OutputKind.DRAFT_REPLY.value],
        now=now,
    )
    read = read_outbound(lead, (playbook,), subject=draft.subject, text=draft.text, now=now)
    read.save(revision, now=now)
    return revision


def _suggest_task(
    lead: Lead, rows: dict[str, Output], task: SuggestedTask | None, *, now: datetime
) -> None:
    """A suggestion is an output until a member accepts it; an older one is withdrawn."""
    Task.objects.filter(
        lead=lead, author=Author.AI, owner=None, done_at=None, dismissed_at=None
    ).update(dismissed_at=now)
    if task is None:
        return
    Task.objects.create(
        workspace_id=lead.workspace_id,
        created_at=now,
        lead=lead,
        title=task.title[:300],
        detail=task.detail,
        due_at=now + timedelta(minutes=task.due_in_minutes),
        author=Author.AI,
        output=rows[OutputKind.TASK.value],
    )


def _unsure(lead: Lead, outputs: PreparedOutputs, parts: Sequence[Part], playbook: Playbook) -> str:
    """Why a person should look first; confidence counts as far as past decisions bear it out."""
    found = outputs.classification
    if found is None:
        return ""
    by = next(part for part in parts if OutputKind.CLASSIFICATION in part.kinds)
    sure = borne_out(lead.workspace, by.call.engine, found.confidence)
    if sure >= playbook.review.person_first_below:
        return ""
    if round(sure, 2) == round(found.confidence, 2):
        return f"AI is not sure what this is (confidence {found.confidence:.0%})."
    return (
        f"AI says that it is {found.confidence:.0%} sure what this is; by past decisions that is "
        f"worth {sure:.0%}."
    )
