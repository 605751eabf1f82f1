"""What was just decided: the undo with its countdown, the outcome and the next follow-up."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from handrail.core.record.outcomes import OUTCOMES
from handrail.store.facts import playbook_of
from handrail.store.models import Decision, Delivery
from handrail.store.selectors.items import decision_of, item_with_lead
from handrail.web.access import MemberRequest
from handrail.web.forms.review import follow_up_choices


def decided_context(request: MemberRequest, decision_id: UUID, query: str) -> dict[str, Any]:
    """The bar for one decision; nothing for one that is unknown or undone."""
    decision = decision_of(request.member.workspace, decision_id)
    if decision is None or decision.undone_at is not None:
        return {}
    rules = playbook_of(decision.lead.playbook_version).review
    follow_ups, usual = follow_up_choices(rules.follow_up_after)
    return {
        "decided": decision,
        "decided_delivery": getattr(decision, "delivery", None),
        "undo_until": undo_until(decision),
        "may_undo": may_undo(decision),
        "outcomes": [(code, _(label)) for code, label in OUTCOMES],
        "follow_ups": follow_ups,
        "usual_follow_up": usual,
        "query": query,
    }


def held_context(request: MemberRequest, item_id: UUID, query: str) -> dict[str, Any]:
    """The bar for an item that was put on hold; nothing where it is not on hold now."""
    item = item_with_lead(request.member.workspace, item_id)
    if item is None or item.held_until is None or item.held_until <= timezone.now():
        return {}
    return {"held_item": item, "query": query}


def done_context(
    request: MemberRequest, query: str, *, decided: UUID | None = None, held: UUID | None = None
) -> dict[str, Any]:
    """The bar for what was just done."""
    if decided is not None:
        return decided_context(request, decided, query)
    return held_context(request, held, query) if held is not None else {}


def asked_for(request: MemberRequest, query: str) -> dict[str, Any]:
    """The bar for what the address names (`?decided=`, `?held=`), as after a plain redirect."""
    found = {name: request.GET[name] for name in ("decided", "held") if name in request.GET}
    try:
        return done_context(request, query, **{name: UUID(value) for name, value in found.items()})
    except ValueError:
        return {}


def may_undo(decision: Decision) -> bool:
    """Whether taking it back is still possible: it has not begun to leave."""
    if decision.kind == Decision.Kind.ESCALATE:
        return False
    delivery = getattr(decision, "delivery", None)
    if delivery is None or delivery.state == Delivery.State.AWAITING_COPY:
        return True
    return bool(delivery.state == Delivery.State.PENDING and delivery.not_before > timezone.now())


def undo_until(decision: Decision) -> datetime | None:
    """When the undo window of a sending decision ends; None where it does not end by itself."""
    delivery = getattr(decision, "delivery", None)
    if delivery is not None and delivery.state == Delivery.State.PENDING:
        return delivery.not_before  # type: ignore[no-any-return]
    return None
