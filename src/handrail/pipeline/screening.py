"""Screening: before any AI, may it touch this lead at all?"""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from handrail.core.playbook.document import Playbook
from handrail.core.playbook.screening_rules import screening_rules
from handrail.core.screening import (
    ScreeningRules,
    Verdict,
    VerdictKind,
    decide,
    decide_earlier,
    judge_findings,
)
from handrail.pipeline import escalation
from handrail.pipeline.calendars import due_in
from handrail.pipeline.find import lock_lead
from handrail.pipeline.findings import save_message_findings
from handrail.pipeline.owners import first_named
from handrail.pipeline.queue import due_at, open_item
from handrail.store import audit
from handrail.store.facts import lead_facts, playbook_of
from handrail.store.models import Author, Lead, Message, ReviewItem, Step
from handrail.store.steps import add_step

RISK_PERSON_FIRST = 80


def put_screening(message: Message, *, now: datetime) -> None:
    """Put the screening of a message on its way, in the caller's transaction."""
    add_step(
        "screen",
        subject=message.id,
        workspace=message.lead.workspace,
        lead=message.lead,
        due_at=now,
        unique_key=f"screen:{message.id}",
    )


@transaction.atomic
def screen_lead(step: Step, now: datetime) -> None:
    """Screen the newest message of a lead; a person first, or on to preparation.

    A lead that was given to a person and not released stays with that person, whatever the
    newest message says: a friendly second mail does not open the first one to AI.
    """
    message = Message.objects.select_related("lead").get(pk=step.subject)
    lead = lock_lead(message.lead_id)
    if lead.last_inbound_id != message.id or lead.state != Lead.State.RECEIVED:
        return
    playbook = playbook_of(lead.playbook_version)
    verdict = _judge(lead, message, screening_rules(playbook), now=now)
    audit.append(
        lead.workspace,
        "lead.screened",
        now=now,
        lead=lead,
        message=str(message.id),
        verdict=str(verdict.kind),
        categories=sorted({finding.category for finding in verdict.causes}),
    )
    if verdict.kind == VerdictKind.PERSON_FIRST:
        _hand_to_person(lead, verdict, now=now)
    elif lead.person_first and lead.released_at is None:
        _leave_with_person(lead, playbook, now=now)
    else:
        _hand_to_preparation(lead, message, now=now)


def _judge(lead: Lead, newest: Message, rules: ScreeningRules, *, now: datetime) -> Verdict:
    """The verdict on everything that was not screened yet; all of it is marked so."""
    facts = lead_facts(lead)
    verdict, earlier = decide(facts, rules), decide_earlier(facts, rules)
    save_message_findings(newest, verdict.findings, now=now)
    if earlier:
        said = list(lead.messages.order_by("created_at", "id"))
        for place, found in earlier.items():
            save_message_findings(said[place], found.findings, now=now)
        everything = [finding for one in (verdict, *earlier.values()) for finding in one.findings]
        verdict = judge_findings(everything, rules)
    lead.messages.filter(author=Author.PROSPECT, screened_at=None).update(screened_at=now)
    return verdict


def _leave_with_person(lead: Lead, playbook: Playbook, *, now: datetime) -> None:
    open_item(
        lead,
        reason=ReviewItem.Reason.PERSON_FIRST,
        due=due_at(lead, playbook, now=now),
        now=now,
        reason_text="an earlier message needs a person",
        risk=RISK_PERSON_FIRST,
        assigned_to=lead.owner,
    )


def _hand_to_preparation(lead: Lead, message: Message, *, now: datetime) -> None:
    lead.state = Lead.State.PREPARING
    lead.person_first = False
    lead.save(update_fields=["state", "person_first"])
    add_step(
        "prepare",
        subject=message.id,
        workspace=lead.workspace,
        lead=lead,
        due_at=now,
        unique_key=f"prepare:{message.id}",
        queue="preparation",
    )


def _hand_to_person(lead: Lead, verdict: Verdict, *, now: datetime) -> None:
    lead.person_first = True
    lead.released_at = None
    lead.released_by = None
    lead.save(update_fields=["person_first", "released_at", "released_by"])
    owner = first_named(lead.workspace, [verdict.escalate_to or "owner"], now=now)
    if owner is not None:
        lead.owner = owner
        lead.save(update_fields=["owner"])
    due = due_in(lead.workspace, verdict.escalate_within, verdict.escalate_count, now=now)
    reasons = sorted({finding.category.replace("_", " ") for finding in verdict.causes})
    item = open_item(
        lead,
        reason=ReviewItem.Reason.PERSON_FIRST,
        due=due,
        now=now,
        reason_text=", ".join(reasons),
        risk=RISK_PERSON_FIRST,
        assigned_to=owner,
    )
    escalation.watch(item, due_at=due, count=verdict.escalate_count)
