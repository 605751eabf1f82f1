"""Files as people send them, made here: good ones, broken ones, and ones made to do harm."""

from __future__ import annotations

import base64
import io
import zipfile
import zlib

from docx import Document
from docx.shared import Inches
from pypdf import PdfReader, PdfWriter

PDF, CALENDAR, TEXT = "application/pdf", "text/calendar", "text/plain"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJg"
    "gg=="
)
FONT = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"


def pdf(*pages: str) -> bytes:
    """A PDF with a line of text on each page, written by hand after ISO 32000."""
    kids = " ".join(f"{3 + 2 * n} 0 R" for n in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
    ]
    for number, text in enumerate(pages):
        stream = b"BT /F1 12 Tf 72 720 Td (" + text.encode("cp1252") + b") Tj ET"
        contents = f"/Contents {4 + 2 * number} 0 R"
        resources = f"/Resources << /Font << /F1 {FONT} >> >>"
        objects.append(f"<< /Type /Page /Parent 2 0 R {contents} {resources} >>".encode())
        objects.append(_stream(stream))
    return _file(objects)


def _stream(content: bytes, extra: bytes = b"") -> bytes:
    return b"<< /Length %d %s>>\nstream\n%s\nendstream" % (len(content), extra, content)


def _file(objects: list[bytes]) -> bytes:
    whole, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(whole))
        whole += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    end = b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (size, len(whole))
    return whole + b"xref\n0 %d\n0000000000 65535 f \n" % size + table + end


def pdf_bomb() -> bytes:
    """A page whose content unpacks to 1 GB."""
    pack = zlib.compressobj(9)
    piece = b"BT /F1 12 Tf (aaaaaaaa) Tj ET " * 40_000
    packed = b"".join(pack.compress(piece) for _ in range(850)) + pack.flush()
    page = b"<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << >> >>"
    return _file(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            page,
            _stream(packed, b"/Filter /FlateDecode "),
        ]
    )


def locked_pdf() -> bytes:
    """A PDF that asks for a password."""
    writer = PdfWriter()
    writer.append(PdfReader(io.BytesIO(pdf("secret"))))
    writer.encrypt("not-to-be-guessed", algorithm="RC4-128")
    held = io.BytesIO()
    writer.write(held)
    return held.getvalue()


def docx(*paragraphs: str, row: tuple[str, ...] = (), picture: str = "") -> bytes:
    """A Word document with paragraphs, a table's row, and a picture with an alternative text."""
    document = Document()
    for words in paragraphs:
        document.add_paragraph(words)
    if row:
        table = document.add_table(1, len(row))
        for cell, words in zip(table.rows[0].cells, row, strict=True):
            cell.text = words
    if picture:
        shape = document.add_picture(io.BytesIO(PIXEL), width=Inches(1))
        shape._inline.docPr.set("descr", picture)
    held = io.BytesIO()
    document.save(held)
    return held.getvalue()


def docx_bomb() -> bytes:
    """A Word document whose text unpacks to 200 MB."""
    held = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(docx("x"))) as good,
        zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as bad,
    ):
        for entry in good.infolist():
            if entry.filename != "word/document.xml":
                bad.writestr(entry, good.read(entry))
        with bad.open("word/document.xml", "w", force_zip64=True) as document:
            for _ in range(200):
                document.write(b"<w:t>" + b"a" * 1_000_000 + b"</w:t>")
    return held.getvalue()


def docx_with_entities() -> bytes:
    """A Word document whose XML names a file of this machine."""
    body = (
        '<?xml version="1.0"?><!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
        '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        "<w:body><w:p><w:r><w:t>before &x; after</w:t></w:r></w:p></w:body></w:document>"
    )
    held = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(docx("x"))) as good, zipfile.ZipFile(held, "w") as bad:
        for entry in good.infolist():
            is_text = entry.filename == "word/document.xml"
            bad.writestr(entry, body if is_text else good.read(entry))
    return held.getvalue()


EVENT = """\
BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//example//EN
BEGIN:VEVENT
UID:1
SUMMARY:Survey of the bathroom
LOCATION:14 Harbour Lane
DTSTART:20270301T090000Z
DTEND:20270301T100000Z
DESCRIPTION:Please bring tiles\\, thank you
END:VEVENT
END:VCALENDAR
""".replace("\n", "\r\n").encode()
