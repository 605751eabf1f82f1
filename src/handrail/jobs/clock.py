"""A worker's clock: says that it lives, and sees from time to time to what is periodic."""

from __future__ import annotations

import logging
import os
import socket
import threading
import uuid
from collections.abc import Callable
from datetime import datetime, timedelta

from django.db import DatabaseError, connections
from django.utils import timezone

from handrail.jobs import heartbeat

logger = logging.getLogger(__name__)

BEAT_SECONDS = 5.0
PERIOD = timedelta(seconds=30)


def new_worker_name() -> str:
    """A name that no other worker has: machine, process, chance."""
    return f"{socket.gethostname()[:80]}:{os.getpid()}:{uuid.uuid4().hex[:6]}"


class Clock:
    """Beats for one worker every few seconds; `periodic` is called every half minute."""

    def __init__(self, name: str, *, periodic: Callable[[datetime], None] | None = None) -> None:
        self.name = name
        self._periodic = periodic
        self._next_period = timezone.now()
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name="clock", daemon=True)

    def start(self) -> None:
        """Begin; the first beat comes at once."""
        self._thread.start()

    def stop(self) -> None:
        """Say that the worker has stopped."""
        self._stop.set()
        self._thread.join()

    def _run(self) -> None:
        try:
            while True:
                self._tick()
                if self._stop.wait(BEAT_SECONDS):
                    heartbeat.leave(self.name)
                    return
        except DatabaseError:
            logger.warning("the database did not answer: this worker's row stays until it is old")
        finally:
            connections.close_all()

    def _tick(self) -> None:
        now = timezone.now()
        try:
            heartbeat.beat(self.name, now=now)
            if self._periodic and now >= self._next_period:
                self._periodic(now)
                self._next_period = now + PERIOD
        except DatabaseError:
            logger.warning("the database did not answer: the worker waits for it")
            connections.close_all()
