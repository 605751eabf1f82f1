"""What was just decided: the undo with its countdown, the outcome and the next follow-up."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils import timezone

from handrail.core.record.outcomes import OUTCOMES
from handrail.store.facts import playbook_of
from handrail.store.models import Decision, Delivery
from handrail.store.selectors.items import decision_of
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
        "outcomes": OUTCOMES,
        "follow_ups": follow_ups,
        "usual_follow_up": usual,
        "query": query,
    }


def asked_for(request: MemberRequest, query: str) -> dict[str, Any]:
    """The bar for the decision that the address names (`?decided=`), as after a plain redirect."""
    try:
        wanted = UUID(request.GET.get("decided", ""))
    except ValueError:
        return {}
    return decided_context(request, wanted, query)


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
