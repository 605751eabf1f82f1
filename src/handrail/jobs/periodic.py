"""What is seen to from time to time: mailboxes have their step, old rows go."""

from __future__ import annotations

from datetime import datetime, timedelta

from handrail.jobs import heartbeat
from handrail.store.models import Source, Step
from handrail.store.steps import add_step

KEEP_DONE_STEPS = timedelta(days=30)


def ensure_periodic_work(*, now: datetime) -> None:
    """Give every active mailbox its step, and forget what is long done. Safe to run anywhere."""
    for source in Source.objects.filter(is_active=True, channel="email"):
        if source.settings.get("host"):
            _ensure_mailbox(source, now=now)
    Step.objects.filter(state=Step.State.DONE, finished_at__lt=now - KEEP_DONE_STEPS).delete()
    heartbeat.forget_old(now=now)


def _ensure_mailbox(source: Source, *, now: datetime) -> None:
    waiting = Step.objects.filter(
        kind="collect_mail",
        subject=source.id,
        state__in=(Step.State.PENDING, Step.State.RUNNING, Step.State.FAILED),
    )
    if not waiting.exists():
        add_step(
            "collect_mail",
            subject=source.id,
            workspace=source.workspace,
            due_at=now,
            unique_key=f"collect_mail:{source.id}:{now.isoformat()}",
            queue="mail",
        )
