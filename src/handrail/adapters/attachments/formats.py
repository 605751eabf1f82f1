"""The text of each kind of file, piece by piece, by the library that is kept for it."""

from __future__ import annotations

import io
import logging
import zipfile
from collections.abc import Callable, Iterator
from datetime import datetime

LARGEST_UNPACKED = 100_000_000
"""Bytes that an archive may unpack to."""
MOST_PAGES = 100
MOST_EVENTS = 200


class Unreadable(Exception):
    """Why a file gives no text, in one sentence for a person."""


def pdf(content: bytes) -> Iterator[str]:
    """The text of each page."""
    from pypdf import PdfReader  # noqa: PLC0415
    from pypdf.errors import PyPdfError  # noqa: PLC0415

    logging.disable(logging.CRITICAL)  # it warns of every fault of a file
    try:
        reader = PdfReader(io.BytesIO(content))
        if reader.is_encrypted and not reader.decrypt(""):
            raise Unreadable("It is protected by a password.")
        pages = list(reader.pages[:MOST_PAGES])
    except PyPdfError as fault:
        raise Unreadable("It is no PDF that can be read.") from fault
    for page in pages:
        yield page.extract_text()


def docx(content: bytes) -> Iterator[str]:
    """Paragraphs, tables row by row, and the alternative texts of images."""
    from docx import Document  # noqa: PLC0415
    from docx.opc.exceptions import PackageNotFoundError  # noqa: PLC0415
    from docx.oxml.ns import qn  # noqa: PLC0415

    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > LARGEST_UNPACKED:
                raise Unreadable("It unpacks to far more than a document holds.")
        document = Document(io.BytesIO(content))
    except (zipfile.BadZipFile, PackageNotFoundError, KeyError, ValueError) as fault:
        raise Unreadable("It is no Word document that can be read.") from fault
    for part in document.iter_inner_content():
        if hasattr(part, "rows"):
            for row in part.rows:
                yield " | ".join(cell.text.strip() for cell in row.cells)
        else:
            yield part.text
    for picture in document.element.iter(qn("wp:docPr")):
        words = (picture.get("descr") or "").strip()
        if words:
            yield f"[image: {words}]"


def calendar(content: bytes) -> Iterator[str]:
    """What, when, where, and the description of each entry."""
    from icalendar import Calendar  # noqa: PLC0415

    try:
        entries = [
            entry for found in Calendar.from_ical(content, multiple=True) for entry in found.walk()
        ]
    except (ValueError, IndexError, KeyError, TypeError) as fault:
        raise Unreadable("It is no calendar file that can be read.") from fault
    for entry in [e for e in entries if e.name in ("VEVENT", "VTODO")][:MOST_EVENTS]:
        for label, name in (("What", "SUMMARY"), ("Where", "LOCATION"), ("Notes", "DESCRIPTION")):
            if entry.get(name):
                yield f"{label}: {entry.get(name)}"
        for label, name in (("From", "DTSTART"), ("To", "DTEND"), ("Due", "DUE")):
            if entry.get(name):
                yield f"{label}: {_when(entry.get(name))}"


def _when(value: object) -> str:
    moment = getattr(value, "dt", value)
    return moment.isoformat(" ") if isinstance(moment, datetime) else str(moment)


def text(content: bytes) -> Iterator[str]:
    """A text in whatever character set it is in."""
    from handrail.core.intake.charsets import decode  # noqa: PLC0415

    if b"\0" in content[:4096] and not content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise Unreadable("It is no text.")
    yield decode(content, "")


READERS: dict[str, Callable[[bytes], Iterator[str]]] = {
    "pdf": pdf,
    "docx": docx,
    "calendar": calendar,
    "text": text,
}
