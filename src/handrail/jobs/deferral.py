"""On PostgreSQL every step has a Procrastinate job, deferred in the transaction of the step."""

from __future__ import annotations

from django.db import transaction
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

from handrail.store import steps
from handrail.store.models import Step

RUN_STEP = "handrail.run_step"


def defer(step: Step) -> bool:
    """Put a job for the step into its queue, in the caller's transaction; False if there is one.

    The job only says when and where: what is to be done, and whether it still is, stands in the
    step's row. A savepoint keeps the caller's transaction usable where a job waits already.
    """
    job = app.configure_task(
        RUN_STEP, queue=step.queue, schedule_at=step.due_at, queueing_lock=f"step:{step.id}"
    )
    try:
        with transaction.atomic():
            job.defer(step_id=str(step.id))
    except AlreadyEnqueued:
        return False
    return True


def tell(step: Step) -> None:
    """The hook of `store.steps`."""
    defer(step)


def connect() -> None:
    """From now on a step that is added or put back is deferred in the same transaction."""
    if tell not in steps.on_added:
        steps.on_added.append(tell)
