"""What is read of attachments, and that no file costs more than a note."""

from __future__ import annotations

import time

import pytest
from tests.adapters.attachments import files

from handrail.adapters.attachments.reader import LARGEST, ProcessReader

READER = ProcessReader()


@pytest.mark.parametrize(
    ("content", "content_type", "name", "words"),
    [
        (files.pdf("Größe: 6 m²", "Page two"), files.PDF, "plan.pdf", ["Größe: 6 m²", "Page two"]),
        (files.pdf("by its name"), "application/octet-stream", "PLAN.PDF", ["by its name"]),
        (
            files.docx("Dear team", row=("Room", "6 m²"), picture="the broken tile"),
            files.DOCX,
            "list.docx",
            ["Dear team", "Room | 6 m²", "[image: the broken tile]"],
        ),
        (
            files.EVENT,
            files.CALENDAR,
            "visit.ics",
            ["Survey of the bathroom", "14 Harbour Lane", "2027-03-01 09:00", "tiles, thank you"],
        ),
        ("Größe;6\n".encode("cp1252"), "text/csv", "sizes.csv", ["Größe;6"]),
        ("你好，浴室".encode(), files.TEXT, "note.txt", ["你好，浴室"]),
    ],
)
def test_what_can_be_read(content: bytes, content_type: str, name: str, words: list[str]) -> None:
    read = READER.read(content, content_type, name)
    assert read.why == ""
    for each in words:
        assert each in read.text


@pytest.mark.parametrize(
    ("content", "content_type", "why"),
    [
        (files.locked_pdf(), files.PDF, "password"),
        (b"%PDF-1.7 and nothing else", files.PDF, "no PDF"),
        (b"", files.PDF, ""),
        (files.pdf(""), files.PDF, "no text in it"),
        (b"not a zip", files.DOCX, "no Word document"),
        (files.docx("x")[:-40], files.DOCX, "no Word document"),
        (b"BEGIN:VCALENDAR\r\nnonsense", files.CALENDAR, ""),
        (b"\x00\x01\x02" * 100, files.TEXT, "no text"),
        (b"x" * (LARGEST + 1), files.TEXT, "larger than"),
        (b"GIF89a", "image/gif", "not read"),
    ],
)
def test_what_cannot_be_read_says_why(content: bytes, content_type: str, why: str) -> None:
    read = READER.read(content, content_type, "file")
    assert read.text == ""
    assert read.why
    assert why in read.why


@pytest.mark.parametrize(
    ("content", "content_type"),
    [(files.pdf_bomb(), files.PDF), (files.docx_bomb(), files.DOCX)],
    ids=["pdf", "docx"],
)
def test_a_bomb_costs_a_note(content: bytes, content_type: str) -> None:
    begun = time.process_time()
    read = READER.read(content, content_type, "bomb")
    assert read.text == ""
    assert read.why
    assert time.process_time() - begun < 2, "nothing of it was unpacked in this process"


def test_a_reading_without_end_is_ended() -> None:
    read = ProcessReader(seconds=0.01).read(files.pdf("x"), files.PDF, "slow.pdf")
    assert "could not be read in" in read.why


def test_no_file_of_this_machine_gets_in() -> None:
    read = READER.read(files.docx_with_entities(), files.DOCX, "x.docx")
    assert "root:" not in read.text


def test_the_process_is_told_no_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    """It has neither the settings nor the environment of the one that starts it."""
    import subprocess

    seen = {}
    run = subprocess.run

    def watched(*args: object, **kwargs: object) -> object:
        seen.update(kwargs)
        return run(*args, **kwargs)  # type: ignore[call-overload]

    monkeypatch.setenv("HANDRAIL_SECRET_KEY", "very-secret")
    monkeypatch.setattr(subprocess, "run", watched)
    assert READER.read(b"hello", files.TEXT, "a.txt").text == "hello"
    assert set(seen["env"]) == {"PATH", "LANG"}
