"""The data ledger: a row before anything leaves, and what became of it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from handrail.core.outputs import OutputKind
from handrail.core.playbook.document import Playbook
from handrail.pipeline.engines import ChosenEngine
from handrail.ports.engine import CallTrace, EngineAnswer, ModelInput
from handrail.ports.failures import Permanent
from handrail.store import audit
from handrail.store.models import Lead, ModelCall

_ENDED = (
    "state model response sent error may_pass input_tokens output_tokens cost_micros duration_ms "
    "finished_at"
).split()
LONGEST_SENT = 400_000
"""Characters of all bodies of one call that are kept."""


def begin(
    lead: Lead,
    playbook: Playbook,
    chosen: ChosenEngine,
    recipient: str,
    given: ModelInput,
    request: Mapping[str, object],
    kinds: Sequence[OutputKind],
    *,
    now: datetime,
) -> ModelCall:
    """The row of a call that is about to be made, in the caller's transaction."""
    plain = json.loads(json.dumps(request, default=str, ensure_ascii=False))
    canonical = json.dumps(plain, sort_keys=True, ensure_ascii=False)
    call = ModelCall.objects.create(
        workspace_id=lead.workspace_id,
        created_at=now,
        lead=lead,
        engine=chosen.code,
        recipient=recipient,
        kinds=[str(kind) for kind in kinds],
        data_policy=_policy(lead, playbook),
        allowed_because=_allowed_because(lead, given),
        request=plain,
        request_sha256=hashlib.sha256(canonical.encode("utf-8", "replace")).hexdigest(),
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
    return call


def answered(
    call: ModelCall, chosen: ChosenEngine, answer: EngineAnswer, trace: CallTrace, *, seconds: float
) -> None:
    """Settle a call that was answered; it was paid for whether or not anybody uses the answer."""
    call.model = answer.model
    _ended(call, chosen, trace, ModelCall.State.ANSWERED, seconds=seconds)


def failed(
    call: ModelCall,
    chosen: ChosenEngine,
    failure: Exception,
    trace: CallTrace,
    *,
    seconds: float,
    now: datetime,
) -> None:
    """Settle a call that failed, in the caller's transaction."""
    call.error = f"{type(failure).__name__}: {failure}"[:2000]
    call.may_pass = not isinstance(failure, Permanent)
    _ended(call, chosen, trace, ModelCall.State.FAILED, seconds=seconds)
    audit.append(
        call.workspace,
        "preparation.failed",
        now=now,
        lead=call.lead,
        call=str(call.id),
        engine=call.engine,
        failure=type(failure).__name__,
    )


def _ended(
    call: ModelCall, chosen: ChosenEngine, trace: CallTrace, state: str, *, seconds: float
) -> None:
    call.state = state
    call.response = trace.received
    call.sent = _within(trace.sent)
    call.input_tokens = trace.input_tokens
    call.output_tokens = trace.output_tokens
    call.cost_micros = chosen.cost_micros(trace)
    call.duration_ms = round(seconds * 1000)
    call.finished_at = call.created_at + timedelta(seconds=seconds)
    call.save(update_fields=_ENDED)  # not the request: it is long, and does not change


def _within(sent: Sequence[str]) -> list[str]:
    kept, left = [], LONGEST_SENT
    for body in sent:
        kept.append(body if len(body) <= left else f"{body[:left]} … (cut here)")
        left = max(0, left - len(body))
    return kept


def _policy(lead: Lead, playbook: Playbook) -> str:
    policy = playbook.data_policy
    parts = [", ".join(policy.engines)]
    parts += [f"{kind}: {', '.join(codes)}" for kind, codes in policy.task_engines.items()]
    words = f"{playbook.name} v{lead.playbook_version.number}: {'; '.join(parts)}"
    return words if len(words) <= 200 else f"{words[:199]}…"


def _allowed_because(lead: Lead, given: ModelInput) -> str:
    if lead.released_at is not None and lead.released_by is not None:
        return f"{lead.released_by} released it after a person had looked at it."
    fields = ", ".join(given.fields) or "the message only"
    return f"Screening found nothing that needs a person first; allowed fields: {fields}."
