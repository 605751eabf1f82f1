"""`handrail init`: a real, empty workspace."""

from __future__ import annotations

import sys
import zoneinfo
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from handrail import starters
from handrail.commands.database import bring_up_to_date
from handrail.commands.django import with_django
from handrail.core.playbook.heading import with_heading
from handrail.starters import KINDS

if TYPE_CHECKING:
    from handrail.store.models import Workspace

CHANNELS = ("form", "chat", "call", "email", "ad", "referral", "crm")
MODES = ("sandbox", "shadow")
EPILOG = """\b
Examples:
  handrail init                                       (asks for everything)
  HANDRAIL_OWNER_PASSWORD=… handrail init --workspace "Cedar & Stone" \\
    --email dana@cedar.example --name "Dana Reed" --time-zone Europe/Berlin

\b
Exit status: 0 when the workspace is there, made now or before; 1 when it could not be made
(the reason is printed, and nothing was made); 2 for options that cannot be used.
"""


class AskedAtTerminal(click.Option):
    """Asked for where somebody sits at a terminal; elsewhere the default is taken."""

    def prompt_for_value(self, ctx: click.Context) -> Any:
        """What click calls for an option that was not given."""
        if sys.stdin.isatty():
            return super().prompt_for_value(ctx)
        return self.get_default(ctx, call=True)


def _address(_context: click.Context, _parameter: click.Parameter, value: str) -> str:
    name, at, domain = value.strip().partition("@")
    if value.strip() and not (name and at and domain):
        raise click.BadParameter(f"{value!r} is no e-mail address.")
    return value.strip()


def _zone(_context: click.Context, _parameter: click.Parameter, value: str) -> str:
    if value not in zoneinfo.available_timezones():
        raise click.BadParameter(
            f"{value!r} is no time zone: use a name such as Europe/Berlin or America/Chicago."
        )
    return value


def _filled(_context: click.Context, _parameter: click.Parameter, value: str) -> str:
    if not value.strip():
        raise click.BadParameter("this cannot be empty.")
    return value.strip()


@click.command(short_help="Make a workspace: owner, first source, first playbook.", epilog=EPILOG)
@click.option(
    "--workspace", prompt="Name of the business", callback=_filled, help="The business's own name."
)
@click.option(
    "--email", prompt="Owner's e-mail address", callback=_address, help="Whose account it is."
)
@click.option("--name", prompt="Owner's name", callback=_filled, help="As shown beside decisions.")
@click.option(
    "--password",
    envvar="HANDRAIL_OWNER_PASSWORD",
    help="Asked for, hidden, when not given. HANDRAIL_OWNER_PASSWORD keeps it out of the shell's "
    "history.",
)
@click.option(
    "--time-zone",
    cls=AskedAtTerminal,
    default="UTC",
    prompt="Time zone",
    callback=_zone,
    show_default=True,
    help="Such as Europe/Berlin.",
)
@click.option(
    "--reply-address",
    cls=AskedAtTerminal,
    default="",
    prompt="Address that replies come from (may be empty)",
    help="Replies are sent from it; empty means the installation's HANDRAIL_MAIL_FROM.",
    callback=_address,
)
@click.option(
    "--channel",
    cls=AskedAtTerminal,
    prompt="First way in",
    type=click.Choice(CHANNELS),
    default="form",
    show_default=True,
    help="Kind of the first source.",
)
@click.option(
    "--source-name",
    cls=AskedAtTerminal,
    prompt="Its name",
    default="Website form",
    show_default=True,
    help="As you call it.",
)
@click.option(
    "--playbook",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A playbook file, in place of a starter.",
)
@click.option(
    "--starter",
    type=click.Choice(KINDS),
    help=f"The playbook to begin with (default: {KINDS[0]}).",
)
@click.option(
    "--mode",
    type=click.Choice(MODES),
    default="sandbox",
    show_default=True,
    help="How far the playbook's work may go; neither sends anything. It goes live by its decision "
    "guide.",
)
@with_django
def init(
    workspace: str,
    email: str,
    name: str,
    password: str | None,
    time_zone: str,
    reply_address: str,
    channel: str,
    source_name: str,
    playbook: Path | None,
    starter: str | None,
    mode: str,
) -> None:
    """Make a workspace that takes leads from the first minute.

    What is not given as an option is asked for. Run again with the same business name it changes
    nothing and says what there is.
    """
    from django.utils import timezone  # noqa: PLC0415

    from handrail.pipeline.errors import Refused  # noqa: PLC0415
    from handrail.pipeline.workspaces import create_workspace  # noqa: PLC0415

    if playbook is not None and starter is not None:
        raise click.UsageError("Give a playbook file or a starter, not both.")
    bring_up_to_date()
    present = _find(workspace)
    if present is not None:
        click.echo(f"There is a workspace {present.name!r} already; nothing was changed.")
        _say(present)
        return
    try:
        made = create_workspace(
            name=workspace,
            time_zone=time_zone,
            owner_email=email,
            owner_name=name,
            owner_password=password or _ask_for_password(email, name),
            playbook_yaml=_document(playbook, starter or KINDS[0], workspace),
            source_name=source_name,
            source_channel=channel,
            reply_address=reply_address,
            mode=mode,
            now=timezone.now(),
        )
    except Refused as refused:
        raise click.ClickException(str(refused)) from refused
    _say(made)
    click.echo("Next: `handrail check`, then `handrail serve`, and sign in.")


def _find(name: str) -> Workspace | None:
    from handrail.store.models import Workspace  # noqa: PLC0415

    return Workspace.objects.filter(name=name).first()


def _ask_for_password(email: str, name: str) -> str:
    """Ask until it is good, so that a weak one does not cost the other answers.

    Somebody who has an account already keeps the password that they have.
    """
    from handrail.pipeline.errors import Invalid  # noqa: PLC0415
    from handrail.pipeline.workspaces import check_password, has_account  # noqa: PLC0415

    if has_account(email):
        click.echo(f"{email} has an account already and keeps its password.")
        return ""
    while True:
        given: str = click.prompt("Password", hide_input=True, confirmation_prompt=True)
        try:
            check_password(given, email=email, name=name)
        except Invalid as invalid:
            click.echo(str(invalid), err=True)
        else:
            return given


def _say(made: Workspace) -> None:
    from handrail.store.models import Playbook, Source  # noqa: PLC0415

    click.echo(f"workspace: {made.slug}")
    for playbook in Playbook.objects.of(made).order_by("created_at"):
        click.echo(f"playbook: {playbook.name}, {playbook.mode}")
    for source in Source.objects.of(made).order_by("created_at"):
        click.echo(f"source: {source.name} ({source.channel}), POST to /in/{source.key}")


def _document(path: Path | None, kind: str, business: str) -> str:
    if path is not None:
        return _read(path)
    return with_heading(starters.starter(kind).text, {"business": business})


def _read(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise click.ClickException(f"{path} cannot be read as UTF-8 text: {error}") from error
