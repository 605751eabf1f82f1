"""`handrail init`: a real, empty workspace."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import click

from handrail.commands.django import with_django

CHANNELS = ("form", "chat", "call", "email", "ad", "referral", "crm")


@click.command(short_help="Make a workspace: owner, first source, first playbook.")
@click.option("--workspace", prompt="Name of the business", help="The business's own name.")
@click.option("--email", prompt="Owner's e-mail address", help="Whose account it is.")
@click.option("--name", prompt="Owner's name", help="As shown beside decisions.")
@click.option(
    "--password",
    prompt="Password (at least 10 characters)",
    hide_input=True,
    confirmation_prompt=True,
    envvar="HANDRAIL_OWNER_PASSWORD",
    help="Asked for when not given; HANDRAIL_OWNER_PASSWORD keeps it out of the shell's history.",
)
@click.option("--time-zone", default="UTC", prompt="Time zone", help="Such as Europe/Berlin.")
@click.option(
    "--reply-address",
    default="",
    prompt="Address that replies come from (may be empty)",
    help="Replies are sent from it; empty means the installation's HANDRAIL_MAIL_FROM.",
)
@click.option(
    "--channel",
    type=click.Choice(CHANNELS),
    default="form",
    prompt="First way in",
    help="Kind of the first source.",
)
@click.option("--source-name", default="Website form", prompt="Its name", help="As you call it.")
@click.option(
    "--playbook",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A playbook file (default: the starter for local trades).",
)
@click.option(
    "--mode",
    type=click.Choice(("sandbox", "shadow", "live")),
    default="sandbox",
    help="How far the playbook's work may go; sandbox sends nothing.",
)
@with_django
def init(
    workspace: str,
    email: str,
    name: str,
    password: str,
    time_zone: str,
    reply_address: str,
    channel: str,
    source_name: str,
    playbook: Path | None,
    mode: str,
) -> None:
    """Make a workspace that takes leads from the first minute. Nothing is sent in sandbox mode.

    Example: handrail init --workspace "Cedar & Stone" --email dana@cedar.example --name Dana
    """
    from django.core.management import call_command  # noqa: PLC0415
    from django.utils import timezone  # noqa: PLC0415

    from handrail.pipeline.errors import Refused  # noqa: PLC0415
    from handrail.pipeline.workspaces import create_workspace  # noqa: PLC0415
    from handrail.store.models import Source  # noqa: PLC0415

    call_command("migrate", verbosity=0, interactive=False)
    try:
        made = create_workspace(
            name=workspace,
            time_zone=time_zone,
            owner_email=email,
            owner_name=name,
            owner_password=password,
            playbook_yaml=_document(playbook, workspace),
            source_name=source_name,
            source_channel=channel,
            reply_address=reply_address,
            mode=mode,
            now=timezone.now(),
        )
    except Refused as refused:
        raise click.ClickException(str(refused)) from refused
    source = Source.objects.of(made).get()
    click.echo(f"workspace: {made.slug}")
    click.echo(f"source: {source.name}, POST to /in/{source.key}")
    click.echo("Next: `handrail check`, then `handrail serve`, and sign in.")


def _document(path: Path | None, business: str) -> str:
    if path is not None:
        return path.read_text("utf-8")
    starter = files("handrail.starters").joinpath("trades.playbook.yaml").read_text("utf-8")
    quoted = business.replace("\\", "\\\\").replace('"', '\\"')
    lines = [
        f'business: "{quoted}"' if line.startswith("business:") else line
        for line in starter.splitlines()
    ]
    return "\n".join(lines) + "\n"
