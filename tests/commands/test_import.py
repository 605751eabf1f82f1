"""`handrail import`: tables and mails, in one run or two, with every fault named."""

from __future__ import annotations

import mailbox
from email.message import EmailMessage
from pathlib import Path

import pytest
from click.testing import Result

from handrail.store.models import Lead, SourceRecord, Step, Workspace
from tests import factories
from tests.commands.conftest import Run

pytestmark = pytest.mark.django_db
TABLE = """\
Name,Email,Message
Maria Lopez,maria@example.com,We need a new bathroom
Sam Poe,,
Ann Lee,ann@example.com,"A kitchen, please"
"""


@pytest.fixture
def space() -> Workspace:
    """With a form, a mailbox and an owner."""
    made = factories.workspace(slug="cedar")
    factories.member(made, "owner")
    factories.member(made, "auditor", email="alex@cedar.example")
    factories.source(made, name="Form")
    factories.source(made, "email", name="Mail", key="mail-key")
    return made


@pytest.fixture
def table(tmp_path: Path) -> Path:
    """Three rows, the second without a way to answer."""
    path = tmp_path / "leads.csv"
    path.write_text(TABLE)
    return path


def mail(number: int) -> EmailMessage:
    """An enquiry."""
    made = EmailMessage()
    made["From"] = f"Maria {number} <maria{number}@example.com>"
    made["Subject"] = "Bathroom"
    made["Message-ID"] = f"<{number}@example.com>"
    made.set_content(f"We need {number} bathrooms.")
    return made


def take(run: Run, *arguments: object, source: str = "Form") -> Result:
    """Into a source."""
    return run("import", *map(str, arguments), "--source", source)


def test_good_rows_are_in_and_the_others_named(run: Run, space: Workspace, table: Path) -> None:
    said = take(run, table)
    assert said.exit_code == 1, said.output
    assert "New leads: 2," in said.stdout
    assert "row 3:" in said.stderr
    assert Lead.objects.count() == 2
    assert Step.objects.filter(kind="screen").count() == 2


def test_a_second_run_makes_no_second_lead(run: Run, space: Workspace, table: Path) -> None:
    take(run, table)
    said = take(run, table)
    assert "New leads: 0," in said.stdout
    assert "known already: 2," in said.stdout
    assert Lead.objects.count() == 2


def test_a_dry_run_takes_nothing_in_and_says_what_each_column_is(
    run: Run, space: Workspace, table: Path
) -> None:
    said = take(run, table, "--dry-run")
    assert said.exit_code == 1
    assert "column 'Email' is email" in said.stdout
    assert "Would take in: 2," in said.stdout
    assert not Lead.objects.exists()
    assert not SourceRecord.objects.exists()


def test_a_column_can_be_named(run: Run, space: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "odd.csv"
    path.write_text("Who,Where,Wish\nMaria,maria@example.com,A bath\n")
    maps = ("--map", "Who=name", "--map", "Where=email", "--map", "Wish=message")
    said = take(run, path, *maps)
    assert said.exit_code == 0, said.output
    assert Lead.objects.get().fields["name"] == "Maria"


@pytest.mark.parametrize(
    ("more", "word"),
    [
        (("--map", "Nowhere=name"), "'Nowhere'"),
        (("--map", "Name"), "COLUMN=FIELD"),
        (("--by", "nobody@cedar.example"), "nobody@cedar.example"),
        (("--workspace", "other"), "cedar"),
    ],
)
def test_an_option_that_cannot_be_used_is_explained(
    run: Run, space: Workspace, table: Path, more: tuple[str, ...], word: str
) -> None:
    said = take(run, table, *more)
    assert said.exit_code == 2
    assert word in said.output
    assert not Lead.objects.exists()


def test_an_unknown_source_is_answered_with_those_there_are(
    run: Run, space: Workspace, table: Path
) -> None:
    said = take(run, table, source="Fax")
    assert said.exit_code == 2
    assert "'Form'" in said.output
    assert "mail-key" in said.output


def test_who_only_reads_may_not_import(run: Run, space: Workspace, table: Path) -> None:
    said = take(run, table, "--by", "alex@cedar.example")
    assert said.exit_code == 1
    assert not Lead.objects.exists()


def test_mails_from_a_file_a_folder_a_maildir_and_an_mbox(
    run: Run, space: Workspace, tmp_path: Path
) -> None:
    single = tmp_path / "one.eml"
    single.write_bytes(mail(1).as_bytes())
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "two.eml").write_bytes(mail(2).as_bytes())
    (folder / "notes.md").write_text("no mail")
    maildir = mailbox.Maildir(tmp_path / "maildir")
    maildir.add(mail(3))
    mbox = mailbox.mbox(tmp_path / "old.mbox")
    mbox.add(mail(4))
    mbox.close()
    where = (single, folder, tmp_path / "maildir", tmp_path / "old.mbox")
    said = take(run, *where, source="mail-key")
    assert said.exit_code == 0, said.output
    assert "New leads: 4," in said.stdout
    assert Lead.objects.count() == 4
    originals = {bytes(row.body) for row in SourceRecord.objects.all()}
    assert single.read_bytes() in originals
    again = take(run, *where, source="mail-key")
    assert "known already: 4," in again.stdout


def test_a_dry_run_of_mails_takes_nothing_in(run: Run, space: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "one.eml"
    path.write_bytes(mail(1).as_bytes())
    said = take(run, path, "--dry-run", source="Mail")
    assert said.exit_code == 0, said.output
    assert "Would take in: 1," in said.stdout
    assert not SourceRecord.objects.exists()


def test_a_file_that_is_neither_says_what_can_be_read(
    run: Run, space: Workspace, tmp_path: Path
) -> None:
    path = tmp_path / "leads.pdf"
    path.write_bytes(b"%PDF")
    said = take(run, path, source="Mail")
    assert said.exit_code == 1
    assert ".csv" in said.output
    assert "maildir" in said.output
