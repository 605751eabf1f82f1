"""`handrail audit`: prove that the history is whole."""

from __future__ import annotations

import click

from handrail.commands.django import quiet_exit, with_django


@click.group(short_help="Prove that the history is whole.")
def audit() -> None:
    """The audit trail: every step of every lead, in a chain of hashes per workspace."""


@audit.command(short_help="Read every chain and name whatever is wrong.")
@click.option("--workspace", help="Only this workspace (its short name).")
@with_django
def verify(workspace: str | None) -> None:
    """Read the whole chain of each workspace.

    A changed, removed, inserted or reordered event is named with its number. Exit status: 0 only
    when every chain is intact, 1 when one is not, 2 when there is no such workspace.
    """
    from handrail.store.audit import verify as verify_chain  # noqa: PLC0415
    from handrail.store.models import Workspace  # noqa: PLC0415

    rows = Workspace.objects.order_by("slug")
    if workspace:
        rows = rows.filter(slug=workspace)
        if not rows:
            raise click.UsageError(f"There is no workspace {workspace!r}.")
    intact = True
    for row in rows:
        result = verify_chain(row)
        intact = intact and result.intact
        state = "intact" if result.intact else "NOT intact"
        click.echo(f"{row.slug}: {state}, {result.events} events")
        for problem in result.problems:
            click.echo(f"  {problem.message}")
    quiet_exit(0 if intact else 1)
