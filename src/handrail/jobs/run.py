"""Running one claimed step: its handler, then its settlement."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from functools import lru_cache
from importlib import import_module

from django.conf import settings
from django.db import close_old_connections, transaction
from django.utils import timezone

from handrail.core.steps import pause_before_next_try
from handrail.pipeline.failed import step_failed
from handrail.ports.failures import OutsideFailure, Retryable
from handrail.store import steps
from handrail.store.models import Step

logger = logging.getLogger(__name__)

Handler = Callable[[Step, datetime], None]


def lease() -> timedelta:
    """How long a claimed step is the worker's own without renewal."""
    return timedelta(seconds=settings.ENVIRONMENT.step_lease)


@lru_cache(maxsize=64)
def handler_of(kind: str) -> Handler:
    """The function that does this kind of step. Raises LookupError for an unknown kind."""
    target = settings.HANDRAIL_STEPS.get(kind)
    if target is None:
        raise LookupError(f"no handler is registered for steps of kind {kind!r}")
    module, _, name = target.partition(":")
    handler: Handler = getattr(import_module(module), name)
    return handler


def run_claimed(step: Step) -> None:
    """Run a step that this worker holds, renewing its lease, and settle it whatever happens."""
    try:
        with _renewed(step):
            handler_of(step.kind)(step, timezone.now())
    except Exception as failure:  # noqa: BLE001 (whatever it is, the step must be settled)
        _settle_failure(step, failure)
    else:
        if not steps.settle_done(step, now=timezone.now()):
            logger.warning("step %s (%s) had been taken over", step.id, step.kind)


@contextmanager
def _renewed(step: Step) -> Iterator[None]:
    """Renew the lease from a thread of its own, so that slow work is not taken over."""
    finished = threading.Event()

    def keep() -> None:
        while not finished.wait(settings.ENVIRONMENT.step_lease / 3):
            close_old_connections()
            if not steps.renew(step, lease=lease(), now=timezone.now()):
                break
        close_old_connections()

    thread = threading.Thread(target=_closing(keep), name=f"lease-{step.id}", daemon=True)
    thread.start()
    try:
        yield
    finally:
        finished.set()
        thread.join()


def _closing(work: Callable[[], None]) -> Callable[[], None]:
    from django.db import connections  # noqa: PLC0415

    def run() -> None:
        try:
            work()
        finally:
            connections.close_all()

    return run


def _settle_failure(step: Step, failure: Exception) -> None:
    foreseen = isinstance(failure, OutsideFailure)
    reason = str(failure) if foreseen else f"{type(failure).__name__}: {failure}"
    pause = None
    if isinstance(failure, Retryable) or not foreseen:
        after = failure.after if isinstance(failure, Retryable) else None
        pause = pause_before_next_try(step.attempts, foreseen=foreseen, after=after)
    if foreseen:
        logger.warning("step %s (%s) failed: %s", step.id, step.kind, type(failure).__name__)
    else:
        logger.error("step %s (%s) failed", step.id, step.kind, exc_info=failure)
    now = timezone.now()
    if pause is not None:
        steps.settle_retry(step, due_at=now + pause, error=reason)
        return
    with transaction.atomic():
        if steps.settle_failed(step, error=reason, now=now):
            step_failed(step, reason, now)
