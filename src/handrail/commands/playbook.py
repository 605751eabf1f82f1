"""`handrail playbook`: check a playbook file before it is used."""

from __future__ import annotations

import sys
from pathlib import Path

import click


@click.group(short_help="Check a playbook file.")
def playbook() -> None:
    """Playbooks: the operating rules of one workflow, as a YAML file."""


@playbook.command(short_help="Name line, field and remedy of every fault.")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def validate(file: Path) -> None:
    """Read FILE and name every fault with its line, its field and the remedy.

    Exit status: 0 when it can be used, 1 when it cannot.
    """
    from handrail.core.playbook.load import PlaybookError, load_playbook  # noqa: PLC0415

    try:
        document = load_playbook(file.read_text("utf-8"))
    except UnicodeDecodeError as error:
        raise click.ClickException(f"{file} is not UTF-8: save it as UTF-8.") from error
    except PlaybookError as error:
        for problem in error.problems:
            click.echo(f"{file}: {problem}")
        sys.exit(1)
    services, facts = len(document.services), len(document.facts)
    click.echo(f"{file}: “{document.name}” can be used: {services} services, {facts} facts.")
