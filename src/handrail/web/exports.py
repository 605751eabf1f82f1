"""Rows as a file, written while they are read: CSV that no spreadsheet runs, and JSON lines."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from django.http import StreamingHttpResponse

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def as_file(
    rows: Iterable[Mapping[str, Any]], columns: Sequence[str], form: str, name: str
) -> StreamingHttpResponse:
    """The rows as `name`.csv or `name`.jsonl; lists and objects are JSON in a cell."""
    if form == "csv":
        body, content_type = _as_csv(rows, columns), "text/csv; charset=utf-8"
    else:
        body, content_type = _as_json_lines(rows), "application/x-ndjson"
    response = StreamingHttpResponse(body, content_type=content_type)
    ending = "csv" if form == "csv" else "jsonl"
    response["Content-Disposition"] = f'attachment; filename="{name}.{ending}"'
    return response


def _as_json_lines(rows: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    for row in rows:
        yield json.dumps(row, ensure_ascii=False) + "\n"


class _Line:
    """What csv writes to: gives back each line at once."""

    def write(self, text: str) -> str:
        return text


def _as_csv(rows: Iterable[Mapping[str, Any]], columns: Sequence[str]) -> Iterator[str]:
    writer = csv.writer(_Line())
    yield writer.writerow(columns)
    for row in rows:
        yield writer.writerow([_cell(row[name]) for name in columns])


def _cell(value: object) -> object:
    """A text that a spreadsheet would run as a formula gets a quote in front."""
    if isinstance(value, dict | list):
        value = json.dumps(value, ensure_ascii=False, sort_keys=True)
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA_STARTS) else value
