"""Worker threads over the steps table: SQLite's worker, and PostgreSQL's in small."""

from __future__ import annotations

import logging
import socket
import threading
import uuid
from collections.abc import Sequence
from datetime import timedelta

from django.conf import settings
from django.db import OperationalError, connections, transaction
from django.utils import timezone

from handrail.jobs import heartbeat
from handrail.jobs.periodic import ensure_periodic_work
from handrail.jobs.run import lease, run_claimed
from handrail.store import steps
from handrail.store.models import Step

logger = logging.getLogger(__name__)

QUICK_QUEUES = ("leads", "delivery", "records")
MAIL_QUEUES = ("mail",)
HEARTBEAT_SECONDS = 5.0
PERIODIC_SECONDS = 30.0


class ThreadWorker:
    """Runs due steps on threads: some for quick queues, one for mailboxes, one for the clock."""

    def __init__(self, *, threads: int, name: str = "") -> None:
        self.name = name or f"{socket.gethostname()}-{uuid.uuid4().hex[:8]}"
        self._stop = threading.Event()
        self._news = threading.Condition()
        self._threads = [
            *(self._thread(self._work, QUICK_QUEUES, f"worker-{n}") for n in range(threads)),
            self._thread(self._work, MAIL_QUEUES, "mailboxes"),
            self._thread(self._keep_time, None, "clock"),
        ]

    def _thread(self, target: object, queues: Sequence[str] | None, name: str) -> threading.Thread:
        arguments = () if queues is None else (queues,)
        return threading.Thread(target=target, args=arguments, name=name, daemon=True)  # type: ignore[arg-type]

    def start(self) -> None:
        """Begin; returns at once."""
        steps.on_added.append(self._tell)
        heartbeat.beat(self.name, now=timezone.now())
        for thread in self._threads:
            thread.start()

    def stop(self, *, timeout: float = 20.0) -> bool:
        """Claim nothing more and let running steps end; whether all ended in time.

        What did not end keeps its lease: another worker takes it over when that has lapsed.
        """
        self._stop.set()
        with self._news:
            self._news.notify_all()
        steps.on_added[:] = [tell for tell in steps.on_added if tell != self._tell]
        deadline = timezone.now() + timedelta(seconds=timeout)
        for thread in self._threads:
            thread.join(max(0.0, (deadline - timezone.now()).total_seconds()))
        heartbeat.leave(self.name)
        return not any(thread.is_alive() for thread in self._threads)

    def _tell(self, _step: Step) -> None:
        transaction.on_commit(self._wake)

    def _wake(self) -> None:
        with self._news:
            self._news.notify_all()

    def _work(self, queues: Sequence[str]) -> None:
        try:
            while not self._stop.is_set():
                if not self._run_one(queues):
                    self._wait()
        finally:
            connections.close_all()

    def _run_one(self, queues: Sequence[str]) -> bool:
        try:
            step = steps.claim_next(queues, worker=self.name, lease=lease(), now=timezone.now())
            if step is None:
                return False
            run_claimed(step)
        except OperationalError:
            logger.exception("the database did not answer")
            connections.close_all()
            return False
        return True

    def _wait(self) -> None:
        with self._news:
            if not self._stop.is_set():
                self._news.wait(settings.ENVIRONMENT.step_poll)

    def _keep_time(self) -> None:
        elapsed = PERIODIC_SECONDS
        try:
            while True:
                try:
                    heartbeat.beat(self.name, now=timezone.now())
                    if elapsed >= PERIODIC_SECONDS:
                        ensure_periodic_work(now=timezone.now())
                        elapsed = 0.0
                except OperationalError:
                    logger.exception("the database did not answer")
                    connections.close_all()
                if self._stop.wait(HEARTBEAT_SECONDS):
                    return
                elapsed += HEARTBEAT_SECONDS
        finally:
            connections.close_all()
