"""Asking engines in order: each call claimed, made with no transaction open, and settled."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.db import transaction

from handrail.core.outputs import OutputKind
from handrail.core.playbook.document import Playbook
from handrail.core.preparation.grounding import ground
from handrail.core.preparation.model_input import (
    PlaceholderMap,
    build_model_input,
    restore_outputs,
)
from handrail.core.providers import Turn, may_ask
from handrail.pipeline import model_calls
from handrail.pipeline.engines import ChosenEngine, engine_of, usage_of
from handrail.pipeline.find import lock_lead
from handrail.pipeline.prepared import Part
from handrail.ports.engine import CallTrace, Engine, ModelInput
from handrail.ports.failures import OutsideFailure, Retryable
from handrail.store.facts import lead_facts
from handrail.store.locks import lock_name
from handrail.store.models import FindingRow, Lead, Message, ModelCall


class NotWaiting(Exception):
    """The lead no longer waits for a preparation: a person has it, or the prospect wrote again."""


@dataclass(slots=True)
class Attempt:
    """What is prepared, and why engines were passed over.

    `instruction` and `draft` are a reviewer's wish and the draft as it stands.
    """

    message: Message
    playbook: Playbook
    may_wait: bool
    began: datetime
    instruction: str = ""
    draft: str = ""
    passed_over: list[str] = field(default_factory=list)
    _began_at: float = field(default_factory=time.monotonic)

    @property
    def now(self) -> datetime:
        """The step's time, with what the calls so far have taken."""
        return self.began + timedelta(seconds=time.monotonic() - self._began_at)


@dataclass(frozen=True, slots=True)
class _Claim:
    """One call that is on its way."""

    call: ModelCall
    engine: Engine
    given: ModelInput
    placeholders: PlaceholderMap


def ask_in_order(
    attempt: Attempt, chain: Sequence[str], kinds: Sequence[OutputKind], *, is_first: bool
) -> Part:
    """Ask the engines of a chain until one answers. Raises the last one's failure."""
    failure: Exception = Retryable("No engine could be asked.")
    for code in chain:
        chosen = engine_of(attempt.message.lead.workspace, code)
        if chosen is None:
            attempt.passed_over.append(f"the provider “{code}” is not set up or is switched off")
            continue
        engine = chosen.make()
        claim = _claim(
            attempt,
            chosen,
            engine,
            engine.recipient,  # loads the provider's library: not while rows are locked
            kinds,
            may_wait=attempt.may_wait and is_first,
        )
        if claim is None:
            continue
        try:
            return _ask(attempt, chosen, claim, kinds)
        except Exception as error:  # noqa: BLE001 - the next engine may do better than a defect
            failure = error
            attempt.passed_over.append(f"{chosen.name}: {in_words(error)}")
    raise failure


def in_words(failure: Exception) -> str:
    return str(failure) if isinstance(failure, OutsideFailure) else type(failure).__name__


def _ask(
    attempt: Attempt, chosen: ChosenEngine, claim: _Claim, kinds: Sequence[OutputKind]
) -> Part:
    text, trace, begun = attempt.message.text, CallTrace(), time.monotonic()
    try:
        answer = claim.engine.prepare(claim.given, attempt.playbook, trace)
        restored = restore_outputs(answer.outputs, claim.placeholders, text)
        outputs = ground(restored, text)
    except Exception as failure:
        with transaction.atomic():
            seconds = time.monotonic() - begun
            model_calls.failed(claim.call, chosen, failure, trace, seconds=seconds, now=attempt.now)
        raise
    model_calls.answered(claim.call, chosen, answer, trace, seconds=time.monotonic() - begun)
    return Part(claim.call, answer, tuple(kinds), outputs)


@transaction.atomic
def _claim(
    attempt: Attempt,
    chosen: ChosenEngine,
    engine: Engine,
    recipient: str,
    kinds: Sequence[OutputKind],
    *,
    may_wait: bool,
) -> _Claim | None:
    """The call's row, committed before it is made; None where the engine is passed over now.

    Raises NotWaiting, and Retryable where waiting for the engine's turn is worth it.
    """
    lead = lock_lead(attempt.message.lead_id)
    if not _is_waiting(lead, attempt.message):
        raise NotWaiting
    if chosen.leaves:
        lock_name(f"provider:{chosen.shared_by(lead.workspace)}:{chosen.code}")
        turn = may_ask(
            chosen.limits, usage_of(lead.workspace, chosen, now=attempt.now), attempt.now
        )
        if turn.turn is Turn.WAIT and may_wait:
            raise Retryable(f"{chosen.name}: {turn.why}.", after=turn.after)
        if turn.turn is not Turn.ASK:
            attempt.passed_over.append(f"{chosen.name}: {turn.why}")
            return None
    given, placeholders = build_model_input(
        lead_facts(lead),
        attempt.playbook,
        wanted=kinds,
        today=attempt.now.date(),
        without=_withheld(attempt, chosen),
        instruction=attempt.instruction,
        draft=attempt.draft,
    )
    request = engine.request(given, attempt.playbook)
    call = model_calls.begin(
        lead, attempt.playbook, chosen, recipient, given, request, kinds, now=attempt.now
    )
    return _Claim(call, engine, given, placeholders)


def _is_waiting(lead: Lead, message: Message) -> bool:
    held = lead.person_first and lead.released_at is None
    outdated = lead.last_inbound_id != message.id
    waits = lead.state in (Lead.State.PREPARING, Lead.State.IN_REVIEW)
    return waits and not held and not outdated


def _withheld(attempt: Attempt, chosen: ChosenEngine) -> tuple[str, ...]:
    """Private data that screening found on the thread, and what this engine must not see."""
    lead = attempt.message.lead_id
    rows = FindingRow.objects.filter(lead=lead, message__isnull=False, category="private_data")
    rows = rows.exclude(severity="info")
    mine = attempt.playbook.data_policy.mask_for.get(chosen.code, ())
    codes = {*rows.values_list("code", flat=True), *(f"private_data.{kind}" for kind in mine)}
    return tuple(sorted(codes))
