"""`handrail audit`: prove that the history is whole."""

from __future__ import annotations

import click

from handrail.commands.database import require_up_to_date
from handrail.commands.django import quiet_exit, with_django

EPILOG = """\b
Examples:
  handrail audit verify
  handrail audit verify --workspace cedar-stone

\b
Exit status: 0 only when every chain is intact, 1 when one is not (or could not be read), 2 when
there is no such workspace.
"""


@click.group(short_help="Prove that the history is whole.")
def audit() -> None:
    """The audit trail: every step of every lead, in a chain of hashes per workspace."""


@audit.command(short_help="Read every chain and name whatever is wrong.", epilog=EPILOG)
@click.option("--workspace", help="Only this workspace (its short name).")
@with_django
def verify(workspace: str | None) -> None:
    """Read the whole chain of each workspace.

    An event that was changed, removed, inserted or moved is named with its number. A chain that
    somebody rewrote from some event to its very end can only be told by the last hash, which is
    printed: keep it elsewhere from time to time, and compare.
    """
    from handrail.store.audit import verify as verify_chain  # noqa: PLC0415
    from handrail.store.models import AuditHead, Workspace  # noqa: PLC0415

    require_up_to_date()
    rows = Workspace.objects.order_by("slug")
    if workspace:
        rows = rows.filter(slug=workspace)
        if not rows:
            raise click.BadParameter(
                f"there is no workspace {workspace!r}.", param_hint="--workspace"
            )
    intact = True
    for row in rows:
        result = verify_chain(row)
        intact = intact and result.intact
        state = "intact" if result.intact else "NOT intact"
        head = AuditHead.objects.filter(workspace=row).first()
        click.echo(
            f"{row.slug}: {state}, {result.events} events, last {head.hash if head else '-'}"
        )
        for problem in result.problems:
            click.echo(f"  {problem.message}")
    if not rows:
        click.echo("There is no workspace yet, so there is no history.")
    quiet_exit(0 if intact else 1)
