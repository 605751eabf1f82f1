"""PostgreSQL's worker: one Procrastinate worker a queue, in one process, until it is stopped."""

from __future__ import annotations

import asyncio
import logging
import signal
import threading
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

from asgiref.sync import sync_to_async
from django.conf import settings
from django.db import close_old_connections
from django.utils import timezone
from procrastinate import App, PsycopgConnector
from procrastinate.contrib.django import connector_params

from handrail.jobs.clock import Clock, new_worker_name
from handrail.jobs.ending import end_at_once
from handrail.jobs.leases import LeaseKeeper
from handrail.jobs.places import WAITING_GRACE_SECONDS, WAITING_QUEUES, places
from handrail.jobs.rescue import rescue_lost_steps
from handrail.jobs.tasks import CLOCK_QUEUE, app
from handrail.store.steps import QUEUES

logger = logging.getLogger(__name__)

PROMPT_QUEUES = ("leads", "reading", "preparation", "delivery")
"""People wait for these: their workers listen for news instead of asking now and then."""
SECONDS_BEFORE_RESTART = 3.0


class ProcrastinateWorker:
    """Runs steps as Procrastinate hands them out; every queue has places of its own."""

    def __init__(self, *, concurrency: int, queues: Sequence[str] = QUEUES) -> None:
        self.name = new_worker_name()
        self._places = places(queues, concurrency) | {CLOCK_QUEUE: 1}
        self._leases = LeaseKeeper()
        self._clock = Clock(self.name)
        self._stop = asyncio.Event()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._stop_asked = threading.Event()

    def run(self, *, timeout: float = 20.0) -> None:
        """Work until TERM, INT or `stop`; then steps may end for `timeout` s, the rest is released.

        Raises ConnectorException where the database cannot be reached at the start.
        """
        self._leases.start()
        self._clock.start()
        try:
            asyncio.run(self._run(timeout))
        finally:
            self._leases.stop()
            self._clock.stop()

    def stop(self) -> None:
        """Stop from another thread: claim nothing more, let running steps end."""
        self._stop_asked.set()
        if self._loop is not None:
            self._loop.call_soon_threadsafe(self._stop.set)

    async def _run(self, timeout: float) -> None:
        self._loop = asyncio.get_running_loop()
        if self._stop_asked.is_set():
            return
        for number in (signal.SIGTERM, signal.SIGINT):
            self._loop.add_signal_handler(number, self._stop.set)
        threads = sum(self._places.values()) + 2
        self._loop.set_default_executor(ThreadPoolExecutor(threads, thread_name_prefix="step"))
        connector = PsycopgConnector(
            kwargs=connector_params(), min_size=1, max_size=len(self._places) + 4
        )
        async with _app(connector, with_periodic=False).open_async():
            await asyncio.to_thread(_take_up_what_was_left)
            workers = {
                queue: asyncio.create_task(self._serve(queue, connector), name=queue)
                for queue in self._places
            }
            await self._stop.wait()
            for worker in workers.values():
                worker.cancel()
            await asyncio.wait(
                [worker for queue, worker in workers.items() if queue not in WAITING_QUEUES],
                timeout=timeout,
            )
            _, running = await asyncio.wait(workers.values(), timeout=WAITING_GRACE_SECONDS)
            if running:
                await asyncio.to_thread(end_at_once, self._leases, self._clock)

    async def _serve(self, queue: str, connector: PsycopgConnector) -> None:
        """Run jobs of one queue; begin again where the database went away for a while."""
        worker_app = _app(connector, with_periodic=queue == CLOCK_QUEUE)
        poll = settings.ENVIRONMENT.step_poll
        while True:
            try:
                await worker_app.run_worker_async(
                    queues=[queue],
                    name=f"{self.name}/{queue}",
                    concurrency=self._places[queue],
                    listen_notify=queue in PROMPT_QUEUES,
                    fetch_job_polling_interval=poll,
                    delete_jobs="always",
                    install_signal_handlers=False,
                    additional_context={"leases": self._leases, "worker": self.name},
                )
            except Exception as failure:  # noqa: BLE001 (whatever it was, work goes on)
                logger.warning("work on %s was interrupted: %s", queue, type(failure).__name__)
            await sync_to_async(close_old_connections)()
            await asyncio.sleep(SECONDS_BEFORE_RESTART)


def _take_up_what_was_left() -> None:
    """After a restart nobody waits for the clock."""
    try:
        rescue_lost_steps(now=timezone.now())
    finally:
        close_old_connections()


def _app(connector: PsycopgConnector, *, with_periodic: bool) -> App:
    """An app over the worker's own connections that knows the tasks.

    Not `app.replace_connector`: what a step adds must be deferred by Django's connection, in the
    step's transaction. Only the clock's app has the periodic tasks, which cannot be shared.
    """
    made = App(connector=connector, worker_defaults=app.worker_defaults)
    made.tasks = app.tasks
    if with_periodic:
        made.periodic_registry = app.periodic_registry
    return made
