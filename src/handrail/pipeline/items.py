"""Open review items: found, checked for what changed meanwhile, and whose text it is."""

from __future__ import annotations

from uuid import UUID

from django.utils.translation import gettext as _

from handrail.pipeline.errors import Conflict
from handrail.pipeline.find import find_under_lead
from handrail.pipeline.revisions import ai_revision
from handrail.store.models import Decision, DraftRevision, Lead, Member, ReviewItem


def open_item_of(member: Member, item_id: UUID) -> ReviewItem:
    """The open item, locked with its lead; Conflict that says who decided where it is not open."""
    item = find_under_lead(ReviewItem, member, item_id)
    if item.state != ReviewItem.State.OPEN:
        raise Conflict(what_happened(item))
    return item


def check_version(item: ReviewItem, version: int) -> None:
    """Conflict where the item changed since it was read."""
    if item.version != version:
        raise Conflict(
            _(
                "This lead changed while you had it open. Look at what is new, then decide again; "
                "what you typed is kept."
            )
        )


def what_happened(item: ReviewItem) -> str:
    """Who closed an item, and how."""
    decision = (
        Decision.objects.filter(item=item)
        .exclude(kind__in=Decision.KEEPS_OPEN)
        .select_related("member__user")
        .order_by("-created_at")
        .first()
    )
    if decision is None:
        return "This lead is not waiting for a decision any more."
    label = Decision.Kind(decision.kind).label.lower()
    undone = ", and it was undone since" if decision.undone_at else ""
    return f"{decision.member} decided on this lead already: {label}{undone}."


def editors_of(lead: Lead, member: Member, text: str) -> list[Member]:
    """The members who changed the text for this message; the deciding one where it differs."""
    message = lead.last_inbound
    if message is None:
        return [member]
    revisions = DraftRevision.objects.filter(lead=lead, answers=message, member__isnull=False)
    found = {row.member_id: row.member for row in revisions.select_related("member")}
    original = ai_revision(lead, message)
    if original is None or original.text != text:
        found[member.id] = member
    return [editor for editor in found.values() if editor is not None]
