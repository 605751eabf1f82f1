"""Reading a playbook's file for a command, with every character as it stands there."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from handrail.core.playbook.document import Playbook

UNREADABLE = 2


def text_of(file: Path) -> str:
    """The file's text. Ends the command with status 2 where it cannot be read."""
    try:
        return file.read_bytes().decode("utf-8-sig")
    except (UnicodeDecodeError, OSError) as error:
        remedy = "save it as UTF-8" if isinstance(error, UnicodeDecodeError) else str(error)
        click.echo(f"{file} cannot be read: {remedy}.", err=True)
        sys.exit(UNREADABLE)


def playbook_of(text: str, where: str) -> Playbook:
    """The playbook of a text. Names each fault and ends with status 2 where it is none."""
    from handrail.core.playbook.load import PlaybookError, load_playbook  # noqa: PLC0415

    try:
        return load_playbook(text)
    except PlaybookError as error:
        for problem in error.problems:
            click.echo(f"{where}:{problem.line}:{problem.column}: error: {problem}", err=True)
        sys.exit(UNREADABLE)
