"""The end of a worker whose steps did not end in time."""

from __future__ import annotations

import logging
import os
import sys

from handrail.jobs import heartbeat
from handrail.jobs.clock import Clock
from handrail.jobs.leases import LeaseKeeper

logger = logging.getLogger(__name__)


def end_at_once(leases: LeaseKeeper, clock: Clock) -> None:
    """Give back what still runs and end this process; it does not return.

    A thread cannot be stopped from outside. The process ends in the same moment in which its
    steps are released, so that nothing of them goes on beside the worker that takes them over.
    """
    names = ", ".join(f"{step.kind} {step.id}" for step in leases.held())
    logger.warning("these did not end in time and are given back: %s", names or "nothing")
    heartbeat.leave(clock.name)
    sys.stdout.flush()
    sys.stderr.flush()
    leases.release_all()
    os._exit(0)
