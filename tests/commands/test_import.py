"""`handrail import` and `handrail audit verify` on a workspace."""

from __future__ import annotations

from email.message import EmailMessage
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from django.db import connection

from handrail.commands.main import main
from handrail.store.models import Lead, Source
from handrail.store.triggers import RULES, drop_statements
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def source() -> Source:
    space = factories.workspace()
    factories.member(space, "owner")
    return factories.source(space, "form", name="Website form")


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments)


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "leads.csv"
    path.write_text(
        "Full name;E-mail;Message\nAnn;ann@example.com;Could you paint a room?\nBob;bob@x.org;\n"
    )
    return path


def test_good_rows_are_taken_in_and_bad_ones_named(source: Source, table: Path) -> None:
    result = run("import", "--source", "Website form", str(table))
    assert result.exit_code == 1
    assert "New leads: 1" in result.stdout
    assert "row 3: Message is missing" in result.stderr
    assert Lead.objects.get().contact.email == "ann@example.com"


def test_a_repeated_import_makes_no_second_lead(source: Source, table: Path) -> None:
    for _ in range(2):
        result = run("import", "--source", source.key, str(table))
    assert "New leads: 0, known already: 1" in result.stdout
    assert Lead.objects.count() == 1


def test_a_dry_run_takes_nothing_in(source: Source, table: Path) -> None:
    assert (
        "Would take in: 1" in run("import", "--source", source.key, "--dry-run", str(table)).stdout
    )
    assert not Lead.objects.exists()


def test_a_folder_of_messages_is_taken_in(source: Source, tmp_path: Path) -> None:
    for number in range(3):
        mail = EmailMessage()
        mail["From"], mail["Subject"] = f"p{number}@example.com", "Tap"
        mail["Message-ID"] = f"<{number}@example.com>"
        mail.set_content(f"Our tap number {number} drips.")
        (tmp_path / f"{number}.eml").write_bytes(mail.as_bytes())
    (tmp_path / "notes.txt").write_text("no mail")
    assert "New leads: 3" in run("import", "--source", source.key, str(tmp_path)).stdout


def test_an_unknown_source_is_told_with_those_that_are(source: Source, table: Path) -> None:
    result = run("import", "--source", "nope", str(table))
    assert result.exit_code == 2
    assert "Website form" in result.stderr


def test_verify_ends_well_only_on_an_intact_chain(source: Source, table: Path) -> None:
    run("import", "--source", source.key, str(table))
    assert run("audit", "verify").exit_code == 0
    with connection.cursor() as cursor:
        for statement in drop_statements(connection.vendor, RULES):
            cursor.execute(statement)
        cursor.execute("UPDATE store_auditevent SET action = 'nothing' WHERE sequence = 1")
    result = run("audit", "verify")
    assert result.exit_code == 1
    assert "event 1 (nothing" in result.stdout
