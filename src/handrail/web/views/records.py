"""What follows a decision: outcome, follow-up, tasks, copied and uncertain deliveries."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from handrail.pipeline import delivery, follow_up, tasks
from handrail.pipeline.errors import Invalid
from handrail.pipeline.permissions import Action
from handrail.store.selectors.items import delivery_of
from handrail.web import errors
from handrail.web.access import MemberRequest, member_required, or_404
from handrail.web.forms.review import (
    read_follow_up,
    read_local_time,
    read_optional_id,
    typed_text,
)
from handrail.web.views.lead import go_to_lead

TASK_ACTS = {
    "accept": tasks.accept_suggestion,
    "dismiss": tasks.dismiss,
    "complete": tasks.complete,
    "reopen": tasks.reopen,
}


@require_POST
@member_required(Action.REVIEW)
def set_outcome(request: MemberRequest, lead_id: UUID) -> HttpResponse:
    """Write down what came of a lead and when to look at it again."""
    now = timezone.now()
    follow_up.set_outcome(
        request.member,
        lead_id,
        outcome=request.POST.get("outcome", ""),
        note=typed_text(request.POST.get("note", "")),
        next_follow_up_at=read_follow_up(request, now=now),
        now=now,
    )
    if request.htmx and request.POST.get("from") == "bar":
        return errors.notice(request, _("Outcome and follow-up are kept."), "", level="success")
    return go_to_lead(request, lead_id, request.POST.get("query", ""))


@require_POST
@member_required(Action.REVIEW)
def add_task(request: MemberRequest, lead_id: UUID) -> HttpResponse:
    """Write down work for a person on this lead."""
    tasks.add_task(
        request.member,
        lead_id,
        title=request.POST.get("title", ""),
        detail=typed_text(request.POST.get("detail", "")),
        due_at=read_local_time(request, "due_at"),
        owner_id=read_optional_id(request, "owner"),
        now=timezone.now(),
    )
    return go_to_lead(request, lead_id, request.POST.get("query", ""))


@require_POST
@member_required(Action.REVIEW)
def act_on_task(request: MemberRequest, lead_id: UUID, task_id: UUID, act: str) -> HttpResponse:
    """Accept or dismiss a suggestion; tick a task off or open it again."""
    if act not in TASK_ACTS:
        raise Http404
    TASK_ACTS[act](request.member, task_id, now=timezone.now())
    return go_to_lead(request, lead_id, request.POST.get("query", ""))


@require_POST
@member_required(Action.REVIEW)
def mark_copied(request: MemberRequest, delivery_id: UUID) -> HttpResponse:
    """A person has sent the approved text in its channel."""
    row = or_404(delivery_of(request.member.workspace, delivery_id))
    delivery.mark_copied(request.member, delivery_id, now=timezone.now())
    return go_to_lead(request, row.lead_id, request.POST.get("query", ""))


@require_POST
@member_required(Action.REVIEW)
def resolve_uncertain(request: MemberRequest, delivery_id: UUID) -> HttpResponse:
    """A person found out whether it left."""
    row = or_404(delivery_of(request.member.workspace, delivery_id))
    answer = request.POST.get("was_sent", "")
    if answer not in ("yes", "no"):
        raise Invalid(_("Say whether it was sent."), field="was_sent")
    delivery.resolve_uncertain(
        request.member, delivery_id, was_sent=answer == "yes", now=timezone.now()
    )
    return go_to_lead(request, row.lead_id, request.POST.get("query", ""))
