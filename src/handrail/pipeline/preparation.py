"""Preparation: the masked, allowed input goes to an engine; its outputs wait for a person."""

from __future__ import annotations

import dataclasses
import hashlib
import json
import time
from datetime import datetime

from django.db import transaction

from handrail.core.outputs import OutputKind, PreparedOutputs
from handrail.core.playbook.document import Playbook
from handrail.core.preparation.grounding import ground
from handrail.core.preparation.model_input import (
    PlaceholderMap,
    build_model_input,
    restore_outputs,
)
from handrail.pipeline import providers
from handrail.pipeline.find import lock_lead
from handrail.pipeline.prepared import save_prepared
from handrail.pipeline.queue import due_at, open_item
from handrail.ports.engine import EngineAnswer, ModelInput
from handrail.store import audit
from handrail.store.facts import lead_facts, playbook_of
from handrail.store.models import FindingRow, Lead, Message, ModelCall, ReviewItem, Step

RISK_NOT_PREPARED = 60


def prepare_lead(step: Step, now: datetime) -> None:
    """Prepare the outputs for the newest message: claim, call with no transaction, settle.

    Where the engine fails the lead is in the queue at once, marked; the step is tried again.
    """
    message = Message.objects.select_related("lead__playbook_version").get(pk=step.subject)
    playbook = playbook_of(message.lead.playbook_version)
    claimed = _claim(message, playbook, now=now)
    if claimed is None:
        return
    call, given, placeholders = claimed
    started = time.monotonic()
    try:
        answer = providers.engine(call.engine).prepare(given, playbook)
        outputs = ground(restore_outputs(answer.outputs, placeholders, message.text), message.text)
    except Exception as failure:
        _settle_failure(call, message, playbook, failure, now=now)
        raise
    duration_ms = round((time.monotonic() - started) * 1000)
    _settle(call, message, playbook, answer, outputs, duration_ms=duration_ms, now=now)


def wanted_outputs(playbook: Playbook) -> tuple[OutputKind, ...]:
    """The outputs that the playbook has switched on."""
    return tuple(kind for kind in OutputKind if getattr(playbook.tasks, kind.value))


@transaction.atomic
def _claim(
    message: Message, playbook: Playbook, *, now: datetime
) -> tuple[ModelCall, ModelInput, PlaceholderMap] | None:
    lead = lock_lead(message.lead_id)
    held = lead.person_first and lead.released_at is None
    outdated = lead.last_inbound_id != message.id
    if held or outdated or lead.state not in (Lead.State.PREPARING, Lead.State.IN_REVIEW):
        return None
    given, placeholders = build_model_input(
        lead_facts(lead),
        playbook,
        wanted=wanted_outputs(playbook),
        today=now.date(),
        without=_withheld_fields(message),
    )
    request = _request(given)
    call = ModelCall.objects.create(
        workspace_id=lead.workspace_id,
        created_at=now,
        lead=lead,
        engine=playbook.data_policy.engines[0],
        data_policy=f"{playbook.name} v{lead.playbook_version.number}: "
        + ", ".join(playbook.data_policy.engines),
        allowed_because=_allowed_because(lead, given),
        request=request,
        request_sha256=hashlib.sha256(
            json.dumps(request, sort_keys=True, ensure_ascii=False).encode()
        ).hexdigest(),
    )
    audit.append(
        lead.workspace,
        "preparation.asked",
        now=now,
        lead=lead,
        call=str(call.id),
        engine=call.engine,
        request_sha256=call.request_sha256,
    )
    return call, given, placeholders


def _withheld_fields(message: Message) -> tuple[str, ...]:
    """Private data that screening found and that is masked whatever the playbook says."""
    rows = FindingRow.objects.filter(message=message, category="private_data").exclude(
        severity="info"
    )
    return tuple(sorted(set(rows.values_list("code", flat=True))))


def _request(given: ModelInput) -> dict[str, object]:
    values: dict[str, object] = json.loads(
        json.dumps(dataclasses.asdict(given), default=str, ensure_ascii=False)
    )
    return values


def _allowed_because(lead: Lead, given: ModelInput) -> str:
    if lead.released_at is not None and lead.released_by is not None:
        return f"{lead.released_by} released it after a person had looked at it."
    fields = ", ".join(given.fields) or "the message only"
    return f"Screening found nothing that needs a person first; allowed fields: {fields}."


@transaction.atomic
def _settle(
    call: ModelCall,
    message: Message,
    playbook: Playbook,
    answer: EngineAnswer,
    outputs: PreparedOutputs,
    *,
    duration_ms: int,
    now: datetime,
) -> None:
    lead = lock_lead(message.lead_id)
    _finish_call(call, answer, duration_ms=duration_ms)
    if lead.last_inbound_id != message.id:
        audit.append(lead.workspace, "preparation.outdated", now=now, lead=lead, call=str(call.id))
        return
    if lead.person_first and lead.released_at is None:
        return
    save_prepared(lead, message, call, playbook, answer, outputs, now=now)


def _finish_call(call: ModelCall, answer: EngineAnswer, *, duration_ms: int) -> None:
    call.state = ModelCall.State.ANSWERED
    call.model = answer.model
    call.response = answer.raw
    call.input_tokens = answer.input_tokens
    call.output_tokens = answer.output_tokens
    call.cost_micros = answer.cost_micros
    call.duration_ms = duration_ms
    call.save()


@transaction.atomic
def _settle_failure(
    call: ModelCall, message: Message, playbook: Playbook, failure: Exception, *, now: datetime
) -> None:
    call.state = ModelCall.State.FAILED
    call.error = f"{type(failure).__name__}: {failure}"[:2000]
    call.save()
    lead = lock_lead(message.lead_id)
    audit.append(
        lead.workspace,
        "preparation.failed",
        now=now,
        lead=lead,
        call=str(call.id),
        failure=type(failure).__name__,
    )
    if lead.last_inbound_id == message.id and lead.state == Lead.State.PREPARING:
        open_item(
            lead,
            reason=ReviewItem.Reason.PREPARATION_FAILED,
            due=due_at(lead, playbook, now=now),
            now=now,
            reason_text="AI could not prepare this lead; answer it yourself or wait for a retry.",
            risk=RISK_NOT_PREPARED,
            assigned_to=lead.owner,
        )
