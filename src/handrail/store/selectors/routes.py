"""Reads for the routes: answers, the prototype's leads, what was sent to whom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Sum

from handrail.store.models import (
    Contact,
    Lead,
    ModelCall,
    Playbook,
    Record,
    RouteAnswers,
    Source,
    Workspace,
)


@dataclass(frozen=True, slots=True)
class HandedOver:
    """What one engine was handed in a period."""

    engine: str
    recipient: str
    calls: int
    leads: int
    tokens: int


def newest_answers(workspace: Workspace) -> RouteAnswers | None:
    """What was answered last."""
    rows = RouteAnswers.objects.of(workspace).select_related("member__user")
    return rows.order_by("-created_at", "-id").first()


def prototype_leads(source: Source, *, number: int = 5) -> Sequence[Lead]:
    """The newest leads of a prototype, those that were put away left out."""
    since = source.settings.get("since", "")
    rows = Lead.objects.filter(source=source)
    if since:
        rows = rows.filter(created_at__gt=datetime.fromisoformat(since))
    rows = rows.select_related(
        "contact", "last_inbound", "owner__user", "playbook_version__playbook", "workspace"
    )
    return list(rows.order_by("-created_at", "-id")[:number])


def handed_over(playbook: Playbook, *, since: datetime) -> Sequence[HandedOver]:
    """By engine and recipient, what was asked of models since then for a playbook's leads."""
    rows = (
        ModelCall.objects.of(playbook.workspace)
        .filter(created_at__gte=since, lead__playbook_version__playbook=playbook)
        .values("engine", "recipient")
        .annotate(
            calls=Count("id"),
            leads=Count("lead", distinct=True),
            tokens=Sum("input_tokens"),
        )
        .order_by("-calls")
    )
    return [
        HandedOver(row["engine"], row["recipient"], row["calls"], row["leads"], row["tokens"] or 0)
        for row in rows
    ]


def erased_contacts(workspace: Workspace, *, since: datetime) -> int:
    """How many people's data was erased since then."""
    return Contact.objects.of(workspace).filter(erased_at__gte=since).count()


def newest_records(workspace: Workspace) -> dict[str, Record]:
    """The newest record of each kind."""
    found = {}
    for kind in Record.objects.of(workspace).order_by().values_list("kind", flat=True).distinct():
        row = Record.objects.of(workspace).filter(kind=kind).order_by("-created_at").first()
        if row is not None:
            found[kind] = row
    return found
