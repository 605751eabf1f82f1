"""Leases of the steps that run in this process, renewed so that slow work is not taken over."""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from uuid import UUID

from django.conf import settings
from django.db import DatabaseError, connections
from django.utils import timezone

from handrail.store import steps
from handrail.store.models import Step

logger = logging.getLogger(__name__)


def lease() -> timedelta:
    """How long a claimed step is the worker's own without renewal."""
    return timedelta(seconds=settings.ENVIRONMENT.step_lease)


class LeaseKeeper:
    """Holds the running steps of one worker and renews their leases from one thread."""

    def __init__(self) -> None:
        self._held: dict[UUID, Step] = {}
        self._lock = threading.Lock()
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._keep, name="leases", daemon=True)

    def start(self) -> None:
        """Begin to renew."""
        self._thread.start()

    def stop(self) -> None:
        """Renew no more."""
        self._stop.set()
        self._thread.join()

    @contextmanager
    def holding(self, step: Step) -> Iterator[None]:
        """Keep this step's lease until the block ends."""
        with self._lock:
            self._held[step.id] = step
        try:
            yield
        finally:
            with self._lock:
                self._held.pop(step.id, None)

    def release_all(self) -> list[Step]:
        """Give back every step that still runs; for a process that ends right after."""
        return [step for step in self.held() if steps.release(step, now=timezone.now())]

    def held(self) -> list[Step]:
        """The steps that run now."""
        with self._lock:
            return list(self._held.values())

    def _keep(self) -> None:
        try:
            while not self._stop.wait(settings.ENVIRONMENT.step_lease / 3):
                self._renew_all()
        finally:
            connections.close_all()

    def _renew_all(self) -> None:
        for step in self.held():
            try:
                if not steps.renew(step, lease=lease(), now=timezone.now()):
                    logger.warning("step %s (%s) was taken over", step.id, step.kind)
            except DatabaseError:
                logger.warning("the database did not answer: a lease was not renewed")
                connections.close_all()
                return
