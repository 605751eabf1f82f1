"""CSV files as people save them; every faulty row says what to do, and holds up no other."""

from __future__ import annotations

import json

import pytest

from handrail.core.intake.csv_import import Row, propose_mapping, read_rows, read_table
from handrail.core.intake.errors import IntakeError

LINES = "Name,E-Mail,Message\nJosé Größe,a@b.cd,Hello\n"


def _rows(content: bytes, mapping: dict[str, str] | None = None) -> list[Row]:
    table = read_table(content)
    return list(read_rows(table, mapping or propose_mapping(table.columns), "form"))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_ways_to_save_the_same_table(encoding: str, delimiter: str, line_end: str) -> None:
    text = LINES.replace(",", delimiter).replace("\n", line_end)
    (row,) = _rows(text.encode(encoding))
    assert row.number == 2
    assert row.fields == {"name": "José Größe", "email": "a@b.cd", "message": "Hello"}
    assert row.faults == ()
    assert json.loads(row.original)[1] == ["José Größe", "a@b.cd", "Hello"]


@pytest.mark.parametrize(
    "text",
    [
        "sep=;\nName;E-Mail;Message\nA;a@b.cd;x, y, z, w\n",
        "Name;E-Mail;Message\nA;a@b.cd;x, y, z, w\n",
        'Name;E-Mail;"Your\nmessage"\nA;a@b.cd;x, y, z, w\n',
    ],
)
def test_the_delimiter_is_the_headers(text: str) -> None:
    (row,) = _rows(text.encode())
    assert row.fields["message"] == "x, y, z, w"


def test_quotation_marks_line_ends_and_blank_rows() -> None:
    text = LINES + '\n,,\nB,b@c.de,"one ""two"", three\nfour"\nC,c@d.ef,last'
    first, second, third = _rows(text.encode())
    assert second.fields["message"] == 'one "two", three\nfour'
    assert (first.number, second.number, third.number) == (2, 5, 6)


def test_faulty_rows_say_what_to_do_and_hold_up_no_other() -> None:
    text = (
        "Name,E-Mail,Message\n"
        "A,a@b.cd,fine\n"
        "B,not an address,x\n"
        "C,c@d.ef,one, two\n"
        '"D" x,d@e.fg,x\n'
        "E,e@f.gh\n"
        "F,f@g.hi,fine too\n"
        'G,g@h.ij,"never closed\nH,h@i.jk,swallowed\n'
    )
    rows = _rows(text.encode())
    assert [row.number for row in rows if not row.faults] == [2, 7]
    faults = {row.number: " ".join(row.faults) for row in rows if row.faults}
    assert "is not an e-mail address" in faults[3]
    assert "4 cells and the header 3" in faults[4]
    assert "double the quotation marks" in faults[5]
    assert "Message is missing" in faults[6]
    assert "never closes" in faults[8]


def test_a_mapping_by_hand() -> None:
    content = b"Who,Where,Words,Size\nA,a@b.cd,Hello,3\n"
    (row,) = _rows(content, {"Who": "name", "Where": "email", "Words": "message", "Size": ""})
    assert row.fields == {"name": "A", "email": "a@b.cd", "message": "Hello"}


def test_the_context_of_a_row() -> None:
    (row,) = _rows(b"Name,Message,utm_source,gclid\nA,x,news,G1\n")
    assert row.context == {"utm": {"source": "news"}, "click_ids": {"gclid": "G1"}}


def test_columns_are_named_once_and_proposed_once() -> None:
    table = read_table(b"Name,Email,Email,,Mail,Notes,\nA,a,b,c,d,e,\n")
    assert table.columns == ("Name", "Email", "Email (2)", "Column 4", "Mail", "Notes")
    assert propose_mapping(table.columns) == {
        "Name": "name",
        "Email": "email",
        "Email (2)": "",
        "Column 4": "",
        "Mail": "",
        "Notes": "message",
    }


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "empty"),
        (b" \n \n", "empty"),
        (b"PK\x03\x04rest", "save it as CSV"),
        (b"\xd0\xcf\x11\xe0rest", "save it as CSV"),
        (b"a\x00b,c\n1,2\n", "not a text file"),
        (b",,\n1,2,3\n", "must name the columns"),
        (b'"never closed\na,b', "quotation mark"),
        (",".join(map(str, range(301))).encode(), "300 columns"),
    ],
)
def test_a_file_that_is_no_table_says_what_to_do(content: bytes, words: str) -> None:
    with pytest.raises(IntakeError, match=words) as caught:
        read_table(content)
    assert caught.value.status == 422


def test_a_table_without_rows_has_none() -> None:
    assert _rows(b"Name,Message\n") == []


def test_formulas_stay_as_they_came() -> None:
    (row,) = _rows(b"Name,Message\n=1+1,@SUM(A1)\n")
    assert row.fields == {"name": "=1+1", "message": "@SUM(A1)"}


def test_rows_are_read_one_at_a_time() -> None:
    content = b"Name,Message\n" + b"A,x\n" * 50_000
    table = read_table(content)
    rows = read_rows(table, propose_mapping(table.columns), "form")
    assert next(rows).number == 2
    assert sum(1 for _ in rows) == 49_999
