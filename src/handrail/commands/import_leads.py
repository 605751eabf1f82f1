"""`handrail import`: leads from tables and mails that exist already."""

from __future__ import annotations

from pathlib import Path

import click

from handrail.commands.database import require_up_to_date
from handrail.commands.django import quiet_exit, with_django

EPILOG = """\b
Examples:
  handrail import leads.csv --source "Website form" --dry-run
  handrail import leads.csv --source "Website form" --map "Your name=name" --map "Notes=message"
  handrail import ~/Maildir old/enquiry.eml --source "info@ mailbox"

\b
Exit status: 0 when everything was taken in (or could be, with --dry-run), 1 when something could
not (each is named on standard error, the rest is in), 2 for options that cannot be used.
"""


@click.command("import", short_help="Take in leads from CSV files and mails.", epilog=EPILOG)
@click.argument("files", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@click.option("--source", "source_name", required=True, help="Its name or its key.")
@click.option("--workspace", help="Short name; needed where two have a source of this name.")
@click.option("--by", "email", help="Member in whose name it is done (default: an owner).")
@click.option(
    "--map",
    "pairs",
    multiple=True,
    metavar="COLUMN=FIELD",
    help="What a column is, where its name does not say it; may be repeated.",
)
@click.option("--dry-run", is_flag=True, help="Read and report; take nothing in.")
@with_django
def import_leads(
    files: tuple[Path, ...],
    source_name: str,
    workspace: str | None,
    email: str | None,
    pairs: tuple[str, ...],
    dry_run: bool,
) -> None:
    """Take FILES into a source: each is a .csv, .eml or .mbox file, a maildir or a folder of .eml.

    Every lead is stored by itself, so an import that was broken off is simply run again: what is
    in already is recognised and makes no second lead.
    """
    from handrail.commands.importing import Import, choose  # noqa: PLC0415
    from handrail.pipeline.errors import Refused  # noqa: PLC0415

    require_up_to_date()
    try:
        source, member = choose(source_name, workspace, email)
        work = Import(source, member, _mapping(pairs), dry_run)
        for path in files:
            work.take(path)
    except Refused as refused:
        raise click.ClickException(str(refused)) from refused
    for error in work.outcome.errors:
        click.echo(error, err=True)
    click.echo(work.outcome.in_words(dry_run=dry_run))
    quiet_exit(1 if work.outcome.errors else 0)


def _mapping(pairs: tuple[str, ...]) -> dict[str, str]:
    given = {}
    for pair in pairs:
        column, equals, name = pair.rpartition("=")
        if not (column and equals and name):
            raise click.BadParameter(f"{pair!r} is not COLUMN=FIELD.", param_hint="--map")
        given[column.strip()] = name.strip()
    return given
