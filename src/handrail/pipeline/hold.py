"""Putting an open item on hold: out of the queue for a while, its deadline untouched."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from handrail.core.review.hold import LONGEST
from handrail.pipeline.errors import Conflict, Invalid
from handrail.pipeline.items import open_item_of
from handrail.pipeline.permissions import Action, require
from handrail.store import audit
from handrail.store.models import Member, ReviewItem

MOST_WORDS = 300


@transaction.atomic
def put_on_hold(
    member: Member, item_id: UUID, *, until: datetime, note: str = "", now: datetime
) -> ReviewItem:
    """Take an item out of the queue until then. It comes back earlier when something happens.

    Its deadline and its escalation run on. Raises Invalid for a time that is past or too far off.
    """
    require(member, Action.REVIEW)
    if until <= now:
        raise Invalid(_("Choose a time in the future."), field="until")
    if until > now + LONGEST:
        raise Invalid(
            _("A lead is held for at most {days} days.").format(days=LONGEST.days), field="until"
        )
    item = open_item_of(member, item_id)
    item.held_until, item.held_by, item.hold_note = until, member, note.strip()[:MOST_WORDS]
    item.version += 1
    item.save(update_fields=["held_until", "held_by", "hold_note", "version"])
    _audit(member, item, "review.held", now=now, until=until.isoformat())
    return item


@transaction.atomic
def take_off_hold(member: Member, item_id: UUID, *, now: datetime) -> ReviewItem:
    """Bring an item back into the queue at once."""
    require(member, Action.REVIEW)
    item = open_item_of(member, item_id)
    if item.held_until is None or item.held_until <= now:
        raise Conflict(_("This lead is in the queue already."))
    item.end_hold()
    item.version += 1
    item.save(update_fields=["held_until", "held_by", "hold_note", "version"])
    _audit(member, item, "review.back", now=now)
    return item


def _audit(member: Member, item: ReviewItem, action: str, *, now: datetime, **facts: str) -> None:
    audit.append(
        item.workspace, action, now=now, actor=member, actor_kind="member", lead=item.lead, **facts
    )
