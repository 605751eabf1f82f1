"""What a proof pack rests on: counts of a period, decisions and leads, in bounded reads."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count

from handrail.store.models import Author, Decision, DraftRevision, FindingRow, Lead, Playbook

MOST = 5000
"""Times are read of so many decisions at most, the newest."""


@dataclass(frozen=True, slots=True)
class Figures:
    """Counts of one playbook in a period. `median_wait` is from a lead to its first decision."""

    leads: int
    person_first: int
    decisions: dict[str, int]
    undone: int
    median_wait: timedelta | None
    waits: int
    findings: dict[str, int]
    delivered: dict[str, int]


@dataclass(frozen=True, slots=True)
class DecidedDraft:
    """One decision that sends, with what AI had drafted."""

    decision: Decision
    drafted: str


def figures_of(playbook: Playbook, *, since: datetime) -> Figures:
    """The counts of the leads that came since then under this playbook."""
    leads = Lead.objects.of(playbook.workspace).filter(
        playbook_version__playbook=playbook, created_at__gte=since
    )
    decisions = Decision.objects.of(playbook.workspace).filter(
        lead__playbook_version__playbook=playbook, lead__created_at__gte=since
    )
    findings = FindingRow.objects.of(playbook.workspace).filter(
        lead__playbook_version__playbook=playbook, lead__created_at__gte=since,
        revision__isnull=False, severity__in=("needs_person", "blocks"),
    )  # fmt: skip
    waits = _waits(decisions)
    return Figures(
        leads=leads.count(),
        person_first=leads.filter(person_first=True).count(),
        decisions=_counts(decisions.filter(undone_at=None), "kind"),
        undone=decisions.filter(undone_at__isnull=False).count(),
        median_wait=waits[len(waits) // 2] if waits else None,
        waits=len(waits),
        findings=_counts(findings, "control_point"),
        delivered=_counts(decisions.filter(delivery__isnull=False), "delivery__state"),
    )


def _waits(decisions: object) -> list[timedelta]:
    rows = decisions.filter(undone_at=None).exclude(kind__in=Decision.KEEPS_OPEN)  # type: ignore[attr-defined]
    times = rows.order_by("-created_at").values_list("lead__created_at", "created_at")[:MOST]
    return sorted(decided - came for came, decided in times)


def _counts(rows: object, field: str) -> dict[str, int]:
    counted = rows.values(field).annotate(number=Count("id")).order_by(field)  # type: ignore[attr-defined]
    return {row[field]: row["number"] for row in counted}


def decided_drafts(playbook: Playbook, *, since: datetime, number: int) -> Sequence[DecidedDraft]:
    """The newest decisions that send, each with AI's own draft."""
    rows = (
        Decision.objects.of(playbook.workspace)
        .filter(
            lead__playbook_version__playbook=playbook,
            lead__created_at__gte=since,
            kind__in=("approve", "edit"),
            undone_at=None,
        )
        .select_related("lead__contact", "answers", "member__user")
        .order_by("-created_at")[:number]
    )
    return [DecidedDraft(row, _drafted(row)) for row in rows]


def _drafted(decision: Decision) -> str:
    draft = (
        DraftRevision.objects.filter(
            lead=decision.lead, answers=decision.answers_id, author=Author.AI
        )
        .order_by("-number")
        .first()
    )
    return draft.text if draft else ""


def newest_leads(playbook: Playbook, *, since: datetime, number: int) -> Sequence[Lead]:
    """The newest decided leads of the period, for replays of their path."""
    rows = Lead.objects.of(playbook.workspace).filter(
        playbook_version__playbook=playbook,
        created_at__gte=since,
        decisions__isnull=False,
    )
    return list(rows.select_related("contact", "workspace").distinct().order_by("-id")[:number])
