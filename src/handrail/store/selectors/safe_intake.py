"""Reads of safe intake: what was sent, the public link, and whose names must not stand in it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from uuid import UUID

from django.db.models import Count

from handrail.store.models import Contact, SafeIntake, SafeIntakeLink, Workspace
from handrail.store.selectors.paging import Page, keyset_page

CHUNK = 5000


def safe_intakes_page(
    workspace: Workspace, *, state: str, way: str, cursor: str
) -> Page[SafeIntake]:
    """One page, the newest first. `way` is `link`, `member` or empty for both."""
    rows = SafeIntake.objects.of(workspace).select_related(
        "member__user", "settled_by__user", "draft"
    )
    if state in SafeIntake.State.values:
        rows = rows.filter(state=state)
    if way in ("link", "member"):
        rows = rows.filter(member__isnull=way == "link")
    return keyset_page(rows, cursor)


def safe_intakes_by_state(workspace: Workspace) -> dict[str, int]:
    """How many there are in each state."""
    rows = SafeIntake.objects.of(workspace).values("state").annotate(number=Count("pk"))
    counts = dict.fromkeys(SafeIntake.State.values, 0)
    return counts | {row["state"]: row["number"] for row in rows.order_by()}


def safe_intake_of(workspace: Workspace, row_id: UUID) -> SafeIntake | None:
    """One of this workspace, with who sent and who settled it."""
    rows = SafeIntake.objects.of(workspace).select_related(
        "member__user", "settled_by__user", "draft__playbook"
    )
    return rows.filter(pk=row_id).first()


def link_of(workspace: Workspace) -> SafeIntakeLink | None:
    """The workspace's public link, on or off; None where there never was one."""
    rows = SafeIntakeLink.objects.of(workspace).select_related("changed_by__user")
    return rows.first()


def link_by_key(key: str) -> SafeIntakeLink | None:
    """The link with this key, on or off: read before there is any workspace."""
    return SafeIntakeLink.objects.select_related("workspace").filter(key=key).first()


def sent_by_link(link: SafeIntakeLink, receipt: UUID, *, since: datetime) -> SafeIntake | None:
    """What was sent by this link under a receipt, not before `since`."""
    rows = SafeIntake.objects.of(link.workspace).filter(member=None, created_at__gte=since)
    return rows.filter(receipt=receipt, erased_at=None).first()


def contact_words(
    workspace: Workspace, *, after: UUID | None = None
) -> Iterator[tuple[UUID, str, str, str, str]]:
    """Id, name, address, number and company of contacts, by id; `after` leaves out earlier ones."""
    rows = Contact.objects.of(workspace).filter(erased_at=None)
    if after is not None:
        rows = rows.filter(pk__gt=after)
    yield from (
        rows.order_by("pk")
        .values_list("pk", "name", "email", "phone", "company")
        .iterator(chunk_size=CHUNK)
    )
