"""A document as CommonMark with tables; every text is escaped and reads as it was written."""

from __future__ import annotations

import re
from collections.abc import Sequence

from handrail.core.documents.tree import (
    Block,
    Bullets,
    Code,
    Document,
    Facts,
    Heading,
    Paragraph,
    Quotation,
    Table,
)

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~&])")
_MARKER = re.compile(r"^([ \t]*)([-+=])", re.MULTILINE)
_NUMBER = re.compile(r"^([ \t]*\d+)([.)])", re.MULTILINE)


def to_markdown(document: Document) -> str:
    """The whole document; ends with a line break."""
    parts = [f"# {_line(document.title)}"]
    if document.subtitle:
        parts.append(_text(document.subtitle))
    parts += [_block(block) for block in document.blocks]
    return "\n\n".join(part for part in parts if part) + "\n"


def _block(block: Block) -> str:
    if isinstance(block, Heading):
        return f"{'#' * block.level} {_line(block.text)}"
    if isinstance(block, Table):
        return _table(block)
    if isinstance(block, Code):
        return _code(block.text)
    if isinstance(block, Quotation):
        return _quotation(block)
    return _running(block)


def _running(block: Paragraph | Bullets | Facts) -> str:
    if isinstance(block, Paragraph):
        return _text(block.text)
    if isinstance(block, Facts):
        return "\n".join(f"- **{_line(name)}**: {_indented(value)}" for name, value in block.pairs)
    return "\n".join(
        f"{f'{number}.' if block.numbered else '-'} {_indented(item)}"
        for number, item in enumerate(block.items, 1)
    )


def _quotation(block: Quotation) -> str:
    said = "\n".join(f"> {line}" for line in _text(block.text).splitlines())
    return f"> **{_line(block.author)}**\n>\n{said}" if block.author else said


def _table(table: Table) -> str:
    lines = [_row([_line(cell) for cell in table.head]), _row(["---"] * len(table.head))]
    lines += [_row([_line(cell) for cell in row]) for row in table.rows]
    caption = f"{_line(table.caption)}\n\n" if table.caption else ""
    return caption + "\n".join(lines)


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _code(text: str) -> str:
    longest = max((len(run) for run in re.findall(r"`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}\n{text.rstrip()}\n{fence}"


def _text(text: str) -> str:
    """Escaped; a line break inside a paragraph stays one."""
    lines = (line.strip() for line in text.strip().splitlines())
    escaped = _SPECIAL.sub(r"\\\1", "\n".join(lines))
    escaped = _NUMBER.sub(r"\1\\\2", _MARKER.sub(r"\1\\\2", escaped))
    return re.sub(r"(?<!\n)\n(?!\n)", "  \n", escaped)


def _line(text: str) -> str:
    return " ".join(_SPECIAL.sub(r"\\\1", text).split())


def _indented(text: str) -> str:
    return _text(text).replace("\n", "\n  ")
