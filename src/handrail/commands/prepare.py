"""`handrail prepare`: the path up to review, without a database or network."""

from __future__ import annotations

import sys
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TextIO

import click


@click.command(short_help="Prepare leads up to review, without a database.")
@click.option(
    "--playbook",
    "path",
    required=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="The playbook file.",
)
@click.argument("source", type=click.File(encoding="utf-8", errors="surrogateescape"), default="-")
@click.option("--processes", type=click.IntRange(1, 64), help="Default: one for each core.")
def prepare(path: Path, source: TextIO, processes: int | None) -> None:
    """Screen and prepare leads with the built-in engine; JSON Lines in, JSON Lines out, in order.

    In: {"id", "channel", "fields": {"name", "email", "phone", "message", …}}.
    Out: {"id", "verdict", "findings", "outputs"}; a lead that a person must see first has none.

    Example: handrail prepare --playbook starters/trades.playbook.yaml < leads.jsonl > out.jsonl

    Exit status: 0 when every line was answered, 2 when one could not be (named on standard error).
    """
    from handrail.commands.lines import answer_lines  # noqa: PLC0415
    from handrail.core.playbook.load import PlaybookError, load_playbook  # noqa: PLC0415
    from handrail.core.preparation.run import prepare_record  # noqa: PLC0415

    try:
        playbook = load_playbook(path.read_text("utf-8"))
    except (PlaybookError, UnicodeDecodeError) as error:
        raise click.ClickException(f"{path} cannot be used:\n{error}") from error
    today = datetime.now().astimezone().date()
    work = partial(prepare_record, playbook=playbook, today=today)
    if not answer_lines(source, work, processes=processes):
        sys.exit(2)
