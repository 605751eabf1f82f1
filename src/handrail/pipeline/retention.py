"""Retention: what a playbook keeps no longer is erased, day by day."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Max, QuerySet

from handrail.pipeline.erasure import erase_lead, erase_who
from handrail.pipeline.find import lock_lead
from handrail.store import audit
from handrail.store.facts import playbook_of
from handrail.store.models import Contact, Lead, Playbook, SafeIntake, Step, Workspace
from handrail.store.steps import add_step

MOST_AT_ONCE = 200
AFTER_A_FULL_BATCH = timedelta(seconds=5)
ENDED = (Lead.State.WAITING, Lead.State.CLOSED)


def plan_retention(workspace: Workspace, *, now: datetime) -> None:
    """Give a workspace its retention step of this day (UTC), once."""
    add_step(
        "retention",
        subject=workspace.id,
        workspace=workspace,
        due_at=now,
        unique_key=f"retention:{workspace.id}:{now.date().isoformat()}",
        queue="records",
    )


def erase_expired(step: Step, now: datetime) -> None:
    """Erase leads whose last message is older than their playbook's `keep_originals`.

    A lead that waits for a person is never erased: its time begins when it was dealt with.
    Answers of safe intake belong to no playbook; they are kept as long as any playbook keeps.
    """
    erased = 0
    longest = timedelta(0)
    for playbook in Playbook.objects.of(step.workspace).select_related("active_version"):
        if playbook.active_version is not None:
            keep = playbook_of(playbook.active_version).data_policy.keep_originals
            longest = max(longest, keep)
            for lead in _expired(playbook, before=now - keep)[: MOST_AT_ONCE - erased]:
                _expire(lead, now=now)
                erased += 1
    if longest:
        _expire_answers(step.workspace, before=now - longest, now=now)
    if erased >= MOST_AT_ONCE:
        add_step(
            "retention",
            subject=step.subject,
            workspace=step.workspace,
            due_at=now + AFTER_A_FULL_BATCH,
            unique_key=f"retention:{step.workspace_id}:{now.isoformat()}",
            queue="records",
        )


def _expired(playbook: Playbook, *, before: datetime) -> QuerySet[Lead]:
    found: QuerySet[Lead] = (
        Lead.objects.of(playbook.workspace)
        .filter(source__playbook=playbook, created_at__lt=before, state__in=ENDED)
        .filter(source_records__erased_at__isnull=True, source_records__isnull=False)
        .annotate(last_at=Max("messages__created_at"))
        .filter(last_at__lt=before)
        .order_by("created_at")
    )
    return found


@transaction.atomic
def _expire_answers(workspace: Workspace, *, before: datetime, now: datetime) -> None:
    """Forget answers of safe intake that were dealt with before; those that wait stay."""
    rows = SafeIntake.objects.of(workspace).select_for_update(of=("self",))
    rows = rows.filter(settled_at__lt=before, erased_at=None).exclude(state=SafeIntake.State.NEW)
    for row in rows.order_by("settled_at")[:MOST_AT_ONCE]:
        row.answers, row.readings, row.erased_at = {}, [], now
        row.save()
        audit.append(workspace, "safe_intake.expired", now=now, safe_intake=str(row.id))


@transaction.atomic
def _expire(lead: Lead, *, now: datetime) -> None:
    contact = Contact.objects.select_for_update().get(pk=lead.contact_id)
    lead = lock_lead(lead.id)
    erase_lead(lead, now=now)
    audit.append(lead.workspace, "lead.expired", now=now, lead=lead)
    others = Lead.objects.filter(contact=contact, source_records__erased_at__isnull=True)
    if contact.erased_at is None and not others.exists():
        erase_who(contact, now=now)
        audit.append(contact.workspace, "contact.expired", now=now, contact=str(contact.id))
