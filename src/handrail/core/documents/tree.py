"""What a document is made of. Every text is plain: no part of it is ever markup."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading inside the document; `level` 2 is a chapter, 3 a section of one."""

    text: str
    level: int = 2


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text; line breaks are kept."""

    text: str


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list whose order does not matter, or, numbered, one whose order does."""

    items: Sequence[str]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Facts:
    """Names and what they are."""

    pairs: Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under a head; each row has as many cells as the head."""

    head: Sequence[str]
    rows: Sequence[Sequence[str]]
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Quotation:
    """Somebody's text, with who wrote it: a prospect, AI, a member."""

    text: str
    author: str = ""


@dataclass(frozen=True, slots=True)
class Code:
    """Text whose spaces and lines count, such as a playbook's."""

    text: str


Block = Heading | Paragraph | Bullets | Facts | Table | Quotation | Code


@dataclass(frozen=True, slots=True)
class Document:
    """A title, what it is about, and the blocks in their order. `language` is a code such as en."""

    title: str
    blocks: Sequence[Block]
    subtitle: str = ""
    language: str = "en"
