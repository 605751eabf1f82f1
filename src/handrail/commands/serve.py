"""`handrail serve`: the pages, the intake endpoints and a worker in one command."""

from __future__ import annotations

import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from types import FrameType

import click

from handrail.commands.django import with_django


@click.command(short_help="Run web and worker in one command.")
@click.option("--host", help="Address to listen on (default: HANDRAIL_HOST, else 127.0.0.1).")
@click.option("--port", type=int, help="Port to listen on (default: PORT, else 8000).")
@click.option("--no-worker", is_flag=True, help="Pages only; run `handrail worker` elsewhere.")
@with_django
def serve(host: str | None, port: int | None, no_worker: bool) -> None:
    """Serve the pages and the intake endpoints, and do the work behind them.

    Brings the database up to date first. Ctrl-C or a TERM signal stops cleanly: no new work is
    begun, what is running may end. With PostgreSQL, run as many of these and of
    `handrail worker` as you like, on any number of machines.
    """
    from django.core.management import call_command  # noqa: PLC0415

    call_command("migrate", verbosity=0, interactive=False)
    run_server(
        host=host,
        port=port,
        with_worker=not no_worker,
        on_ready=lambda address: click.echo(f"address: {address}"),
    )


def run_server(
    *,
    on_ready: Callable[[str], None],
    host: str | None = None,
    port: int | None = None,
    with_worker: bool = True,
) -> None:
    """Listen until a signal comes; `on_ready` is told the address once it is bound."""
    from django.conf import settings  # noqa: PLC0415
    from waitress.server import create_server  # noqa: PLC0415

    from handrail.config.wsgi import application  # noqa: PLC0415

    environment = settings.ENVIRONMENT
    bound = f"{host or environment.host}:{port if port is not None else environment.port}"
    try:
        server = create_server(
            application,
            listen=bound,
            threads=environment.threads,
            ident=None,
            max_request_body_size=64 * 1024 * 1024,
            channel_timeout=60,
        )
    except OSError as error:
        raise click.ClickException(
            f"Cannot listen on {bound}: {error.strerror}. Choose another with --port or PORT."
        ) from error
    stop_worker = _start_worker() if with_worker else _nothing
    _stop_on_signals()
    threading.Thread(target=on_ready, args=(_address(server),), name="ready", daemon=True).start()
    try:
        server.run()
    except (KeyboardInterrupt, SystemExit):
        pass
    finally:
        server.close()
        click.echo("Stopping: what is running may end.", err=True)
        stop_worker()


def _nothing() -> None:
    return None


def _address(server: object) -> str:
    host = getattr(server, "effective_host", "127.0.0.1")
    port = getattr(server, "effective_port", 8000)
    shown = "127.0.0.1" if host in ("0.0.0.0", "::") else host  # noqa: S104 (compared, not bound)
    return f"http://{shown}:{port}"


def _stop_on_signals() -> None:
    def stop(_signal: int, _frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, stop)


def _start_worker() -> Callable[[], None]:
    """Threads of this process on SQLite; a process of its own on PostgreSQL."""
    from django.conf import settings  # noqa: PLC0415

    if settings.POSTGRESQL:
        child = subprocess.Popen([sys.executable, "-m", "handrail", "worker"])
        return lambda: _end(child)
    from handrail.jobs.threads import ThreadWorker  # noqa: PLC0415

    worker = ThreadWorker(threads=settings.ENVIRONMENT.worker_threads)
    worker.start()

    def stop() -> None:
        worker.stop()

    return stop


def _end(child: subprocess.Popen[bytes]) -> None:
    child.terminate()
    try:
        child.wait(timeout=30)
    except subprocess.TimeoutExpired:
        child.kill()
