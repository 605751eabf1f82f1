"""Which stored input is the same one again: the rows that `core.intake.duplicates` asks for."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.db.models import Q

from handrail.core.intake.duplicates import Original, repeat_of
from handrail.store.models import Source, SourceRecord

if TYPE_CHECKING:
    from handrail.pipeline.intake import Incoming


def find_repeat(
    source: Source, incoming: Incoming, key: str, *, window: timedelta, now: datetime
) -> SourceRecord | None:
    """The stored input that this one repeats, or None. `key` is its content's digest."""
    given = Original(
        "", str(source.id), now, key, incoming.idempotency_key or "", incoming.external_id or ""
    )
    rows = SourceRecord.objects.of(source.workspace).filter(_alike(source, given, window))
    records = {str(row.id): row for row in rows.defer("body", "fields", "context")}
    repeat = repeat_of(given, [_as_original(row) for row in records.values()], window=window)
    return records[repeat.of] if repeat else None


def _alike(source: Source, given: Original, window: timedelta) -> Q:
    if given.idempotency_key:
        return Q(source=source, idempotency_key=given.idempotency_key)
    if given.external_id:
        return Q(external_id=given.external_id)
    return Q(
        content_key=given.content_key, created_at__gte=given.at - window, erased_at__isnull=True
    )


def _as_original(row: SourceRecord) -> Original:
    return Original(
        str(row.id),
        str(row.source_id),
        row.created_at,
        row.content_key,
        row.idempotency_key or "",
        row.external_id or "",
    )
