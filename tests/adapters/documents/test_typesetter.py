"""A document as PDF reads as it was written; no text of it is markup."""

from __future__ import annotations

import io
from datetime import UTC, datetime

import pypdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handrail.adapters.documents.typesetter import Typesetter
from handrail.core.documents.tree import (
    Bullets,
    Code,
    Document,
    Facts,
    Heading,
    Paragraph,
    Quotation,
    Table,
)

AT = datetime(2026, 3, 2, 9, 5, 7, 891, tzinfo=UTC)


def read_back(document: Document) -> str:
    made = Typesetter().write(document, made_at=AT)
    pages = pypdf.PdfReader(io.BytesIO(made)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def whole() -> Document:
    return Document(
        "Handoff: Trades",
        [
            Heading("Owners"),
            Paragraph("Größe, señor, čaj\nΚαλημέρα and Привет"),
            Bullets(["first", "second"], numbered=True),
            Facts([("Price", "Dana")]),
            Table(("Who", "What"), [["Dana", "prices"], ["Sam", ""]], caption="Duties"),
            Quotation("Hello there", author="Prospect"),
            Code("name: x\n  indented: yes"),
        ],
        subtitle="For the owner",
    )


def test_every_block_is_there() -> None:
    words = read_back(whole())
    for said in (
        "Handoff: Trades", "For the owner", "Owners", "Größe, señor, čaj", "Καλημέρα and Привет",
        "1. first", "2. second", "Price: Dana", "Duties", "Who What", "Dana prices", "Prospect",
        "Hello there", "indented: yes",
    ):  # fmt: skip
        assert said in words


def test_the_same_document_and_time_make_the_same_file() -> None:
    first, second = (Typesetter().write(whole(), made_at=AT) for _ in range(2))
    assert first == second


def test_it_is_tagged_for_screen_readers() -> None:
    made = pypdf.PdfReader(io.BytesIO(Typesetter().write(whole(), made_at=AT)))
    assert "/StructTreeRoot" in made.trailer["/Root"]
    assert made.metadata is not None
    assert made.metadata.title == "Handoff: Trades"


@pytest.mark.parametrize(
    "text", ["#panic()", "$x$", "*bold*", "= Title", "`raw`", "@ref", "\\u{1}"]
)
def test_markup_is_text(text: str) -> None:
    assert text in read_back(Document("Title", [Paragraph(text), Table((text,), [[text]])]))


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=200))
def test_no_text_breaks_it(text: str) -> None:
    blocks = [Heading(text), Paragraph(text), Table((text, "b"), [[text, text]]), Code(text)]
    assert Typesetter().write(Document(text, blocks, subtitle=text), made_at=AT)[:5] == b"%PDF-"


def test_a_long_table_goes_over_pages_with_its_head() -> None:
    rows = [[str(number), "words " * 30] for number in range(200)]
    made = Typesetter().write(Document("Long", [Table(("No", "What"), rows)]), made_at=AT)
    pages = pypdf.PdfReader(io.BytesIO(made)).pages
    assert len(pages) > 5
    assert all("No What" in " ".join(page.extract_text().split()) for page in pages)
