"""Commands, targets and settings: what there is is documented, and what is documented is there."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import click
import pytest

from handrail.commands.main import main
from handrail.config.environment import Environment
from tests.docs.documents import ROOT, command_lines, documents, read
from tests.programs import program


def targets() -> set[str]:
    """The targets of the Makefile that it lists itself."""
    return set(re.findall(r"^([a-z][a-z-]*):.*## ", read("Makefile"), re.MULTILINE))


def subcommands() -> set[str]:
    """What `handrail` knows."""
    return set(main.list_commands(click.Context(main)))


def mentioned() -> list[tuple[str, str]]:
    """Every command of every document."""
    return [
        (path.name, line)
        for path in documents()
        for line in command_lines(path.read_text(encoding="utf-8"))
    ]


@pytest.mark.parametrize(("document", "line"), mentioned())
def test_a_command_of_a_document_exists(document: str, line: str) -> None:
    words = line.split()
    if words[0] == "make":
        assert words[1] in targets(), document
        return
    assert words[1] in {*subcommands(), "COMMAND"}, document
    if words[1] != "COMMAND":
        given = {word.partition("=")[0] for word in words if word.startswith("--")} - {"--help"}
        assert given <= options(words[1:]), document


def options(words: list[str]) -> set[str]:
    """The options of a command or of its subcommand."""
    command = main.get_command(click.Context(main), words[0])
    assert command is not None
    if isinstance(command, click.Group):
        command = command.commands[words[1]]
    return {name for parameter in command.params for name in parameter.opts}


def test_make_help_lists_every_target() -> None:
    said = subprocess.run(
        [program("make"), "help"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout
    assert set(re.findall(r"^  make (\S+) ", said, re.MULTILINE)) == targets()
    assert all(name in said for name in ("PORT", "HANDRAIL_DATA_DIR"))


@pytest.mark.parametrize("path", documents(), ids=lambda path: path.name)
def test_a_command_named_in_a_sentence_exists(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    named = set(re.findall(r"`(?:\.venv/bin/)?handrail ([a-z]+)", text))
    assert named <= subcommands()
    assert set(re.findall(r"`make ([a-z-]+)`", text)) <= targets()


def test_every_command_is_documented() -> None:
    told = set(re.findall(r"^\| `handrail (\w+)`", read("docs/commands.md"), re.MULTILINE))
    assert told == subcommands()


def test_every_setting_is_documented_with_its_default() -> None:
    text = read("docs/running.md")
    told = set(re.findall(r"`(HANDRAIL_[A-Z_]+)`", text))
    known = {f"HANDRAIL_{name.upper()}" for name in Environment.model_fields}
    assert told == known | {"HANDRAIL_OWNER_PASSWORD"}
    for name, field in Environment.model_fields.items():
        row = next(line for line in text.splitlines() if f"| `HANDRAIL_{name.upper()}`" in line
                   or f"`HANDRAIL_{name.upper()}` |" in line)  # fmt: skip
        default = str(field.default).lower() if isinstance(field.default, bool) else field.default
        if default not in ("", None) and name != "secret_key":
            assert f"`{default}`" in row, row


def test_the_readme_has_its_two_commands() -> None:
    first, second, *_ = command_lines(read("README.md"))
    assert (first, second) == ("make demo", "make test")


def test_the_starters_of_the_documents_are_there() -> None:
    named = {
        name
        for path in documents()
        for name in re.findall(r"starters/[\w.]+\.yaml", path.read_text(encoding="utf-8"))
    }
    assert named
    for name in named:
        assert (ROOT / name).exists(), name
