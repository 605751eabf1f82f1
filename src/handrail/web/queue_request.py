"""What a request asks of the queue: its filters, carried from page to page in the address."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from functools import cached_property
from urllib.parse import parse_qsl, urlencode
from uuid import UUID

from django.db.models import QuerySet

from handrail.pipeline.sign_offs import waiting_for
from handrail.store.models import Member, ReviewItem
from handrail.store.selectors.queue import VIEWS, QueueFilter, filtered

LONGEST = 200


@dataclass
class QueueRequest:
    """The queue as one member asked for it; what it needs from the database is read once."""

    member: Member
    chosen: QueueFilter
    now: datetime

    @cached_property
    def sign_off_items(self) -> Sequence[UUID]:
        """The items with a question that this member may answer."""
        return tuple({request.item_id for request in waiting_for(self.member)})

    def rows(self) -> QuerySet[ReviewItem]:
        """The open items of the chosen view and filters."""
        items = self.sign_off_items if self.chosen.view == "sign_off" else ()
        return filtered(self.member, self.chosen, sign_off_items=items, now=self.now)

    def address(self, **changed: str) -> str:
        """The query string of these filters, with some replaced; empty for the whole queue."""
        values = {"view": self.chosen.view, **asdict(self.chosen), **changed}
        kept = {name: value for name, value in values.items() if value and value != "all"}
        return f"?{urlencode(kept)}" if kept else ""


def read_query(query: str, member: Member, *, now: datetime) -> QueueRequest:
    """Read a query string; what is unknown in it is ignored."""
    given = dict(parse_qsl(query.lstrip("?")))
    view = given.get("view", "all")
    values = {
        name: given.get(name, "").strip()[:LONGEST]
        for name in ("channel", "service", "language", "text")
    }
    known = view if view in dict(VIEWS) else "all"
    return QueueRequest(member, QueueFilter(view=known, **values), now)
