"""`handrail serve` as a process: address, worker, a clean end, and what stands in its way."""

from __future__ import annotations

import signal
import socket
import subprocess
from pathlib import Path

import httpx
import pytest
from click.testing import Result
from django.conf import settings
from django.db import connection

from handrail.commands import database
from handrail.store import triggers
from handrail.store.models import Lead, Step
from tests import factories
from tests.commands.conftest import Run
from tests.jobs.conftest import some_step
from tests.jobs.processes import PATIENCE, Workers
from tests.servers.waiting import wait_until


def address_of(process: subprocess.Popen[str]) -> str:
    """What it printed once it took connections."""
    assert process.stdout is not None
    for line in process.stdout:
        if line.startswith("address: "):
            return line.split()[1]
    raise AssertionError("it ended without an address")


def answer(address: str) -> int:
    """The status of the process's own health page."""
    return httpx.get(f"{address}/healthz", timeout=PATIENCE).status_code


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_it_serves_works_and_stops_cleanly(processes: Workers, number: int) -> None:
    server = processes.start("serve", "--port", "0")
    assert answer(address_of(server)) == 200
    lead = factories.lead(factories.workspace(), state=Lead.State.PREPARING)
    step = some_step(lead)
    wait_until(
        lambda: Step.objects.get(pk=step.pk).state == Step.State.DONE, "done", seconds=PATIENCE
    )
    said = processes.stop(server, number)
    assert server.returncode == 0, said
    assert "Stopped." in said
    assert "Traceback" not in said


def test_without_a_worker_nothing_is_worked_on(processes: Workers) -> None:
    server = processes.start("serve", "--port", "0", "--no-worker")
    address = address_of(server)
    step = some_step(factories.lead(factories.workspace()))
    assert answer(address) == 200
    processes.stop(server)
    assert Step.objects.get(pk=step.pk).state == Step.State.PENDING


@pytest.mark.parametrize(("behind_proxy", "told"), [("true", True), ("false", False)])
def test_only_a_proxy_that_was_announced_is_believed(
    processes: Workers, behind_proxy: str, told: bool
) -> None:
    server = processes.start(
        *("serve", "--port", "0", "--no-worker"),
        HANDRAIL_PUBLIC_URL="https://leads.example.com",
        HANDRAIL_BEHIND_PROXY=behind_proxy,
    )
    said = {
        "Host": "leads.example.com",
        "X-Forwarded-Proto": "https",
        "X-Forwarded-For": "192.0.2.7",
    }
    page = httpx.get(f"{address_of(server)}/accounts/login/", headers=said, timeout=PATIENCE)
    processes.stop(server)
    assert page.status_code == 200
    assert ("Strict-Transport-Security" in page.headers) is told


def test_a_port_that_is_taken_is_named(processes: Workers) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        server = processes.start("serve", "--no-worker", PORT=port)
        said, _ = server.communicate(timeout=PATIENCE)
    assert server.returncode == 1
    assert port in said
    assert "--port" in said
    assert "Traceback" not in said


def test_a_database_that_is_away_is_said_in_words(processes: Workers) -> None:
    url = "postgresql://handrail:hidden@127.0.0.1:1/handrail"
    for command in ("serve", "worker", "audit verify"):
        process = processes.start(*command.split(), HANDRAIL_DATABASE_URL=url)
        said, _ = process.communicate(timeout=PATIENCE)
        assert process.returncode == 1, said
        assert "HANDRAIL_DATABASE_URL" in said
        assert "Traceback" not in said
        assert "hidden" not in said


def new_installation(processes: Workers, folder: Path, *command: str) -> subprocess.Popen[str]:
    """A command on a folder without anything in it."""
    return processes.start(*command, HANDRAIL_DATA_DIR=str(folder), HANDRAIL_DATABASE_URL="")


def test_a_worker_does_not_begin_on_a_database_without_tables(
    processes: Workers, tmp_path: Path
) -> None:
    process = new_installation(processes, tmp_path / "new", "worker")
    said, _ = process.communicate(timeout=PATIENCE)
    assert process.returncode == 1
    assert "handrail init" in said


def test_serve_makes_the_tables_of_a_new_database_and_says_so(
    processes: Workers, tmp_path: Path
) -> None:
    server = new_installation(processes, tmp_path / "new", "serve", "--port", "0")
    assert server.stdout is not None
    assert "Making the tables" in server.stdout.readline()
    assert answer(address_of(server)) == 200
    processes.stop(server)
    assert server.returncode == 0


@pytest.mark.django_db
def test_a_database_of_a_newer_handrail_is_left_alone(run: Run) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO django_migrations (app, name, applied) "
            "VALUES ('store', '9999_of_tomorrow', CURRENT_TIMESTAMP)"
        )
    said: Result = run("serve", "--port", "0")
    assert said.exit_code == 1
    assert "9999_of_tomorrow" in said.output


@pytest.mark.django_db(transaction=True)
def test_guards_that_were_removed_are_put_back(capsys: pytest.CaptureFixture[str]) -> None:
    triggers.remove(connection)
    database.bring_up_to_date()
    assert triggers.missing(connection) == []
    assert "guards" in capsys.readouterr().err


@pytest.mark.django_db(transaction=True)
def test_before_an_update_sqlite_is_copied(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL's copies are its owner's")
    monkeypatch.setattr(database, "missing_changes", lambda: (1, False))
    monkeypatch.setitem(settings.DATABASES["default"], "NAME", connection.settings_dict["NAME"])
    factories.workspace(slug="kept")
    database.bring_up_to_date()
    copy = Path(connection.settings_dict["NAME"]).with_name("handrail.before-update.sqlite3")
    assert b"kept" in copy.read_bytes()
    assert copy.stat().st_mode & 0o077 == 0
    assert str(copy) in capsys.readouterr().err
