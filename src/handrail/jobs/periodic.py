"""What is seen to from time to time: mailboxes have their step, old rows go."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import QuerySet

from handrail.core.steps import DELAYS
from handrail.jobs import heartbeat
from handrail.pipeline.mailbox import plan_look
from handrail.pipeline.retention import plan_retention
from handrail.store.locks import lock_name
from handrail.store.models import Source, Step, Workspace
from handrail.store.steps import try_last_time

KEEP_FINISHED_STEPS = timedelta(days=30)
MAILBOX_TRIED_AGAIN_AFTER = timedelta(hours=1)
BATCH = 1000


@transaction.atomic
def ensure_periodic_work(*, now: datetime) -> None:
    """Give mailboxes and retention their steps; forget what is long done. Safe to run anywhere."""
    lock_name("periodic work")
    for source in Source.objects.filter(is_active=True, channel="email"):
        if source.settings.get("host"):
            _ensure_mailbox(source, now=now)
    for workspace in _without_retention_today(now):
        plan_retention(workspace, now=now)
    _forget_finished(now=now)
    heartbeat.forget_old(now=now)


def _ensure_mailbox(source: Source, *, now: datetime) -> None:
    """One step is always on its way, so that no mail stays unread.

    A mailbox that could not be reached for hours is on a person's list; it is still tried every
    hour, because mail servers come back by night. One that refused us waits for the person.
    """
    mine = Step.objects.filter(kind="collect_mail", subject=source.id)
    if mine.filter(state__in=(Step.State.PENDING, Step.State.RUNNING)).exists():
        return
    failed = mine.filter(state=Step.State.FAILED).order_by("finished_at").last()
    if failed is None:
        plan_look(source, at=now)
    elif _was_out_of_reach(failed) and _is_an_hour_ago(failed, now):
        try_last_time(failed, after=len(DELAYS), now=now)


def _without_retention_today(now: datetime) -> QuerySet[Workspace]:
    midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
    today = Step.objects.filter(kind="retention", created_at__gte=midnight)
    return Workspace.objects.exclude(pk__in=today.values("workspace_id"))


def _was_out_of_reach(step: Step) -> bool:
    return step.attempts > len(DELAYS)


def _is_an_hour_ago(step: Step, now: datetime) -> bool:
    return step.finished_at is not None and step.finished_at <= now - MAILBOX_TRIED_AGAIN_AFTER


def _forget_finished(*, now: datetime) -> None:
    old = Step.objects.filter(
        state__in=(Step.State.DONE, Step.State.GIVEN_UP),
        finished_at__lt=now - KEEP_FINISHED_STEPS,
    )
    Step.objects.filter(pk__in=list(old.values_list("pk", flat=True)[:BATCH])).delete()
