"""Reads of the review queue: its pages by deadline and risk, its filters and their counts."""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Left

from handrail.store.models import Member, ReviewItem, SignOffRequest, Workspace
from handrail.store.search import holds

PAGE_SIZE = 50
EXCERPT = 180
VIEWS: tuple[tuple[str, str], ...] = (
    ("all", "All"),
    ("mine", "Mine"),
    ("unassigned", "Unassigned"),
    ("overdue", "Overdue"),
    ("person_first", "Person first"),
    ("escalated", "Escalated"),
    ("sign_off", "Needs my sign-off"),
    ("held", "On hold"),
)
"""The views of the queue: code and label."""


@dataclass(frozen=True, slots=True)
class QueueFilter:
    """What part of the queue is asked for. Empty values ask for everything."""

    view: str = "all"
    channel: str = ""
    service: str = ""
    language: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class QueuePage:
    """One page of open items, most urgent first. `following` is the cursor of the next page."""

    items: Sequence[ReviewItem]
    following: str


def open_items(workspace: Workspace) -> QuerySet[ReviewItem]:
    """Everything that waits for a person here."""
    return ReviewItem.objects.of(workspace).filter(state=ReviewItem.State.OPEN)


def _views(member: Member, sign_off_items: Sequence[UUID], now: datetime) -> dict[str, Q]:
    """What each view holds; what is on hold is in its own and where it waits for a sign-off."""
    held = Q(held_until__gt=now)
    return {
        "all": ~held,
        "mine": Q(assigned_to=member) & ~held,
        "unassigned": Q(assigned_to=None) & ~held,
        "overdue": Q(due_at__lt=now) & ~held,
        "person_first": Q(reason=ReviewItem.Reason.PERSON_FIRST) & ~held,
        "escalated": Q(escalated_at__isnull=False) & ~held,
        "sign_off": Q(id__in=sign_off_items),
        "held": held,
    }


def filtered(
    member: Member, chosen: QueueFilter, *, sign_off_items: Sequence[UUID], now: datetime
) -> QuerySet[ReviewItem]:
    """The open items of this view and these filters; `sign_off_items` wait for the member's yes."""
    rows = open_items(member.workspace)
    if not (chosen.text and chosen.view == "all"):  # who looks for a lead finds it on hold too
        rows = rows.filter(_views(member, sign_off_items, now)[chosen.view])
    for name in ("channel", "service", "language"):
        if value := getattr(chosen, name):
            rows = rows.filter(**{f"lead__{name}": value})
    if chosen.text:
        rows = rows.filter(holds(member.workspace, chosen.text, lead="lead"))
    return rows


def queue_page(rows: QuerySet[ReviewItem], cursor: str, *, size: int = PAGE_SIZE) -> QueuePage:
    """The page at this cursor, by deadline, then risk; an unreadable cursor is the first page."""
    taken = list(_after(_shown(rows), _read(cursor))[: size + 1])
    more = len(taken) > size
    taken = taken[:size]
    return QueuePage(taken, _write(taken[-1]) if more else "")


def _shown(rows: QuerySet[ReviewItem]) -> QuerySet[ReviewItem]:
    questions = SignOffRequest.objects.filter(item=OuterRef("pk"))
    states = SignOffRequest.State
    return (
        rows.select_related(
            "lead__contact", "lead__source", "assigned_to__user", "escalated_by__user"
        )
        .defer("lead__fields", "lead__context", "lead__source__settings")
        .annotate(
            excerpt=Left("lead__last_inbound__text", EXCERPT),
            sign_off_asked=Exists(questions.filter(state=states.ASKED)),
            sign_off_refused=Exists(questions.filter(state=states.REFUSED)),
            sign_off_given=Exists(questions.filter(state=states.GIVEN)),
        )
        .order_by("due_at", "-risk", "id")
    )


def _after(
    rows: QuerySet[ReviewItem], position: tuple[datetime, int, UUID] | None
) -> QuerySet[ReviewItem]:
    if position is None:
        return rows
    due, risk, row_id = position
    return rows.filter(
        Q(due_at__gt=due) | Q(due_at=due, risk__lt=risk) | Q(due_at=due, risk=risk, id__gt=row_id)
    )


def _write(row: ReviewItem) -> str:
    value = json.dumps([row.due_at.isoformat(), row.risk, str(row.id)], separators=(",", ":"))
    return base64.urlsafe_b64encode(value.encode()).decode().rstrip("=")


def _read(cursor: str) -> tuple[datetime, int, UUID] | None:
    try:
        padded = cursor + "=" * (-len(cursor) % 4)
        due, risk, row_id = json.loads(base64.urlsafe_b64decode(padded))
        return datetime.fromisoformat(due), int(risk), UUID(row_id)
    except (ValueError, TypeError, AttributeError, binascii.Error):
        return None


def view_counts(member: Member, *, sign_off_items: Sequence[UUID], now: datetime) -> dict[str, int]:
    """How many items each view holds, in one query."""
    counts = {
        name: Count("pk", filter=condition)
        for name, condition in _views(member, sign_off_items, now).items()
        if name != "sign_off"
    }
    found: dict[str, int] = open_items(member.workspace).aggregate(**counts)
    return found | {"sign_off": len(set(sign_off_items))}


@dataclass(frozen=True, slots=True)
class Options:
    """What the open items can be filtered by, each with its count."""

    channels: dict[str, int]
    services: dict[str, int]
    languages: dict[str, int]


def filter_options(workspace: Workspace) -> Options:
    """The channels, services and languages of the open items, in one query."""
    rows = (
        open_items(workspace)
        .order_by()
        .values_list("lead__channel", "lead__service", "lead__language")
        .annotate(Count("pk"))
    )
    found: tuple[dict[str, int], ...] = ({}, {}, {})
    for *values, count in rows:
        for counts, value in zip(found, values, strict=True):
            if value:
                counts[value] = counts.get(value, 0) + count
    return Options(*(dict(sorted(counts.items())) for counts in found))


def lead_after(rows: QuerySet[ReviewItem], item: ReviewItem | None) -> UUID | None:
    """The lead that comes next in these rows; from the top again after the last."""
    ordered = rows.order_by("due_at", "-risk", "id")
    if item is not None:
        ordered = ordered.exclude(lead_id=item.lead_id)
        later = _after(ordered, (item.due_at, item.risk, item.id)).values_list("lead_id", flat=True)
        if (found := later.first()) is not None:
            return found
    return ordered.values_list("lead_id", flat=True).first()


def lead_before(rows: QuerySet[ReviewItem], item: ReviewItem) -> UUID | None:
    """The lead just before this one, if any."""
    return (
        rows.filter(
            Q(due_at__lt=item.due_at)
            | Q(due_at=item.due_at, risk__gt=item.risk)
            | Q(due_at=item.due_at, risk=item.risk, id__lt=item.id)
        )
        .order_by("-due_at", "risk", "-id")
        .values_list("lead_id", flat=True)
        .first()
    )
