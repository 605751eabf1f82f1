"""The queue's list as templates show it: rows, views with counts, filters."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime, time
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from handrail.pipeline.permissions import Action, may
from handrail.store.models import ReviewItem
from handrail.store.selectors.labels import labels
from handrail.store.selectors.presence import present_at
from handrail.store.selectors.queue import (
    VIEWS,
    filter_options,
    queue_page,
    view_counts,
)
from handrail.store.selectors.today import today, waiting_to_be_copied
from handrail.web.languages import language_name
from handrail.web.queue_request import QueueRequest


@dataclass(frozen=True, slots=True)
class Choice:
    """One view or filter value with its count and the address that chooses it."""

    code: str
    label: str
    count: int
    address: str
    chosen: bool


def queue_context(asked: QueueRequest, cursor: str) -> dict[str, Any]:
    """Everything that the list shows."""
    page = queue_page(asked.rows(), cursor)
    counts = view_counts(asked.member, sign_off_items=asked.sign_off_items, now=asked.now)
    names = labels(asked.member.workspace)
    context: dict[str, Any] = {
        "items": page.items,
        "following": page.following,
        "cursor": cursor,
        "views": _views(asked, counts),
        "filters": _filters(asked, names.services),
        "query": asked.address(),
        "chosen": asked.chosen,
        "names": names,
        "waiting": counts["all"],
        "now": asked.now,
        "to_copy": waiting_to_be_copied(asked.member.workspace),
        "may_review": may(asked.member, Action.REVIEW),
        "here": (here := present_at(page.items, besides=asked.member, now=asked.now)),
    }
    if not page.items:
        context["today"] = today(
            asked.member.workspace, since=start_of_day(asked.now), now=asked.now
        )
    context["digest"] = digest(page.items, counts, context["to_copy"], here)
    return context


def start_of_day(now: datetime) -> datetime:
    """Midnight in the workspace's zone, which the request runs in."""
    local = timezone.localtime(now)
    return datetime.combine(local.date(), time.min, tzinfo=local.tzinfo)


def digest(items: Any, counts: dict[str, int], to_copy: int, here: Any) -> str:
    """Changes when the list would look different, apart from the running clock."""
    seen = [counts, to_copy, here] + [_seen(item) for item in items]
    return hashlib.sha256(repr(seen).encode()).hexdigest()[:20]


def _seen(item: ReviewItem) -> tuple[object, ...]:
    return (
        item.id,
        item.version,
        item.due_at,
        item.held_until,
        item.risk,
        item.assigned_to_id,
        item.reason,
        item.sign_off_asked,  # type: ignore[attr-defined]
        item.sign_off_refused,  # type: ignore[attr-defined]
        item.sign_off_given,  # type: ignore[attr-defined]
    )


def _views(asked: QueueRequest, counts: dict[str, int]) -> list[Choice]:
    return [
        Choice(
            code, _(label), counts[code], f"/{asked.address(view=code)}", code == asked.chosen.view
        )
        for code, label in VIEWS
        if counts[code] or code in ("all", "mine", asked.chosen.view)
    ]


def _filters(asked: QueueRequest, services: dict[str, str]) -> list[tuple[str, str, list[Choice]]]:
    options = filter_options(asked.member.workspace)
    groups: tuple[tuple[str, str, dict[str, int], dict[str, str]], ...] = (
        ("channel", _("Channel"), options.channels, {}),
        ("service", _("Service"), options.services, services),
        ("language", _("Language"), options.languages, _language_names(options.languages)),
    )
    return [
        (name, label, _choices(asked, name, counts, names)) for name, label, counts, names in groups
    ]


def _language_names(codes: dict[str, int]) -> dict[str, str]:
    return {code: language_name(code) for code in codes}


def _choices(
    asked: QueueRequest, name: str, counts: dict[str, int], names: dict[str, str]
) -> list[Choice]:
    chosen = getattr(asked.chosen, name)
    found = dict(counts)
    if chosen:
        found.setdefault(chosen, 0)
    return [
        Choice(
            code,
            names.get(code, code.replace("_", " ")),
            count,
            f"/{asked.address(**{name: code})}",
            code == chosen,
        )
        for code, count in found.items()
    ]
