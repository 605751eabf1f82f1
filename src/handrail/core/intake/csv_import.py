"""A CSV file as leads: how it is written, what its columns mean, and each row with its faults."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from handrail.core.intake.channels import problems
from handrail.core.intake.charsets import decode
from handrail.core.intake.errors import IntakeError
from handrail.core.intake.mapping import map_fields, suggest
from handrail.core.intake.text import one_line, storable
from handrail.core.leads import Channel

DELIMITERS = ",;\t|"
SAMPLE = 16_384
MAX_COLUMNS = 300
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_WORDS = {
    "unexpected end of data": (
        "a quotation mark opens here and never closes, so the rest of the file was swallowed: "
        "close it"
    ),
    "expected after": "text follows a closing quotation mark: double the quotation marks in it",
    "field limit": "a cell is larger than 131072 characters: is a quotation mark missing?",
}


@dataclass(frozen=True, slots=True)
class Table:
    """A file that was understood: how it is written, and its columns by name."""

    text: str = field(repr=False)
    delimiter: str
    columns: tuple[str, ...]
    header_row: int = 1


@dataclass(frozen=True, slots=True)
class Row:
    """One row. `number` is its place as a spreadsheet counts, the header being row 1.

    `faults` say, for a person, why it can't become a lead; then `fields` may be incomplete.
    `context` is the source context as it is stored; `original` the row as it came, as JSON.
    """

    number: int
    fields: Mapping[str, str]
    context: Mapping[str, object]
    original: bytes
    faults: tuple[str, ...] = ()


def read_table(content: bytes) -> Table:
    """Find out encoding, delimiter and header. Raises IntakeError 422 with what to do."""
    if content.startswith((_ZIP, _OLE)):
        raise _unreadable("This is a spreadsheet's own file: save it as CSV (UTF-8) and try again.")
    text = decode(content)
    if "\x00" in text:
        raise _unreadable("This is not a text file: save the table as CSV (UTF-8) and try again.")
    text, told, skipped = _separator_line(text.replace("\r\n", "\n").replace("\r", "\n"))
    leading = len(text) - len(text.lstrip("\n"))
    text = text[leading:]
    if not text.strip():
        raise _unreadable("The file is empty: its first row names the columns, a lead each follow.")
    delimiter = told or _delimiter(text)
    try:
        header = next(_reader(text, delimiter))
    except csv.Error as error:
        raise _unreadable(f"The first row can't be read: {_in_words(error)}.") from None
    if not any(cell.strip() for cell in header):
        raise _unreadable("The first row is empty: it must name the columns.")
    if len(header) > MAX_COLUMNS:
        raise _unreadable(f"The file has more than {MAX_COLUMNS} columns: remove some.")
    return Table(text, delimiter, _column_names(header), 1 + skipped + leading)


def propose_mapping(columns: Sequence[str]) -> dict[str, str]:
    """For each column the standard name it most likely means, "" where nothing fits.

    A standard name is proposed once: the first column that fits has it.
    """
    proposed: dict[str, str] = {}
    for column in columns:
        target = suggest(column)
        proposed[column] = "" if target in proposed.values() else target
    return proposed


def read_rows(table: Table, mapping: Mapping[str, str], channel: Channel | str) -> Iterator[Row]:
    """Every row but blank ones, one at a time, the faulty with what to do about them.

    A faulty row holds up no other. `mapping` is column → standard name ("" or "-": not wanted).
    """
    reader = _reader(table.text, table.delimiter)
    next(reader)
    number = table.header_row
    while True:
        number += 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield Row(number, {}, {}, b"", (f"The row can't be read: {_in_words(error)}.",))
            continue
        if any(cell.strip() for cell in cells):
            yield _row(number, table.columns, cells, mapping, channel)


def _row(
    number: int,
    columns: Sequence[str],
    cells: Sequence[str],
    mapping: Mapping[str, str],
    channel: Channel | str,
) -> Row:
    given = dict(zip(columns, map(storable, cells), strict=False))
    original = json.dumps([columns, cells], ensure_ascii=False)
    body = original.encode("utf-8", "replace")
    if any(cell.strip() for cell in cells[len(columns) :]):
        fault = (
            f"The row has {len(cells)} cells and the header {len(columns)}: "
            "put text that holds the separator in quotation marks."
        )
        return Row(number, given, {}, body, (fault,))
    mapped = map_fields(given, mapping)
    faults = tuple(problem.message for problem in problems(channel, mapped.fields))
    return Row(number, mapped.fields, mapped.context_dict, body, faults)


def _reader(text: str, delimiter: str) -> Iterator[list[str]]:
    return csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)


def _separator_line(text: str) -> tuple[str, str, int]:
    """Excel's own first line, `sep=;`: the text after it, the delimiter, and the rows it takes."""
    first, _, rest = text.partition("\n")
    told = first.strip().strip('"').lower()
    if told.startswith("sep=") and len(told) == 5 and told[4] in DELIMITERS:
        return rest, told[4], 1
    return text, "\t" if first.strip().lower() == "sep=" else "", 0


def _delimiter(text: str) -> str:
    """The delimiter: what splits the header most often, the sniffer's guess where that ties."""
    header = _first_record(text)
    counts = {mark: len(_cells(header, mark)) for mark in DELIMITERS}
    best = max(counts.values())
    tied = [mark for mark in DELIMITERS if counts[mark] == best]
    if len(tied) == 1:
        return tied[0]
    try:
        guessed = csv.Sniffer().sniff(text[:SAMPLE], "".join(tied)).delimiter
    except csv.Error:
        return tied[0]
    return guessed if guessed in tied else tied[0]


def _first_record(text: str) -> str:
    """The first line, or lines where a header's cell runs over several in quotation marks."""
    lines = text[:SAMPLE].split("\n")
    taken = lines[0]
    for line in lines[1:]:
        if taken.count('"') % 2 == 0:
            break
        taken = f"{taken}\n{line}"
    return taken


def _cells(header: str, delimiter: str) -> list[str]:
    try:
        return next(_reader(header, delimiter), [])
    except csv.Error:
        return []


def _column_names(header: Sequence[str]) -> tuple[str, ...]:
    """Unique names: an empty one becomes "Column 3", a repeated one "Email (2)"."""
    names: list[str] = []
    for position, cell in enumerate(header, start=1):
        name = bare = one_line(cell) or f"Column {position}"
        number = 2
        while name in names:
            name, number = f"{bare} ({number})", number + 1
        names.append(name)
    while len(names) > 1 and names[-1].startswith("Column ") and not header[len(names) - 1].strip():
        names.pop()
    return tuple(names)


def _in_words(error: csv.Error) -> str:
    said = str(error)
    return next((words for key, words in _WORDS.items() if key in said), said)


def _unreadable(message: str) -> IntakeError:
    return IntakeError(422, "unreadable_csv", message)
