"""Findings as rows: on a message by screening, on a revision by the guard."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from handrail.core.findings import Finding
from handrail.store.models import DraftRevision, FindingRow, Message


def _row(finding: Finding, *, now: datetime) -> FindingRow:
    return FindingRow(
        created_at=now,
        category=finding.category,
        code=finding.code,
        control_point=finding.control_point,
        start=finding.start,
        end=finding.end,
        text=finding.text,
        severity=finding.severity,
        confidence=finding.confidence,
        why=finding.why,
    )


def save_message_findings(message: Message, found: Iterable[Finding], *, now: datetime) -> None:
    """Replace what is known of a message by what was found now."""
    FindingRow.objects.filter(message=message).delete()
    rows = [_row(finding, now=now) for finding in found]
    for row in rows:
        row.workspace_id, row.lead_id, row.message = message.workspace_id, message.lead_id, message
    FindingRow.objects.bulk_create(rows)


def save_revision_findings(
    revision: DraftRevision, found: Iterable[Finding], *, now: datetime
) -> None:
    """Keep what the guard found in a revision when it was saved."""
    rows = [_row(finding, now=now) for finding in found]
    for row in rows:
        row.workspace_id, row.lead_id = revision.workspace_id, revision.lead_id
        row.revision = revision
    FindingRow.objects.bulk_create(rows)
