"""The worker that `handrail serve` brings: threads on SQLite, a process on PostgreSQL."""

from __future__ import annotations

import subprocess
import sys
import threading
from typing import Protocol

import click

from handrail.commands.stopping import GRACE_SECONDS

PAUSES = (1.0, 5.0, 30.0)
"""Seconds before a worker process that ended by itself is started again: first, second, later."""


class Work(Protocol):
    """Work that goes on behind the pages."""

    def stop(self) -> None: ...


def start_work() -> Work:
    """Start this installation's kind of worker."""
    from django.conf import settings  # noqa: PLC0415

    return WorkerProcess() if settings.POSTGRESQL else WorkerThreads()


class WorkerThreads:
    """Threads of this process."""

    def __init__(self) -> None:
        from django.conf import settings  # noqa: PLC0415

        from handrail.jobs.threads import ThreadWorker  # noqa: PLC0415

        self._threads = ThreadWorker(concurrency=settings.ENVIRONMENT.worker_threads)
        self._threads.start()

    def stop(self) -> None:
        """Let running steps end; what does not is given back, and the process ends at once."""
        if not self._threads.stop(timeout=GRACE_SECONDS):
            self._threads.end_at_once()


class WorkerProcess:
    """A `handrail worker` that is started again when it ends, and ends with this process."""

    def __init__(self) -> None:
        self._stopping = threading.Event()
        self._child = self._spawn()
        self._thread = threading.Thread(target=self._supervise, name="supervisor", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Let running steps end; the worker itself keeps the time limit."""
        self._stopping.set()
        self._child.terminate()
        try:
            self._child.wait(timeout=GRACE_SECONDS + 5)
        except subprocess.TimeoutExpired:
            self._child.kill()
        self._thread.join(timeout=1)

    def _spawn(self) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", "handrail", "worker", "--until-stdin-closes"]
        return subprocess.Popen(command, stdin=subprocess.PIPE)  # noqa: S603 (our own command)

    def _supervise(self) -> None:
        failures = 0
        while True:
            status = self._child.wait()
            if self._stopping.is_set():
                return
            pause = PAUSES[min(failures, len(PAUSES) - 1)]
            failures += 1
            click.echo(f"The worker ended (status {status}); again in {pause:.0f} s.", err=True)
            if self._stopping.wait(pause):
                return
            self._child = self._spawn()
            if self._stopping.is_set():
                self._child.terminate()
