"""Keyset paging: a page starts where the last one ended, however much came in meanwhile."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Generic, TypeVar
from uuid import UUID

from django.db.models import Model, Q, QuerySet

Row = TypeVar("Row", bound=Model)
PAGE_SIZE = 50


@dataclass(frozen=True, slots=True)
class Page(Generic[Row]):
    """One page of rows. `following` is the next one's cursor, empty where there is no more."""

    rows: Sequence[Row]
    following: str


def keyset_page(
    rows: QuerySet[Row],
    cursor: str,
    *,
    by: str = "created_at",
    descending: bool = True,
    size: int = PAGE_SIZE,
    kind: type[datetime] | type[int] = datetime,
) -> Page[Row]:
    """The page at this cursor, ordered by `by` and then by id; an unreadable cursor is the first.

    `by` is a column or an annotation of this kind that is never null.
    """
    position = _read(cursor, kind)
    found = rows
    if position is not None:
        side = "lt" if descending else "gt"
        value, row_id = position
        found = rows.filter(Q(**{f"{by}__{side}": value}) | Q(**{by: value, f"pk__{side}": row_id}))
    sign = "-" if descending else ""
    taken = list(found.order_by(f"{sign}{by}", f"{sign}pk")[: size + 1])
    return Page(taken[:size], _write(taken[size - 1], by) if len(taken) > size else "")


def _write(row: Model, by: str) -> str:
    value = getattr(row, by)
    if isinstance(value, datetime):
        value = value.isoformat()
    return json.dumps([value, str(row.pk)], separators=(",", ":"))


def _read(cursor: str, kind: type) -> tuple[Any, UUID] | None:
    try:
        value, row_id = json.loads(cursor)
        if kind is datetime:
            value = datetime.fromisoformat(value)
            usable = value.tzinfo is not None
        else:
            usable = isinstance(value, int) and 0 <= value < 2**63
        return (value, UUID(row_id)) if usable else None
    except (ValueError, TypeError, AttributeError):
        return None
