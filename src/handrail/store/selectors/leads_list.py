"""Reads of the list of all leads."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, QuerySet

from handrail.store.models import Lead, Source, Workspace
from handrail.store.search import holds
from handrail.store.selectors.paging import Page, keyset_page


@dataclass(frozen=True, slots=True)
class LeadFilter:
    """What to list; empty means all. `source` is a source's id as text."""

    search: str = ""
    state: str = ""
    channel: str = ""
    source: str = ""


def leads_page(workspace: Workspace, wanted: LeadFilter, cursor: str) -> Page[Lead]:
    """One page of leads, the newest first, with what the list shows of each."""
    rows = _matching(workspace, wanted).select_related("contact", "source", "owner__user")
    return keyset_page(rows, cursor)


def newest_leads(workspace: Workspace, *, number: int = 5) -> list[Lead]:
    """The newest leads that say anything, with who wrote and what."""
    rows = Lead.objects.of(workspace).filter(last_inbound__isnull=False)
    return list(rows.select_related("contact", "last_inbound").order_by("-id")[:number])


def lead_counts(workspace: Workspace) -> dict[str, int]:
    """How many leads are in each state."""
    rows = Lead.objects.of(workspace).values_list("state").annotate(number=Count("id"))
    return dict(rows.order_by("state"))


def source_names(workspace: Workspace) -> list[tuple[str, str]]:
    """Every source's id and name, for a filter."""
    rows = Source.objects.of(workspace).order_by("name").values_list("id", "name")
    return [(str(row_id), name) for row_id, name in rows]


def _matching(workspace: Workspace, wanted: LeadFilter) -> QuerySet[Lead]:
    rows = Lead.objects.of(workspace)
    if wanted.state in Lead.State.values:
        rows = rows.filter(state=wanted.state)
    if wanted.channel:
        rows = rows.filter(channel=wanted.channel)
    if wanted.source in dict(source_names(workspace)):
        rows = rows.filter(source=wanted.source)
    if wanted.search:
        rows = rows.filter(holds(workspace, wanted.search, lead="pk"))
    return rows
