"""What `handrail import` can read: tables, mails, and the usual ways of keeping many mails."""

from __future__ import annotations

import mailbox
from collections.abc import Iterator
from dataclasses import dataclass
from email import policy
from email.generator import BytesGenerator
from io import BytesIO
from pathlib import Path

import click

TABLES = (".csv", ".tsv", ".txt")
MAILBOXES = (".mbox", ".mbx")
FORMS = "a .csv file, an .eml file, an .mbox file, a maildir, or a folder of .eml files"


@dataclass(frozen=True, slots=True)
class Mail:
    """One message and where it lies, for a person."""

    place: str
    raw: bytes


def is_table(path: Path) -> bool:
    """Whether this is read as rows."""
    return path.is_file() and path.suffix.lower() in TABLES


def count_mails(path: Path) -> int:
    """How many messages `mails` will yield. Raises click.ClickException for anything else."""
    if path.is_dir():
        return len(_files(path))
    if path.suffix.lower() in MAILBOXES:
        return len(mailbox.mbox(path, create=False))
    if path.suffix.lower() == ".eml":
        return 1
    raise click.ClickException(f"{path} is none of these: {FORMS}.")


def mails(path: Path) -> Iterator[Mail]:
    """The messages, each byte for byte as it was kept (an mbox's own separators left out)."""
    if path.suffix.lower() in MAILBOXES:
        for number, kept in enumerate(mailbox.mbox(path, create=False), start=1):
            yield Mail(f"{path}, message {number}", _bytes(kept))
        return
    for file in _files(path) if path.is_dir() else [path]:
        yield Mail(str(file), file.read_bytes())


def _files(folder: Path) -> list[Path]:
    """A maildir's messages, else the .eml files below, in a steady order."""
    if (folder / "cur").is_dir() or (folder / "new").is_dir():
        parts = [folder / "cur", folder / "new"]
        return sorted(file for part in parts if part.is_dir() for file in part.iterdir())
    return sorted(file for file in folder.rglob("*") if file.suffix.lower() == ".eml")


def _bytes(kept: mailbox.mboxMessage) -> bytes:
    out = BytesIO()
    BytesGenerator(out, mangle_from_=False, policy=policy.compat32).flatten(kept)
    return out.getvalue()
