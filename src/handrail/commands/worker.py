"""`handrail worker`: does the work behind the pages, on this or any other machine."""

from __future__ import annotations

import signal
import threading
from types import FrameType

import click

from handrail.commands.django import with_django


@click.command(short_help="Do the work behind the pages.")
@click.option("--concurrency", type=click.IntRange(1, 64), help="Steps that run at once.")
@with_django
def worker(concurrency: int | None) -> None:
    """Screen, prepare, send and write back what is due, until it is stopped.

    Several may run at once. One that is killed loses nothing: its steps are taken over when
    their lease has lapsed (HANDRAIL_STEP_LEASE seconds). A TERM signal or Ctrl-C stops it cleanly.
    """
    from django.conf import settings  # noqa: PLC0415

    count = concurrency or settings.ENVIRONMENT.worker_threads
    click.echo(f"Working, {count} steps at once.", err=True)
    if settings.POSTGRESQL:
        from handrail.jobs.procrastinate_queue import run_worker  # noqa: PLC0415

        run_worker(concurrency=count)
    else:
        _run_threads(count)
    click.echo("Stopped.", err=True)


def _run_threads(count: int) -> None:
    from handrail.jobs.threads import ThreadWorker  # noqa: PLC0415

    stopping = threading.Event()

    def stop(_signal: int, _frame: FrameType | None) -> None:
        stopping.set()

    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, stop)
    threads = ThreadWorker(threads=count)
    threads.start()
    stopping.wait()
    if not threads.stop():
        click.echo("A step did not end in time; its lease lapses and another takes it.", err=True)
