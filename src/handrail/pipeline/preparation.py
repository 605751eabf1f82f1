"""Preparation: the masked, allowed input goes to an engine; its outputs wait for a person.

Engines are asked in the order of the playbook's data policy, each call claimed, made with no
transaction open, and settled. Where one fails or may not be asked now, the next is; the built-in
engine is the last, so that a provider that is down never keeps a lead from the queue.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from handrail.core.outputs import OutputKind
from handrail.core.playbook.document import Playbook
from handrail.core.preparation.engine_chains import asked_together, joined
from handrail.pipeline.engine_calls import Attempt, NotWaiting, ask_in_order, in_words
from handrail.pipeline.find import lock_lead
from handrail.pipeline.prepared import Part, save_prepared
from handrail.pipeline.queue import due_at, open_item
from handrail.ports.failures import OutsideFailure
from handrail.store import audit
from handrail.store.facts import playbook_of
from handrail.store.models import Lead, Message, ReviewItem, Step

RISK_NOT_PREPARED = 60
MOST_WAITS = 3
"""Tries of the step that wait for a busy provider before the next one is asked."""


def prepare_lead(step: Step, now: datetime) -> None:
    """Prepare the outputs for the newest message.

    Where every engine fails the lead is in the queue at once, marked; the step is tried again.
    """
    message = Message.objects.select_related("lead__playbook_version", "lead__workspace").get(
        pk=step.subject
    )
    playbook = playbook_of(message.lead.playbook_version)
    attempt = Attempt(message, playbook, may_wait=step.attempts <= MOST_WAITS, began=now)
    try:
        parts = [
            ask_in_order(attempt, chain, kinds, is_first=place == 0)
            for place, (chain, kinds) in enumerate(
                asked_together(playbook.data_policy, wanted_outputs(playbook))
            )
        ]
    except NotWaiting:
        return
    except Exception as failure:
        _give_to_person(attempt, failure)
        raise
    _settle(attempt, parts)


def wanted_outputs(playbook: Playbook) -> tuple[OutputKind, ...]:
    """The outputs that the playbook has switched on."""
    return tuple(kind for kind in OutputKind if getattr(playbook.tasks, kind.value))


@transaction.atomic
def _settle(attempt: Attempt, parts: Sequence[Part]) -> None:
    lead = lock_lead(attempt.message.lead_id)
    if lead.last_inbound_id != attempt.message.id:
        calls = ", ".join(str(part.call.id) for part in parts)
        audit.append(lead.workspace, "preparation.outdated", now=attempt.now, lead=lead, call=calls)
        return
    if lead.person_first and lead.released_at is None:
        return
    save_prepared(
        lead,
        attempt.message,
        parts,
        attempt.playbook,
        joined([(part.kinds, part.outputs) for part in parts]),
        passed_over=attempt.passed_over,
        now=attempt.now,
    )


@transaction.atomic
def _give_to_person(attempt: Attempt, failure: Exception) -> None:
    lead = lock_lead(attempt.message.lead_id)
    if lead.last_inbound_id != attempt.message.id or lead.state != Lead.State.PREPARING:
        return
    why = f" ({in_words(failure)})" if isinstance(failure, OutsideFailure) else ""
    open_item(
        lead,
        reason=ReviewItem.Reason.PREPARATION_FAILED,
        due=due_at(lead, attempt.playbook, now=attempt.now),
        now=attempt.now,
        reason_text=f"Answer it yourself, or wait: it is tried again{why}.",
        risk=RISK_NOT_PREPARED,
        assigned_to=lead.owner,
    )
