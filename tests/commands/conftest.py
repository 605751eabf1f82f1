"""Runs `handrail` commands in this process, on the test's database."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from handrail.commands.main import main
from tests.jobs.processes import Workers, workers_in

Run = Callable[..., Result]


@pytest.fixture
def run() -> Run:
    """`run("init", "--name", …, given="typed text")`."""

    def call(*arguments: str, given: str = "", **environment: str) -> Result:
        return CliRunner().invoke(main, arguments, input=given, env=environment)

    return call


@pytest.fixture
def processes(transactional_db: None, tmp_path: Path) -> Iterator[Workers]:
    """Starts commands as processes of their own."""
    with workers_in(tmp_path) as made:
        yield made
