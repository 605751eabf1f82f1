"""Reads of deliveries: what went out, what may have, and what a person must still send."""

from __future__ import annotations

from uuid import UUID

from django.db.models import Case, Count, IntegerField, QuerySet, Value, When

from handrail.store.models import Delivery, Workspace
from handrail.store.selectors.paging import Page, keyset_page

State = Delivery.State
NEEDS_PERSON = (State.UNCERTAIN, State.AWAITING_COPY, State.FAILED)


def deliveries_page(workspace: Workspace, state: str, cursor: str) -> Page[Delivery]:
    """One page of deliveries in a state (empty: all), the newest first."""
    rows = _readable(workspace)
    if state == "sandbox":
        rows = rows.filter(route=Delivery.Route.SANDBOX)
    elif state in State.values:
        rows = rows.filter(state=state)
    return keyset_page(rows, cursor)


def waiting_for_person(workspace: Workspace) -> list[Delivery]:
    """Uncertain ones first, then those to be copied, the oldest first in each."""
    rows = _readable(workspace).filter(state__in=[State.UNCERTAIN, State.AWAITING_COPY])
    first = Case(
        When(state=State.UNCERTAIN, then=Value(0)), default=Value(1), output_field=IntegerField()
    )
    return list(rows.order_by(first, "created_at", "id")[:200])


def delivery_counts(workspace: Workspace) -> dict[str, int]:
    """How many deliveries are in each state, and how many went to the sandbox."""
    rows = Delivery.objects.of(workspace)
    counts = dict(rows.values_list("state").annotate(number=Count("id")).order_by("state"))
    counts["sandbox"] = rows.filter(route=Delivery.Route.SANDBOX).count()
    return counts


def delivery_of(workspace: Workspace, delivery_id: UUID) -> Delivery | None:
    """One delivery of this workspace with its decision."""
    return _readable(workspace).filter(pk=delivery_id).first()


def _readable(workspace: Workspace) -> QuerySet[Delivery]:
    return Delivery.objects.of(workspace).select_related(
        "lead__contact", "decision__member__user", "decision__revision", "finished_by__user"
    )
