"""`handrail demo`: a workspace with leads of every kind, and a server to try it on."""

from __future__ import annotations

import sys
from datetime import datetime
from typing import TYPE_CHECKING

import click

from handrail.commands.database import bring_up_to_date
from handrail.commands.django import set_up

if TYPE_CHECKING:
    from handrail.commands.demonstration.build import SignIn


@click.command(short_help="Try Handrail on invented leads.")
@click.option("--port", type=int, help="Port to listen on (default: PORT, else 8000).")
def demo(port: int | None) -> None:
    """Make a demonstration workspace, start web and worker, and print where to look.

    The workspace is a sandbox: everything runs, nothing leaves. It is made once in the data
    folder (HANDRAIL_DATA_DIR): remove it to start afresh. Passwords are new at every start.
    """
    from handrail.commands.serve import prefer, run_server  # noqa: PLC0415

    prefer(port=port)
    set_up()
    bring_up_to_date()

    from django.utils import timezone  # noqa: PLC0415

    from handrail.commands.demonstration import build  # noqa: PLC0415

    sign_ins = build.renew_passwords() or _build(timezone.now())
    run_server(on_ready=lambda address: _say(address, build.FORM_KEY, sign_ins))


def _build(now: datetime) -> list[SignIn]:
    from handrail.commands.demonstration import build  # noqa: PLC0415

    label = "Making the demonstration workspace"
    with click.progressbar(length=build.lead_count(), label=label, file=sys.stderr) as bar:
        return build.build(now=now, on_lead=lambda: bar.update(1))


def _say(address: str, form_key: str, sign_ins: list[SignIn]) -> None:
    click.echo(f"address: {address}")
    click.echo(f"intake: {address}/in/{form_key}")
    for given in sign_ins:
        click.echo(f"sign-in: {given.role} {given.email} {given.password}")
