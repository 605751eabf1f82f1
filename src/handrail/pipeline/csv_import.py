"""CSV import: what a file holds, and taking its rows in, each committed by itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from handrail.core.intake.csv_import import Row, propose_mapping, read_rows, read_table
from handrail.pipeline.errors import Invalid
from handrail.pipeline.find import find
from handrail.pipeline.intake import accept_fields
from handrail.pipeline.permissions import Action, require
from handrail.store import audit
from handrail.store.models import Member, Source

SHOWN_ROWS = 20
CONTENT_TYPE = "application/json; charset=utf-8"
Progress = Callable[[int, int], None]
"""Told how many rows are done, and of how many."""


@dataclass(frozen=True, slots=True)
class RowError:
    """A row that cannot be taken in; `row` counts as a spreadsheet does, the header being 1."""

    row: int
    message: str


@dataclass(frozen=True, slots=True)
class Preview:
    """What a file holds under a mapping; `rows` are the first good ones, mapped."""

    columns: tuple[str, ...]
    mapping: Mapping[str, str]
    rows: tuple[Mapping[str, str], ...]
    total: int
    errors: tuple[RowError, ...]


@dataclass(slots=True)
class Summary:
    """What became of the rows."""

    created: int = 0
    duplicates: int = 0
    joined: int = 0
    errors: list[RowError] = field(default_factory=list)


def preview(
    member: Member, source_id: UUID, *, content: bytes, mapping: Mapping[str, str] | None = None
) -> Preview:
    """Read a file without taking anything in. Raises IntakeError for one that is no table."""
    require(member, Action.ADD_LEAD)
    source = find(Source, member, source_id)
    table = read_table(content)
    chosen = dict(mapping) if mapping is not None else propose_mapping(table.columns)
    shown: list[Mapping[str, str]] = []
    errors: list[RowError] = []
    total = 0
    for row in read_rows(table, chosen, source.channel):
        total += 1
        if row.faults:
            errors.append(_error(row))
        elif len(shown) < SHOWN_ROWS:
            shown.append(row.fields)
    return Preview(table.columns, chosen, tuple(shown), total, tuple(errors))


def run_import(
    member: Member,
    source_id: UUID,
    *,
    content: bytes,
    now: datetime,
    mapping: Mapping[str, str] | None = None,
    progress: Progress | None = None,
) -> Summary:
    """Take every good row in; a repeated run makes no second lead of a row."""
    require(member, Action.ADD_LEAD)
    source = find(Source, member, source_id)
    if source.playbook.active_version_id is None:
        raise Invalid(_("The playbook of this source has no active version: activate one first."))
    table = read_table(content)
    chosen = dict(mapping) if mapping is not None else propose_mapping(table.columns)
    rows = list(read_rows(table, chosen, source.channel))
    summary = Summary()
    for done, row in enumerate(rows, start=1):
        _take(source, member, row, summary, now=now)
        if progress is not None:
            progress(done, len(rows))
    audit.append(
        source.workspace,
        "intake.imported",
        now=now,
        actor=member,
        actor_kind="member",
        source=str(source.id),
        created=summary.created,
        duplicates=summary.duplicates,
        rejected=len(summary.errors),
    )
    return summary


def _take(source: Source, member: Member, row: Row, summary: Summary, *, now: datetime) -> None:
    if row.faults:
        summary.errors.append(_error(row))
        return
    accepted = accept_fields(
        source,
        fields=row.fields,
        context=row.context,
        now=now,
        body=row.original,
        content_type=CONTENT_TYPE,
        member=member,
    )
    summary.duplicates += accepted.duplicate
    summary.joined += accepted.joined
    summary.created += not (accepted.duplicate or accepted.joined)


def _error(row: Row) -> RowError:
    return RowError(row.number, " ".join(row.faults))
