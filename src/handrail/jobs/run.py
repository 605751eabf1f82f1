"""Running one claimed step: its handler, then its settlement."""

from __future__ import annotations

import logging
from collections.abc import Callable
from contextlib import nullcontext
from datetime import datetime, timedelta
from functools import lru_cache
from importlib import import_module

from django.conf import settings
from django.db import DatabaseError, transaction
from django.utils import timezone

from handrail.core.steps import pause_before_next_try, stops_its_worker
from handrail.jobs.failures import frames, is_foreseen, words
from handrail.jobs.leases import LeaseKeeper
from handrail.pipeline.failed import step_failed
from handrail.ports.failures import OutsideFailure, Retryable
from handrail.store import steps
from handrail.store.models import Step

logger = logging.getLogger(__name__)

Handler = Callable[[Step, datetime], None]


@lru_cache(maxsize=64)
def _load(target: str) -> Handler:
    module, _, name = target.partition(":")
    handler: Handler = getattr(import_module(module), name)
    return handler


def handler_of(kind: str) -> Handler:
    """The function that does this kind of step. Raises LookupError for an unknown kind."""
    target = settings.HANDRAIL_STEPS.get(kind)
    if target is None:
        raise LookupError(f"no handler is registered for steps of kind {kind!r}")
    return _load(target)


def run_claimed(step: Step, *, leases: LeaseKeeper | None = None) -> None:
    """Run a step that this worker holds and settle it, whatever happens in its handler.

    `leases` renews its lease meanwhile. Raises only where the database cannot be reached: then
    the step's lease lapses and it is taken over.
    """
    if stops_its_worker(step.attempts):
        _give_to_person(step, "Handrail stopped every time that it worked on this.")
        return
    try:
        with leases.holding(step) if leases else nullcontext():
            handler_of(step.kind)(step, timezone.now())
    except Exception as failure:  # noqa: BLE001 (whatever it is, the step must be settled)
        _settle_failure(step, failure)
    else:
        if not steps.settle_done(step, now=timezone.now()):
            logger.warning("step %s (%s) had been taken over", step.id, step.kind)


def _settle_failure(step: Step, failure: Exception) -> None:
    if isinstance(failure, OutsideFailure):
        logger.warning("step %s (%s) failed: %s", step.id, step.kind, type(failure).__name__)
    else:
        logger.error("step %s (%s) failed\n%s", step.id, step.kind, frames(failure))
    pause = _pause(step, failure)
    if pause is None:
        _give_to_person(step, words(failure))
    else:
        steps.settle_retry(step, due_at=timezone.now() + pause, error=words(failure))


def _pause(step: Step, failure: Exception) -> timedelta | None:
    if isinstance(failure, OutsideFailure) and not isinstance(failure, Retryable):
        return None
    after = failure.after if isinstance(failure, Retryable) else None
    return pause_before_next_try(step.attempts, foreseen=is_foreseen(failure), after=after)


def _give_to_person(step: Step, reason: str) -> None:
    """Settle the step as failed, and let what it was about be seen by a person."""
    now = timezone.now()
    try:
        with transaction.atomic():
            if steps.settle_failed(step, error=reason, now=now):
                step_failed(step, reason, now)
    except DatabaseError:
        raise
    except Exception as failure:  # noqa: BLE001 (the step must not stay with a dead worker)
        logger.error("step %s (%s): its failure failed\n%s", step.id, step.kind, frames(failure))
        steps.settle_failed(step, error=reason, now=now)
