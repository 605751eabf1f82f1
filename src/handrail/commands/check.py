"""`handrail check`: is everything there that Handrail needs?"""

from __future__ import annotations

from collections import Counter

import click

from handrail.commands.django import quiet_exit, with_django

COLOURS = {"ok": "green", "warn": "yellow", "fail": "red"}
EPILOG = """\b
Exit status: 0 when nothing failed (warnings included), 1 when something did.
"""


@click.command(short_help="Explain what is configured and what is missing.", epilog=EPILOG)
@with_django
def check() -> None:
    """Look at address, data folder, key, database, mail, engine, playbooks, audit chains, workers.

    Each line says ok, warn or fail, what was found, and under it what to do. The mail server is
    asked whether it takes us; no mail is sent.
    """
    from handrail.config.checks import look_at_everything  # noqa: PLC0415

    counts: Counter[str] = Counter()
    for line in look_at_everything():
        counts[line.verdict] += 1
        mark = click.style(f"{line.verdict:<5}", fg=COLOURS[line.verdict])
        click.echo(f"{mark} {line.part:<10} {line.found}")
        if line.remedy:
            click.echo(f"{'':<17}{line.remedy}")
    click.echo(f"{counts['ok']} ok, {counts['warn']} to look at, {counts['fail']} failed")
    quiet_exit(1 if counts["fail"] else 0)
