"""`handrail serve`: the pages, the intake endpoints and a worker in one command."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from handrail.commands.behind_pages import start_work
from handrail.commands.database import bring_up_to_date
from handrail.commands.django import set_up
from handrail.commands.stopping import on_signals

if TYPE_CHECKING:
    from waitress.server import BaseWSGIServer

MAX_BODY = 64 * 1024 * 1024
BELIEVED_PROXY: dict[str, Any] = {
    "trusted_proxy": "*",
    "trusted_proxy_headers": {"x-forwarded-for", "x-forwarded-proto"},
}
"""Waitress drops what a proxy says of the visitor unless it is told to believe the last hop."""
EPILOG = """\b
Examples:
  handrail serve
  handrail serve --port 9000
  handrail serve --host 0.0.0.0 --no-worker     (behind a proxy, workers elsewhere)

\b
Exit status: 0 after it was stopped, 1 when it could not begin (the reason is printed).
"""


@click.command(short_help="Run web and worker in one command.", epilog=EPILOG)
@click.option("--host", help="Address to listen on (default: HANDRAIL_HOST, else 127.0.0.1).")
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    help="Port to listen on (default: PORT, else 8000); 0 takes a free one.",
)
@click.option("--no-worker", is_flag=True, help="Pages only; run `handrail worker` elsewhere.")
def serve(host: str | None, port: int | None, no_worker: bool) -> None:
    """Serve the pages and the intake endpoints, and do the work behind them.

    Brings the database up to date first, and says so. Ctrl-C or a TERM signal stops cleanly: no
    new work is begun, what is running may end. With PostgreSQL, run as many of these and of
    `handrail worker` as you like, on any number of machines.
    """
    prefer(host=host, port=port)
    set_up()
    bring_up_to_date()
    run_server(
        with_worker=not no_worker, on_ready=lambda address: click.echo(f"address: {address}")
    )


def prefer(*, host: str | None = None, port: int | None = None) -> None:
    """Let options win over the environment; before `set_up`, so that addresses agree with them."""
    if host is not None:
        os.environ["HANDRAIL_HOST"] = host
    if port is not None:
        os.environ["HANDRAIL_PORT"] = str(port)


def run_server(
    *,
    on_ready: Callable[[str], None],
    host: str | None = None,
    port: int | None = None,
    with_worker: bool = True,
) -> None:
    """Listen until a signal comes; `on_ready` is told the address once connections are taken."""
    server = _bind(host, port)
    on_signals(_interrupt)
    work = None
    try:
        work = start_work() if with_worker else None
        on_ready(_address(server))
        server.run()
    except KeyboardInterrupt:
        pass
    finally:
        on_signals(_nothing)
        server.close()
        click.echo("Stopping: nothing new is begun, what runs may end.", err=True)
        if work is not None:
            work.stop()
    click.echo("Stopped.", err=True)


def _bind(host: str | None, port: int | None) -> BaseWSGIServer:
    from django.conf import settings  # noqa: PLC0415

    Path(settings.STATIC_ROOT).mkdir(parents=True, exist_ok=True)  # WhiteNoise warns without it
    environment = settings.ENVIRONMENT
    name = host or environment.host
    number = environment.port if port is None else port
    from waitress.server import create_server  # noqa: PLC0415

    from handrail.config.wsgi import application  # noqa: PLC0415

    bound = f"[{name}]:{number}" if ":" in name and not name.startswith("[") else f"{name}:{number}"
    try:
        return create_server(
            application,
            listen=bound,
            threads=environment.threads,
            ident=None,
            max_request_body_size=MAX_BODY,
            channel_timeout=60,
            **(BELIEVED_PROXY if environment.behind_proxy else {}),
        )
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise click.ClickException(
            f"Cannot listen on {bound}: {reason}. Choose another with --host and --port, or PORT."
        ) from error


def _address(server: BaseWSGIServer) -> str:
    listening = getattr(server, "effective_listen", None)
    host, port = listening[0] if listening else (server.effective_host, server.effective_port)
    if host in ("0.0.0.0", "::"):  # noqa: S104 (compared, not bound)
        host = "127.0.0.1"
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def _interrupt() -> None:
    raise KeyboardInterrupt


def _nothing() -> None:
    """A second signal does not break off what is ending."""
