"""Acts on many items at once. None of them decides; there is no act here that could send."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from handrail.pipeline.errors import Invalid, Refused
from handrail.pipeline.hold import put_on_hold, take_off_hold
from handrail.pipeline.permissions import Action, require
from handrail.pipeline.review import assign
from handrail.store.models import Member

MOST = 200


@dataclass(frozen=True, slots=True)
class BulkResult:
    """The items on which it was done, and for each of the others why not."""

    done: tuple[UUID, ...]
    refused: dict[UUID, str]


def assign_many(
    member: Member, item_ids: Sequence[UUID], *, to_id: UUID | None, now: datetime
) -> BulkResult:
    """Give every item to a member, or to nobody in particular."""
    return _each(member, item_ids, lambda row: assign(member, row, to_id=to_id, now=now))


def hold_many(
    member: Member, item_ids: Sequence[UUID], *, until: datetime, now: datetime
) -> BulkResult:
    """Put every item on hold until the same time."""
    return _each(member, item_ids, lambda row: put_on_hold(member, row, until=until, now=now))


def take_many_off_hold(member: Member, item_ids: Sequence[UUID], *, now: datetime) -> BulkResult:
    """Bring every item back into the queue."""
    return _each(member, item_ids, lambda row: take_off_hold(member, row, now=now))


def _each(member: Member, item_ids: Sequence[UUID], act: Callable[[UUID], object]) -> BulkResult:
    """Each in a transaction of its own: what one is refused does not undo the others."""
    require(member, Action.REVIEW)
    chosen = list(dict.fromkeys(item_ids))
    if len(chosen) > MOST:
        raise Invalid(_("Choose at most {most} leads at once.").format(most=MOST))
    done, refused = [], {}
    for item_id in chosen:
        try:
            act(item_id)
        except Refused as error:
            refused[item_id] = str(error)
        else:
            done.append(item_id)
    return BulkResult(tuple(done), refused)
