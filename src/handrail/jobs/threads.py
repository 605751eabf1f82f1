"""Worker threads over the steps table: SQLite's worker."""

from __future__ import annotations

import logging
import threading
import time
from collections import Counter
from collections.abc import Sequence

from django.conf import settings
from django.db import DatabaseError, connections, transaction
from django.utils import timezone

from handrail.jobs.clock import Clock, new_worker_name
from handrail.jobs.ending import end_at_once
from handrail.jobs.leases import LeaseKeeper, lease
from handrail.jobs.periodic import ensure_periodic_work
from handrail.jobs.places import WAITING_GRACE_SECONDS, WAITING_QUEUES, places
from handrail.jobs.run import run_claimed
from handrail.store import steps
from handrail.store.models import Step

logger = logging.getLogger(__name__)


class ThreadWorker:
    """Claims due steps and runs each on a thread; every queue has places of its own.

    A step that is added in this process wakes it at once, one that another process adds is found
    at the next poll.
    """

    def __init__(self, *, concurrency: int, queues: Sequence[str] = steps.QUEUES) -> None:
        self.name = new_worker_name()
        self._places = places(queues, concurrency)
        self._running: Counter[str] = Counter()
        self._changed = threading.Condition()
        self._news = 0
        self._stopping = False
        self._leases = LeaseKeeper()
        self._clock = Clock(self.name, periodic=lambda now: ensure_periodic_work(now=now))
        self._dispatcher = threading.Thread(target=self._dispatch, name="dispatcher", daemon=True)

    def start(self) -> None:
        """Begin; returns at once."""
        steps.on_added.append(self._tell)
        self._leases.start()
        self._clock.start()
        self._dispatcher.start()

    def stop(self, *, timeout: float = 20.0) -> bool:
        """Claim nothing more and let running steps end; whether all ended within `timeout` s.

        Steps that only wait for news are not waited for that long.
        """
        deadline = time.monotonic() + timeout
        steps.on_added.remove(self._tell)
        with self._changed:
            self._stopping = True
            self._changed.notify_all()
        self._dispatcher.join(max(0.0, deadline - time.monotonic()))
        working = [queue for queue in self._places if queue not in WAITING_QUEUES]
        with self._changed:
            self._changed.wait_for(
                lambda: not any(self._running[queue] for queue in working),
                timeout=max(0.0, deadline - time.monotonic()),
            )
            ended = self._changed.wait_for(
                lambda: not self._running.total(), timeout=WAITING_GRACE_SECONDS
            )
        self._leases.stop()
        self._clock.stop()
        return ended and not self._dispatcher.is_alive()

    def end_at_once(self) -> None:
        """Give back what did not end and end this process; it does not return."""
        end_at_once(self._leases, self._clock)

    def _tell(self, _step: Step) -> None:
        transaction.on_commit(self._wake)

    def _wake(self) -> None:
        with self._changed:
            self._news += 1
            self._changed.notify_all()

    def _dispatch(self) -> None:
        try:
            while not self._stopping:
                seen = self._news
                if not self._start_next():
                    self._wait(seen)
        finally:
            connections.close_all()

    def _wait(self, seen: int) -> None:
        with self._changed:
            self._changed.wait_for(
                lambda: self._stopping or self._news != seen, timeout=settings.ENVIRONMENT.step_poll
            )

    def _start_next(self) -> bool:
        """Claim and start one step; False where nothing is due, or no place is free for it."""
        free = [queue for queue in self._places if self._running[queue] < self._places[queue]]
        try:
            step = steps.claim_next(free, worker=self.name, lease=lease(), now=timezone.now())
        except DatabaseError:
            logger.warning("the database did not answer: the worker waits for it")
            connections.close_all()
            return False
        if step is None:
            return False
        with self._changed:
            self._running[step.queue] += 1
        threading.Thread(
            target=self._run, args=(step,), name=f"{step.kind}-{step.id}", daemon=True
        ).start()
        return True

    def _run(self, step: Step) -> None:
        try:
            run_claimed(step, leases=self._leases)
        except DatabaseError:
            logger.warning("the database did not answer: step %s will be taken over", step.id)
        finally:
            connections.close_all()
            with self._changed:
                self._running[step.queue] -= 1
                self._news += 1
                self._changed.notify_all()
