"""Steps on Procrastinate: a job for each, deferred in the transaction that adds the step."""

from __future__ import annotations

import asyncio
import logging
import socket
import uuid
from datetime import timedelta
from uuid import UUID

from django.conf import settings
from django.db.models import Q
from django.utils import timezone
from procrastinate import App
from procrastinate.contrib.django import app as proxied_app

from handrail.jobs import heartbeat
from handrail.jobs.periodic import ensure_periodic_work
from handrail.jobs.run import lease, run_claimed
from handrail.store import steps
from handrail.store.models import Step

logger = logging.getLogger(__name__)
app: App = proxied_app
WORKER_NAME = f"{socket.gethostname()}-{uuid.uuid4().hex[:8]}"
QUEUES = ("leads", "delivery", "records", "mail", "clock")
RESCUE_AFTER = timedelta(seconds=30)
BATCH = 500


@app.task(name="handrail.run_step")
def run_step(step_id: str) -> None:
    """Claim the step and run it; nothing where another worker has it or it is done."""
    step = steps.claim(UUID(step_id), worker=WORKER_NAME, lease=lease(), now=timezone.now())
    if step is None:
        return
    run_claimed(step)
    again = Step.objects.filter(pk=step.pk, state=Step.State.PENDING).first()
    if again is not None:
        defer(again)


@app.periodic(cron="* * * * *")
@app.task(name="handrail.rescue", queue="clock", queueing_lock="handrail.rescue")
def rescue(timestamp: int) -> None:  # noqa: ARG001
    """Defer again every step that is due without a live lease; see to what is periodic."""
    now = timezone.now()
    overdue = Q(state=Step.State.PENDING, due_at__lt=now - RESCUE_AFTER)
    lapsed = Q(state=Step.State.RUNNING, lease_until__lt=now)
    for step in Step.objects.filter(overdue | lapsed).order_by("due_at")[:BATCH]:
        defer(step)
    ensure_periodic_work(now=now)


def defer(step: Step) -> None:
    """Tell the queue of a step, in the caller's transaction."""
    run_step.configure(queue=step.queue, schedule_at=step.due_at).defer(step_id=str(step.id))


def connect() -> None:
    """From now on a step that is added is deferred in the same transaction."""
    if defer not in steps.on_added:
        steps.on_added.append(defer)


def run_worker(*, concurrency: int) -> None:
    """Run jobs until a signal stops it; running ones are let end."""
    asyncio.run(_run_worker(concurrency))


async def _run_worker(concurrency: int) -> None:
    worker_app = app.with_connector(app.connector.get_worker_connector())  # type: ignore[attr-defined]
    beating = asyncio.create_task(_keep_beating())
    try:
        async with worker_app.open_async():
            await worker_app.run_worker_async(
                queues=list(QUEUES),
                name=WORKER_NAME,
                concurrency=concurrency,
                install_signal_handlers=True,
                shutdown_graceful_timeout=20,
                delete_jobs="successful",
                fetch_job_polling_interval=settings.ENVIRONMENT.step_poll,
            )
    finally:
        beating.cancel()
        await asyncio.to_thread(heartbeat.leave, WORKER_NAME)


async def _keep_beating() -> None:
    while True:
        await asyncio.to_thread(heartbeat.beat, WORKER_NAME, now=timezone.now())
        await asyncio.sleep(5)
