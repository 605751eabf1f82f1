"""`handrail worker`: does the work behind the pages, on this or any other machine."""

from __future__ import annotations

import threading
from collections.abc import Sequence

import click

from handrail.commands.database import require_up_to_date, unreachable
from handrail.commands.django import with_django
from handrail.commands.stopping import GRACE_SECONDS, on_signals, when_stdin_closes

EPILOG = """\b
Examples:
  handrail worker
  handrail worker --concurrency 8
  handrail worker --queues delivery,mail

\b
Exit status: 0 after it was stopped, 1 when it could not begin (the reason is printed).
"""


@click.command(short_help="Do the work behind the pages.", epilog=EPILOG)
@click.option(
    "--concurrency",
    type=click.IntRange(1, 64),
    help="Steps of one queue that run at once (default: HANDRAIL_WORKER_THREADS, else 2).",
)
@click.option(
    "--queues",
    metavar="NAMES",
    help="Only some, by commas: leads, reading, preparation, delivery, records, mail.",
)
@click.option("--until-stdin-closes", is_flag=True, hidden=True)
@with_django
def worker(concurrency: int | None, queues: str | None, until_stdin_closes: bool) -> None:
    """Screen, prepare, send, write back and collect mail, until it is stopped.

    `handrail serve` brings a worker of its own; run this for more of them, or on other machines
    (they need PostgreSQL). One that is killed loses nothing: others take its steps over when
    their lease has lapsed (HANDRAIL_STEP_LEASE, 60 seconds). Ctrl-C or a TERM signal stops it
    cleanly: nothing more is begun, what runs may end within 20 seconds, the rest is given back.
    """
    from django.conf import settings  # noqa: PLC0415

    chosen = _queues(queues)
    require_up_to_date()
    count = concurrency or settings.ENVIRONMENT.worker_threads
    run = _run_procrastinate if settings.POSTGRESQL else _run_threads
    click.echo(f"Working on {', '.join(chosen)}: {count} steps of each at once.", err=True)
    run(count, chosen, until_stdin_closes)
    click.echo("The worker has stopped.", err=True)


def _queues(given: str | None) -> Sequence[str]:
    from handrail.store.steps import QUEUES  # noqa: PLC0415

    if not given:
        return QUEUES
    chosen = tuple(name.strip() for name in given.split(",") if name.strip())
    unknown = [name for name in chosen if name not in QUEUES]
    if unknown or not chosen:
        raise click.BadParameter(
            f"there is no queue {', '.join(unknown) or given!r}; there are {', '.join(QUEUES)}.",
            param_hint="--queues",
        )
    return chosen


def _run_threads(count: int, queues: Sequence[str], until_stdin_closes: bool) -> None:
    from handrail.jobs.threads import ThreadWorker  # noqa: PLC0415

    stopping = threading.Event()
    on_signals(stopping.set)
    if until_stdin_closes:
        when_stdin_closes(stopping.set)
    threads = ThreadWorker(concurrency=count, queues=queues)
    threads.start()
    stopping.wait()
    if not threads.stop(timeout=GRACE_SECONDS):
        threads.end_at_once()


def _run_procrastinate(count: int, queues: Sequence[str], until_stdin_closes: bool) -> None:
    from procrastinate.exceptions import ConnectorException  # noqa: PLC0415

    from handrail.jobs.procrastinate_worker import ProcrastinateWorker  # noqa: PLC0415

    jobs = ProcrastinateWorker(concurrency=count, queues=queues)
    if until_stdin_closes:
        when_stdin_closes(jobs.stop)
    try:
        jobs.run(timeout=GRACE_SECONDS)
    except ConnectorException as error:
        raise click.ClickException(unreachable(error)) from error
