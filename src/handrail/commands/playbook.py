"""`handrail playbook`: check a playbook file, and see and change what is stored."""

from __future__ import annotations

import sys
from collections import Counter
from datetime import datetime
from pathlib import Path

import click

from handrail.commands import playbook_versions
from handrail.commands.playbook_text import text_of

UNUSABLE = 1


@click.group(short_help="Check, compare, show, add and activate playbooks.")
def playbook() -> None:
    """Playbooks: the operating rules of one workflow, as a YAML file."""


@playbook.command(short_help="Name line, field and remedy of every fault.")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def validate(file: Path) -> None:
    """Read FILE and name every fault with its line, its field and the remedy.

    Warnings do not keep a playbook from being used: an approved fact that has expired, a question
    that nobody can be asked in German.

    Exit status: 0 when it can be used, 1 when it cannot, 2 when the file cannot be read.
    """
    from handrail.core.playbook.load import load_playbook, validate_playbook  # noqa: PLC0415

    text = text_of(file)
    problems = validate_playbook(text, datetime.now().astimezone().date())
    for problem in problems:
        click.echo(f"{file}:{problem.line}:{problem.column}: {problem.severity}: {problem}")
    counts = Counter[str](problem.severity for problem in problems)
    if counts["error"]:
        click.echo(f"{file} cannot be used yet: {_counted(counts)}.", err=True)
        sys.exit(UNUSABLE)
    document = load_playbook(text)
    services = _number(len(document.services), "service")
    facts = _number(len(document.facts), "approved fact")
    said = f", {_counted(counts)}" if counts else ""
    click.echo(f"{file}: “{document.name}” can be used: {services}, {facts}{said}.")


@playbook.command(short_help="Print the JSON Schema, for editors that complete and check.")
def schema() -> None:
    """Print the JSON Schema of a playbook: what keys there are, what each means and holds.

    The application serves the same at /playbook.schema.json.
    """
    from handrail.core.playbook.json_schema import playbook_schema_text  # noqa: PLC0415

    click.echo(playbook_schema_text(), nl=False)


def _counted(counts: Counter[str]) -> str:
    return ", ".join(_number(counts[kind], kind) for kind in ("error", "warning") if counts[kind])


def _number(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"


for command in (
    playbook_versions.diff,
    playbook_versions.show,
    playbook_versions.add,
    playbook_versions.activate,
):
    playbook.add_command(command)
