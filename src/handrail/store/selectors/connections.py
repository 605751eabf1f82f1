"""Reads of connections and of the records that are written to them."""

from __future__ import annotations

from uuid import UUID

from django.db.models import Count, Q

from handrail.store.models import Connection, Workspace, WriteBack
from handrail.store.selectors.paging import Page, keyset_page


def connections_of(workspace: Workspace) -> list[Connection]:
    """Every connection by name, with how many of its writes wait or need a person."""
    state = WriteBack.State
    return list(
        Connection.objects.of(workspace)
        .annotate(
            number_pending=Count("writeback", filter=Q(writeback__state=state.PENDING)),
            number_dead=Count("writeback", filter=Q(writeback__state=state.DEAD)),
            number_done=Count("writeback", filter=Q(writeback__state=state.DONE)),
        )
        .order_by("name", "id")
    )


def connection_names(workspace: Workspace) -> dict[str, str]:
    """The names of the connections that are on, by the codes that playbooks use."""
    rows = Connection.objects.of(workspace).filter(is_active=True).order_by("created_at")
    return dict(rows.values_list("code", "name"))


def connection_of(workspace: Workspace, connection_id: UUID) -> Connection | None:
    """One connection of this workspace."""
    return Connection.objects.of(workspace).filter(pk=connection_id).first()


def write_backs_page(workspace: Workspace, state: str, cursor: str) -> Page[WriteBack]:
    """One page of writes in a state (empty: all), the newest first."""
    rows = WriteBack.objects.of(workspace).select_related("record__lead__contact", "connection")
    if state in WriteBack.State.values:
        rows = rows.filter(state=state)
    return keyset_page(rows, cursor)


def write_back_counts(workspace: Workspace) -> dict[str, int]:
    """How many writes are in each state."""
    rows = WriteBack.objects.of(workspace).values_list("state").annotate(number=Count("id"))
    return dict(rows.order_by("state"))
