"""`--help` everywhere: quick, with a purpose, options in words and how the command ends."""

from __future__ import annotations

import subprocess
import sys

import pytest

from handrail.commands.main import COMMANDS
from tests.commands.conftest import Run

OPERATING = ("init", "serve", "worker", "check", "import")


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_explains_itself(run: Run, name: str) -> None:
    said = run(name, "--help")
    assert said.exit_code == 0, said.output
    assert "Usage:" in said.output
    assert max(map(len, said.output.splitlines())) <= 100


@pytest.mark.parametrize("name", OPERATING)
def test_operating_commands_tell_their_exit_status(run: Run, name: str) -> None:
    assert "Exit status: 0" in run(name, "--help").output


def test_the_list_of_commands_says_what_each_is_for(run: Run) -> None:
    lines = run("--help").output.splitlines()
    for name in COMMANDS:
        line = next(line for line in lines if line.split()[:1] == [name])
        assert len(line.split()) > 3


def test_a_mistyped_command_is_named(run: Run) -> None:
    said = run("serv")
    assert said.exit_code == 2
    assert "serv" in said.output


def test_help_and_scan_load_no_django() -> None:
    code = (
        "import sys\n"
        "from click.testing import CliRunner\n"
        "from handrail.commands.main import main\n"
        "assert CliRunner().invoke(main, ['--help']).exit_code == 0\n"
        "assert CliRunner().invoke(main, ['scan'], input='').exit_code == 0\n"
        "loaded = {'django', 'procrastinate', 'httpx'} & set(sys.modules)\n"
        "assert not loaded, loaded\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=120)
