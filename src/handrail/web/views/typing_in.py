"""Typing in a call note, a referral, or any lead that did not come by itself."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from handrail.core.leads import Channel
from handrail.pipeline.errors import Invalid
from handrail.pipeline.intake import type_in
from handrail.pipeline.permissions import Action
from handrail.store.selectors.sources import active_sources, source_of
from handrail.web.access import MemberRequest, member_required, or_404
from handrail.web.errors import saved
from handrail.web.forms.lead_fields import LeadFieldsForm

FIRST = (Channel.CALL, Channel.REFERRAL, Channel.CHAT, Channel.CRM, Channel.AD)
"""What is typed in most often stands first."""


@require_safe
@member_required(Action.ADD_LEAD)
def choose(request: MemberRequest) -> HttpResponse:
    """Choose what it is: one of the sources that are on."""
    order = {channel.value: place for place, channel in enumerate(FIRST)}
    sources = sorted(
        active_sources(request.member.workspace),
        key=lambda row: (order.get(row.channel, len(FIRST)), row.name),
    )
    return render(request, "intake/choose.html", {"sources": sources})


@require_http_methods(["GET", "HEAD", "POST"])
@member_required(Action.ADD_LEAD)
def enter(request: MemberRequest, source_id: UUID) -> HttpResponse:
    """The fields of the source's channel; what is kept is a lead like any other."""
    source = or_404(source_of(request.member.workspace, source_id))
    form = LeadFieldsForm(source.channel, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            accepted = type_in(request.member, source.id, fields=form.filled(), now=timezone.now())
        except Invalid as error:
            form.refuse(error)
        else:
            saved(
                request,
                "This is known already: here is its lead."
                if accepted.duplicate
                else "Kept. Screening looks at it now.",
            )
            return redirect("lead", accepted.lead_id)
    context = {"source": source, "form": form}
    return render(request, "intake/enter.html", context, status=422 if form.errors else 200)
