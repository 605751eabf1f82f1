"""Reads of durable work: steps that wait for a person, and how the rest is doing."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Count, Min

from handrail.store.models import Step, WorkerHeartbeat, Workspace
from handrail.store.selectors.paging import Page, keyset_page


def failed_steps_page(workspace: Workspace, cursor: str) -> Page[Step]:
    """One page of the steps that were given to a person, the newest first."""
    rows = Step.objects.filter(workspace=workspace, state=Step.State.FAILED)
    return keyset_page(rows.select_related("lead__contact"), cursor)


def step_counts(workspace: Workspace) -> dict[str, int]:
    """How many steps are in each state."""
    rows = Step.objects.filter(workspace=workspace).values_list("state")
    return dict(rows.annotate(number=Count("id")).order_by("state"))


def oldest_waiting(workspace: Workspace, now: datetime) -> datetime | None:
    """Since when the oldest step that could run has been due."""
    rows = Step.objects.filter(workspace=workspace, state=Step.State.PENDING, due_at__lte=now)
    found: datetime | None = rows.aggregate(first=Min("due_at"))["first"]
    return found


def workers(number: int = 20) -> list[WorkerHeartbeat]:
    """The workers that were seen last."""
    return list(WorkerHeartbeat.objects.order_by("-seen_at")[:number])
