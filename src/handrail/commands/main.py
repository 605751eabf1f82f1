"""The `handrail` command and its subcommands, each imported when it is asked for."""

from __future__ import annotations

from importlib import import_module

import click

from handrail import __version__

COMMANDS = {
    "init": "handrail.commands.init:init",
    "serve": "handrail.commands.serve:serve",
    "worker": "handrail.commands.worker:worker",
    "check": "handrail.commands.check:check",
    "import": "handrail.commands.import_leads:import_leads",
    "scan": "handrail.commands.scan:scan",
    "prepare": "handrail.commands.prepare:prepare",
    "playbook": "handrail.commands.playbook:playbook",
    "audit": "handrail.commands.audit:audit",
    "demo": "handrail.commands.demo:demo",
}


class LazyCommands(click.Group):
    """A group whose subcommands are imported on first use, so that `scan` starts fast."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return list(COMMANDS)

    def get_command(
        self,
        ctx: click.Context,  # noqa: ARG002
        cmd_name: str,
    ) -> click.Command | None:
        target = COMMANDS.get(cmd_name)
        if target is None:
            return None
        module, _, name = target.partition(":")
        command: click.Command = getattr(import_module(module), name)
        return command


@click.group(
    cls=LazyCommands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, prog_name="handrail")
def main() -> None:
    """Human-reviewed AI lead follow-up: AI drafts, people decide.

    Begin with `handrail init`, then `handrail check`, then `handrail serve`. Settings are
    environment variables that begin with HANDRAIL_; `handrail check` explains them.
    """
