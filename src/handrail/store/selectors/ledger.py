"""Reads of the data ledger and of the providers that it is about."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Count, Q, QuerySet, Sum, TextField
from django.db.models.functions import Cast

from handrail.store.models import Lead, ModelCall, ModelProvider, Workspace
from handrail.store.selectors.paging import Page, keyset_page


@dataclass(frozen=True, slots=True)
class LedgerFilter:
    """Which calls; empty means all. `text` is looked for in what was handed over."""

    engine: str = ""
    state: str = ""
    text: str = ""
    lead: UUID | None = None


@dataclass(frozen=True, slots=True)
class Used:
    """What one engine was asked today, in the workspace's time zone.

    `unpriced` are the calls that took tokens and whose price nobody knows.
    """

    calls: int
    failed: int
    micros: int
    unpriced: int


def calls_page(workspace: Workspace, wanted: LedgerFilter, cursor: str) -> Page[ModelCall]:
    """One page of calls, the newest first."""
    return keyset_page(_matching(workspace, wanted), cursor)


def all_calls(workspace: Workspace, wanted: LedgerFilter) -> Iterator[ModelCall]:
    """Every matching call, the oldest first, read in pieces."""
    return _matching(workspace, wanted).order_by("created_at", "id").iterator(chunk_size=200)


def call_of(workspace: Workspace, call_id: UUID) -> ModelCall | None:
    """One call of this workspace."""
    return _calls(workspace).filter(pk=call_id).first()


def calls_of_lead(lead: Lead) -> list[ModelCall]:
    """The calls about a lead, the newest first, without the texts."""
    rows = ModelCall.objects.filter(lead=lead).defer("request", "sent", "response")
    return list(rows.order_by("-created_at", "-id")[:50])


def engines_asked(workspace: Workspace) -> list[str]:
    """The codes of the engines that were ever asked."""
    rows = ModelCall.objects.of(workspace).order_by("engine").values_list("engine", flat=True)
    return list(rows.distinct())


def used_today(workspace: Workspace, *, now: datetime) -> dict[str, Used]:
    """What each engine was asked since midnight."""
    midnight = now.astimezone(ZoneInfo(workspace.time_zone)).replace(
        hour=0, minute=0, second=0, microsecond=0
    )
    rows = (
        ModelCall.objects.of(workspace)
        .filter(created_at__gte=midnight)
        .values("engine")
        .annotate(
            calls=Count("id"),
            failed=Count("id", filter=Q(state=ModelCall.State.FAILED)),
            micros=Sum("cost_micros"),
            unpriced=Count("id", filter=Q(cost_micros=None, input_tokens__gt=0)),
        )
        .order_by("engine")
    )
    return {
        row["engine"]: Used(row["calls"], row["failed"], row["micros"] or 0, row["unpriced"])
        for row in rows
    }


def providers_of(workspace: Workspace) -> list[ModelProvider]:
    """The providers of a workspace, by name."""
    return list(ModelProvider.objects.of(workspace).order_by("name", "id"))


def provider_of(workspace: Workspace, provider_id: UUID) -> ModelProvider | None:
    """One provider of this workspace."""
    return ModelProvider.objects.of(workspace).filter(pk=provider_id).first()


def _calls(workspace: Workspace) -> QuerySet[ModelCall]:
    return ModelCall.objects.of(workspace).select_related("lead__contact")


def _matching(workspace: Workspace, wanted: LedgerFilter) -> QuerySet[ModelCall]:
    rows = _calls(workspace)
    if wanted.engine:
        rows = rows.filter(engine=wanted.engine)
    if wanted.state:
        rows = rows.filter(state=wanted.state)
    if wanted.lead is not None:
        rows = rows.filter(lead=wanted.lead)
    if wanted.text:
        # SQLite keeps JSON with its escapes, PostgreSQL without: both writings are looked for.
        escaped = json.dumps(wanted.text)[1:-1]
        rows = rows.annotate(handed_over=Cast("request", TextField())).filter(
            Q(handed_over__icontains=wanted.text)
            | Q(handed_over__icontains=escaped)
            | Q(recipient__iexact=wanted.text)
            | Q(request_sha256__startswith=wanted.text)
            | Q(lead__contact__name__icontains=wanted.text)
        )
    return rows
