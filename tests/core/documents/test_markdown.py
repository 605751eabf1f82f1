"""A document's Markdown reads as its texts were written, whatever they hold."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from selectolax.lexbor import LexborHTMLParser

from handrail.core.documents.markdown import to_markdown
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

pytestmark = pytest.mark.hypothesis
TEXTS = st.text(
    st.characters(codec="utf-8", exclude_categories=("C", "Z")) | st.sampled_from(" \n*_#|<&`-1."),
    min_size=1,
).filter(str.strip)


def rendered(document: Document) -> LexborHTMLParser:
    reader = MarkdownIt("commonmark").enable("table")
    return LexborHTMLParser(reader.render(to_markdown(document)))


def words(text: str) -> list[str]:
    return text.split()


def said(document: Document, selector: str) -> list[list[str]]:
    return [words(node.text(separator=" ")) for node in rendered(document).css(selector)]


def joined(parts: list[list[str]]) -> str:
    return "".join(word for part in parts for word in part)


@given(TEXTS)
def test_a_text_is_never_markup(text: str) -> None:
    document = Document(
        text,
        [
            Heading(text),
            Paragraph(text),
            Quotation(text),
            Bullets([text]),
            Table(["head"], [[text]]),
        ],
    )
    plain = "".join(words(text))
    for selector in ("h1", "h2", "p:not(blockquote p, li p)", "blockquote", "li", "td"):
        found = rendered(document).css(selector)
        assert "".join(words("".join(node.text() for node in found[:1]))) == plain, selector


def test_every_block_has_its_place() -> None:
    document = Document(
        "Handoff",
        [
            Heading("Owners"),
            Facts([("Price", "Dana\nSam")]),
            Bullets(["first", "second"], numbered=True),
            Table(["Who", "What"], [["Dana", "a | b"], ["Sam", "c"]], caption="Duties"),
            Quotation("Hello\n\nthere", author="Prospect"),
            Code("name: x\n```\n  indented: yes"),
        ],
        subtitle="Made for the owner",
    )
    assert said(document, "h1, h2") == [["Handoff"], ["Owners"]]
    assert said(document, "ol li") == [["first"], ["second"]]
    assert said(document, "td") == [["Dana"], ["a", "|", "b"], ["Sam"], ["c"]]
    assert joined(said(document, "blockquote")) == "ProspectHellothere"
    assert rendered(document).css_first("pre").text() == "name: x\n```\n  indented: yes\n"
