"""Reads of tasks."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Literal, get_args

from django.db.models import DateTimeField, QuerySet, Value
from django.db.models.functions import Coalesce

from handrail.store.models import Lead, Member, Task, Workspace
from handrail.store.selectors.paging import Page, keyset_page

View = Literal["mine", "open", "suggested", "done"]
VIEWS: tuple[View, ...] = get_args(View)
NO_DEADLINE = datetime(9000, 1, 1, tzinfo=UTC)


def tasks_page(workspace: Workspace, member: Member, view: View, cursor: str) -> Page[Task]:
    """One page: what is due first comes first; of what is done, the newest."""
    rows = _in_view(workspace, member, view).select_related(
        "lead__contact", "owner__user", "done_by__user"
    )
    if view == "done":
        return keyset_page(rows, cursor, by="done_at")
    last = Value(NO_DEADLINE, output_field=DateTimeField())
    return keyset_page(
        rows.annotate(deadline=Coalesce("due_at", last)), cursor, by="deadline", descending=False
    )


def task_counts(workspace: Workspace, member: Member) -> dict[str, int]:
    """How many tasks each view but the done one holds."""
    return {view: _in_view(workspace, member, view).count() for view in VIEWS if view != "done"}


def recent_leads(workspace: Workspace, number: int = 100) -> list[Lead]:
    """The newest leads, to choose one from."""
    rows = Lead.objects.of(workspace).select_related("contact")
    return list(rows.order_by("-created_at", "-id")[:number])


def _in_view(workspace: Workspace, member: Member, view: View) -> QuerySet[Task]:
    rows = Task.objects.of(workspace).filter(dismissed_at=None)
    if view == "done":
        return rows.exclude(done_at=None)
    rows = rows.filter(done_at=None)
    if view == "suggested":
        return rows.filter(owner=None)
    return rows.filter(owner=member) if view == "mine" else rows.exclude(owner=None)
