"""The Procrastinate tasks: run a step, find lost steps, see to what is periodic."""

from __future__ import annotations

import logging
import time
from uuid import UUID

from asgiref.sync import async_to_sync
from django.db import DatabaseError
from django.utils import timezone
from procrastinate import App, JobContext
from procrastinate.contrib.django import app as proxied_app
from procrastinate.jobs import Status

from handrail.jobs.deferral import RUN_STEP
from handrail.jobs.leases import LeaseKeeper, lease
from handrail.jobs.periodic import ensure_periodic_work
from handrail.jobs.rescue import rescue_lost_steps
from handrail.jobs.run import run_claimed
from handrail.store import steps
from handrail.store.models import Step

logger = logging.getLogger(__name__)
app: App = proxied_app
CLOCK_QUEUE = "clock"
DEAD_AFTER = 60.0
"""Seconds without a heartbeat after which a worker's jobs are taken off the list."""
CLOCKS_DIFFER_BY = 5.0
"""Seconds by which a machine's clock may be behind the database's."""


@app.task(name=RUN_STEP, pass_context=True)
def run_step(context: JobContext, *, step_id: str) -> None:
    """Claim the step and run it; nothing where another worker has it or it is done."""
    leases: LeaseKeeper = context.additional_context["leases"]
    worker: str = context.additional_context["worker"]
    step = Step.objects.filter(pk=UUID(step_id), state=Step.State.PENDING).first()
    if step is not None:
        _wait_for_own_clock(step)
    claimed = steps.claim(UUID(step_id), worker=worker, lease=lease(), now=timezone.now())
    if claimed is None:
        return
    try:
        run_claimed(claimed, leases=leases)
    except DatabaseError:
        logger.warning("the database did not answer: step %s will be taken over", step_id)


def _wait_for_own_clock(step: Step) -> None:
    """The database found the step due; this machine's clock may be a little behind."""
    early = (step.due_at - timezone.now()).total_seconds()
    if 0 < early <= CLOCKS_DIFFER_BY:
        time.sleep(early)


@app.periodic(cron="* * * * * */5")
@app.task(name="handrail.rescue", queue=CLOCK_QUEUE, queueing_lock="handrail.rescue")
def rescue(timestamp: int) -> None:  # noqa: ARG001 (Procrastinate gives it)
    """Every five seconds: defer again what is due without a live lease."""
    rescue_lost_steps(now=timezone.now())
    async_to_sync(_forget_jobs_of_dead_workers)()


async def _forget_jobs_of_dead_workers() -> None:
    """Their steps are rescued by their leases; the jobs would stay as running for ever."""
    stalled = await app.job_manager.get_stalled_jobs(seconds_since_heartbeat=DEAD_AFTER)
    for job in stalled:
        await app.job_manager.finish_job(job, Status.ABORTED, delete_job=True)


@app.periodic(cron="* * * * * */30")
@app.task(name="handrail.periodic", queue=CLOCK_QUEUE, queueing_lock="handrail.periodic")
def periodic(timestamp: int) -> None:  # noqa: ARG001 (Procrastinate gives it)
    """Every half minute: mailboxes have their step, old rows go."""
    ensure_periodic_work(now=timezone.now())
