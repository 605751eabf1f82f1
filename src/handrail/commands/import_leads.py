"""`handrail import`: leads from a CSV file, or from saved messages."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from handrail.commands.django import quiet_exit, with_django

if TYPE_CHECKING:
    from handrail.pipeline.csv_import import Summary
    from handrail.store.models import Member, Source


@click.command(name="import", short_help="Take leads in from a CSV file or saved messages.")
@click.option("--source", "key", required=True, help="The source's key, or its name.")
@click.option("--by", "email", help="Member in whose name it is done (default: an owner).")
@click.option("--dry-run", is_flag=True, help="Read and report; take nothing in.")
@click.argument("files", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@with_django
def import_leads(key: str, email: str | None, dry_run: bool, files: tuple[Path, ...]) -> None:
    """Take in FILES: CSV files (columns are recognised by their names), .eml files, or folders.

    A folder is searched for .eml files, a maildir's too. Rows and messages that were taken in
    before make no second lead, so that an import may be repeated.

    \b
    Examples:
      handrail import --source "Website form" --dry-run old-leads.csv
      handrail import --source info-mailbox ~/Maildir/cur

    Exit status: 0 when everything was taken in, 1 when some could not (named on standard error).
    """
    from handrail.commands.database import require_up_to_date  # noqa: PLC0415
    from handrail.pipeline.csv_import import Summary  # noqa: PLC0415

    require_up_to_date()
    source, member = _who(key, email)
    total = Summary()
    for path in files:
        if path.is_file() and path.suffix.lower() == ".csv":
            _add(total, _csv(path, source, member, dry_run=dry_run))
        else:
            _add(total, _mails(path, source, dry_run=dry_run))
    click.echo(
        f"{'Would take in' if dry_run else 'New leads'}: {total.created}, "
        f"known already: {total.duplicates}, joined: {total.joined}, "
        f"not taken: {len(total.errors)}"
    )
    quiet_exit(1 if total.errors else 0)


def _who(key: str, email: str | None) -> tuple[Source, Member]:
    from handrail.pipeline.owners import named_members  # noqa: PLC0415
    from handrail.store.models import Source  # noqa: PLC0415

    rows = Source.objects.select_related("workspace", "playbook__active_version")
    found = list(rows.filter(key=key)) or list(rows.filter(name=key))
    if len(found) != 1:
        names = ", ".join(f"{row.name} ({row.key})" for row in rows.order_by("name")) or "none"
        raise click.UsageError(f"Say which source: {key!r} names {len(found)}. There are {names}.")
    members = named_members(found[0].workspace, [email] if email else ["owner"])
    if not members:
        raise click.UsageError(f"{email or 'An owner'} is not an active member of the workspace.")
    return found[0], members[0]


def _add(total: Summary, more: Summary) -> None:
    total.created += more.created
    total.duplicates += more.duplicates
    total.joined += more.joined
    total.errors += more.errors


def _csv(path: Path, source: Source, member: Member, *, dry_run: bool) -> Summary:
    from django.utils import timezone  # noqa: PLC0415

    from handrail.core.intake.errors import IntakeError  # noqa: PLC0415
    from handrail.pipeline import csv_import  # noqa: PLC0415

    content = path.read_bytes()
    try:
        found = csv_import.preview(member, source.id, content=content)
        if dry_run:
            summary = csv_import.Summary(
                created=found.total - len(found.errors), errors=list(found.errors)
            )
        else:
            label = f"Importing {path.name}"
            with click.progressbar(length=found.total, label=label, file=sys.stderr) as bar:
                summary = csv_import.run_import(
                    member,
                    source.id,
                    content=content,
                    now=timezone.now(),
                    progress=lambda done, _total: bar.update(done - bar.pos),
                )
    except IntakeError as error:
        raise click.ClickException(f"{path}: {error}") from error
    for fault in summary.errors:
        click.echo(f"{path}: row {fault.row}: {fault.message}", err=True)
    return summary


def _mails(path: Path, source: Source, *, dry_run: bool) -> Summary:
    from handrail.pipeline.csv_import import RowError, Summary  # noqa: PLC0415

    summary = Summary()
    paths = list(_mail_files(path))
    with click.progressbar(paths, label=f"Reading {path.name}", file=sys.stderr) as bar:
        for number, mail in enumerate(bar, start=1):
            try:
                _mail(mail, source, summary, dry_run=dry_run)
            except ValueError as error:
                summary.errors.append(RowError(number, str(error)))
                click.echo(f"{mail}: {error}", err=True)
    return summary


def _mail_files(path: Path) -> Iterator[Path]:
    if path.is_file():
        yield path
        return
    in_maildir = {"cur", "new"}
    for found in sorted(path.rglob("*")):
        if found.is_file() and (found.suffix == ".eml" or found.parent.name in in_maildir):
            yield found


def _mail(path: Path, source: Source, summary: Summary, *, dry_run: bool) -> None:
    from django.utils import timezone  # noqa: PLC0415

    from handrail.core.intake.errors import IntakeError  # noqa: PLC0415
    from handrail.core.intake.mail import parse_mail  # noqa: PLC0415
    from handrail.pipeline.mail_intake import accept_mail  # noqa: PLC0415

    raw = path.read_bytes()
    try:
        if dry_run:
            summary.created += parse_mail(raw).is_for_people
            return
        accepted = accept_mail(source, raw=raw, now=timezone.now())
    except IntakeError as error:
        raise ValueError(str(error)) from error
    if accepted is not None:
        summary.duplicates += accepted.duplicate
        summary.joined += accepted.joined
        summary.created += not (accepted.duplicate or accepted.joined)
