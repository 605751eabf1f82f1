"""The holding message: its words before it goes, and sending it."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from handrail.pipeline.errors import Refused
from handrail.pipeline.holding import holding_offer, send_holding_message
from handrail.pipeline.permissions import Action
from handrail.pipeline.recipients import known_recipients
from handrail.store.models import ReviewItem
from handrail.store.selectors.items import item_of
from handrail.web.access import MemberRequest, member_required, or_404
from handrail.web.forms.review import read_optional_id, read_version, typed_text
from handrail.web.reply_page import way_out
from handrail.web.views.review import next_after, refused_on_lead


@require_http_methods(["GET", "POST"])
@member_required(Action.REVIEW)
def holding_message(request: MemberRequest, item_id: UUID) -> HttpResponse:
    """What would be said to whom, by when; and, by a press, its sending."""
    item = or_404(item_of(request.member.workspace, item_id))
    if request.method != "POST":
        return _shown(request, item)
    try:
        decision = send_holding_message(
            request.member,
            item_id,
            version=read_version(request),
            answers_id=read_optional_id(request, "answers"),
            recipient=request.POST.get("recipient", ""),
            text=typed_text(request.POST.get("text", "")),
            now=timezone.now(),
        )
    except Refused as error:
        return refused_on_lead(request, item, error, keeps_text=False)
    return next_after(request, item, decided=decision.id)


def _shown(request: MemberRequest, item: ReviewItem) -> HttpResponse:
    recipient = known_recipients(item.lead)[0]
    context = {
        "item": item,
        "lead": item.lead,
        "offer": holding_offer(item.lead, item, now=timezone.now()),
        "way_out": way_out(item.lead, recipient),
        "query": request.GET.get("query", ""),
    }
    template = "review/holding_panel.html" if request.htmx else "review/holding.html"
    return render(request, template, context)
