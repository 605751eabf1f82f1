"""`handrail check`: is everything there that Handrail needs?"""

from __future__ import annotations

import click

from handrail.commands.django import quiet_exit, with_django

COLOURS = {"ok": "green", "warn": "yellow", "fail": "red"}


@click.command(short_help="Explain what is configured and what is missing.")
@with_django
def check() -> None:
    """Look at address, database, mail, engine, playbooks and workers, and say what to do.

    Exit status: 0 when nothing failed (warnings included), 1 when something did.
    """
    from handrail.config.checks import look_at_everything  # noqa: PLC0415

    failed = False
    for line in look_at_everything():
        failed = failed or line.verdict == "fail"
        mark = click.style(f"{line.verdict:<5}", fg=COLOURS[line.verdict])
        click.echo(f"{mark} {line.part:<10} {line.found}")
        if line.remedy:
            click.echo(f"{'':<17}{line.remedy}")
    quiet_exit(1 if failed else 0)
