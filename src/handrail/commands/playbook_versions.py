"""`handrail playbook diff`, `show`, `add`, `activate`: what differs, is there and is used."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from handrail.commands.database import require_up_to_date
from handrail.commands.django import quiet_exit, set_up, with_django
from handrail.commands.playbook_text import playbook_of, text_of

if TYPE_CHECKING:
    from handrail.core.playbook.document import Playbook as Document
    from handrail.store.models import Playbook

SAME, DIFFERENT = 0, 1
DIFF_EPILOG = """\b
Examples:
  handrail playbook diff old.playbook.yaml new.playbook.yaml
  handrail playbook diff "Local trades" --from 3 --to 5

\b
Exit status, as of diff: 0 when no rule differs, 1 when one does, 2 when something cannot be read
or is not there.
"""
SHOW_EPILOG = """\b
Examples:
  handrail playbook show
  handrail playbook show "Local trades" --version 3 > trades.playbook.yaml

\b
Exit status: 0 when it is shown, 2 when it is not there.
"""
ACT_EPILOG = """\b
Exit status: 0 when it is done, 1 when it was refused (the reason is printed, and nothing was
changed), 2 when the file, playbook, version, workspace or member is not there.
"""
in_workspace = click.option("--workspace", help="Its short name; needed where two would fit.")
acting = click.option(
    "--as", "email", required=True, help="E-mail address of the member in whose name it is done."
)


@click.command(short_help="Say in words what differs.", epilog=DIFF_EPILOG)
@click.argument("which", nargs=-1, required=True, metavar="A B | NAME")
@click.option("--from", "old", type=click.IntRange(1), help="Version (default: the active one).")
@click.option("--to", "new", type=click.IntRange(1), help="Version (default: the newest).")
@in_workspace
def diff(which: tuple[str, ...], old: int | None, new: int | None, workspace: str | None) -> None:
    """Say what differs between two files, or between two versions of the playbook NAME.

    What a default says counts as said. Comments and layout are no difference.
    """
    if len(which) == 1:
        before, after, told = _versions(which[0], old, new, workspace)
    elif len(which) == len(("A", "B")) and not (old or new or workspace):
        before, after, told = _files(Path(which[0]), Path(which[1]))
    else:
        raise click.UsageError("Name two files, or one playbook with --from and --to.")
    from handrail.core.playbook.differences import differences  # noqa: PLC0415

    found = differences(before, after)
    click.echo(told if found else f"{told}: no rule differs.")
    for difference in found:
        click.echo(f"  {difference}.")
    quiet_exit(DIFFERENT if found else SAME)


def _files(old: Path, new: Path) -> tuple[Document, Document, str]:
    before, after = (playbook_of(text_of(path), str(path)) for path in (old, new))
    return before, after, f"From {old} to {new}"


def _versions(
    name: str, old: int | None, new: int | None, workspace: str | None
) -> tuple[Document, Document, str]:
    set_up()
    from handrail.commands import playbook_rows as rows  # noqa: PLC0415
    from handrail.store import facts  # noqa: PLC0415

    require_up_to_date()
    row = rows.playbook(name, workspace)
    newest = row.versions.order_by("-number").values_list("number", flat=True).first()
    before = rows.version(row, old, "--from")
    after = rows.version(row, new or newest, "--to")
    told = f"“{row.name}” from version {before.number} to version {after.number}"
    return facts.playbook_of(before), facts.playbook_of(after), told


@click.command(short_help="List the playbooks, or print one version.", epilog=SHOW_EPILOG)
@click.argument("name", required=False)
@click.option("--version", "number", type=click.IntRange(1), help="Default: the active one.")
@in_workspace
@with_django
def show(name: str | None, number: int | None, workspace: str | None) -> None:
    """List every playbook with its mode and active version, or print the text of NAME's version.

    The text is printed byte for byte as it was written.
    """
    from handrail.commands import playbook_rows as rows  # noqa: PLC0415

    require_up_to_date()
    if name is not None:
        version = rows.version(rows.playbook(name, workspace), number, "--version")
        click.echo(version.document.encode(), nl=False)
        return
    if number is not None:
        raise click.UsageError("Name the playbook whose version it is.")
    found = rows.playbooks(workspace)
    for row in found:
        click.echo(f"{row.workspace.slug}: “{row.name}”, {row.mode}, {_versions_of(row)}")
    if not found:
        click.echo("There is no playbook yet.")


def _versions_of(row: Playbook) -> str:
    count = row.versions.count()
    active = f"version {row.active_version.number}" if row.active_version else "no version"
    return f"{active} active of {count}"


@click.command(short_help="Keep a file as a playbook or as a new version.", epilog=ACT_EPILOG)
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@acting
@in_workspace
@click.option("--name", help="Call it so, whatever name stands in the file.")
@click.option("--changed", default="", help="What changed, and why: a new version needs it.")
@with_django
def add(file: Path, email: str, workspace: str | None, name: str | None, changed: str) -> None:
    """Keep FILE: as a new version where a playbook of its name is there, else as a new playbook.

    A new playbook begins in sandbox mode. A new version is used once it is activated.
    """
    from handrail.commands import playbook_changes as changes  # noqa: PLC0415
    from handrail.commands import playbook_rows as rows  # noqa: PLC0415

    require_up_to_date()
    member = rows.own_member(email, workspace)
    text = text_of(file)
    if name:
        text = _headed(text, name, file)
    click.echo(changes.add(member, text, changed=changed))


def _headed(text: str, name: str, file: Path) -> str:
    from handrail.core.playbook.heading import with_heading  # noqa: PLC0415
    from handrail.core.playbook.load import PlaybookError  # noqa: PLC0415

    try:
        return with_heading(text, {"name": name})
    except PlaybookError as error:
        click.echo(f"{file} cannot be used:\n{error}", err=True)
        sys.exit(1)


@click.command(short_help="Use a version for new leads.", epilog=ACT_EPILOG)
@click.argument("name")
@click.argument("number", type=click.IntRange(1), metavar="VERSION")
@acting
@in_workspace
@with_django
def activate(name: str, number: int, email: str, workspace: str | None) -> None:
    """Prepare new leads under VERSION of the playbook NAME from now on; an older one may return.

    It is done in the name of the member, with their permissions, and stands so in the audit trail.
    """
    from handrail.commands import playbook_changes as changes  # noqa: PLC0415
    from handrail.commands import playbook_rows as rows  # noqa: PLC0415

    require_up_to_date()
    row = rows.playbook(name, workspace)
    version = rows.version(row, number, "VERSION")
    click.echo(changes.activate(rows.member(email, row.workspace), version))
