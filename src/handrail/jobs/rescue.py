"""Steps that a dead worker or a lost job left behind are put into their queue again."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta

from handrail.jobs.deferral import defer
from handrail.store import steps
from handrail.store.models import Step

logger = logging.getLogger(__name__)

OVERDUE_BY = timedelta(seconds=10)
BATCH = 500


def rescue_lost_steps(*, now: datetime) -> int:
    """Defer again every step that is due and that nobody holds; how many got a job.

    One that only waits for a free place has its job already and gets no second.
    """
    rescued = 0
    for step in steps.lost(overdue_by=OVERDUE_BY, now=now, limit=BATCH):
        if not defer(step):
            continue
        rescued += 1
        if step.state == Step.State.RUNNING:
            logger.warning(
                "step %s (%s) is taken over: %s stopped in the middle",
                step.id,
                step.kind,
                step.leased_by,
            )
    return rescued
