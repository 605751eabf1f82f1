"""The findings of a text as typed, beside the editor."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from handrail.pipeline.permissions import Action, may
from handrail.store.selectors.leads import lead_for_check
from handrail.store.selectors.people import active_members
from handrail.web.access import MemberRequest, or_404
from handrail.web.forms.review import read_typed
from handrail.web.reply_page import check, difference, way_out


def findings_response(
    request: MemberRequest, lead_id: UUID, *, status: int = 200, **more: Any
) -> HttpResponse:
    """What the guard says of the text that the request carries, and what may be done about it.

    The difference from the revision named by `compared` comes along where it is asked for.
    """
    found = or_404(lead_for_check(request.member.workspace, lead_id))
    typed = read_typed(request)
    context = {
        "checked": check(
            found.lead,
            request.member,
            active_members(request.member.workspace),
            found.questions,
            typed.subject,
            typed.text,
            now=timezone.now(),
        ),
        "lead": found.lead,
        "item": found.item,
        "way_out": way_out(found.lead, typed.recipient),
        "may_review": may(request.member, Action.REVIEW),
        "query": request.POST.get("query", ""),
        **more,
    }
    if "difference" in request.POST:
        number = request.POST.get("compared", "")
        context["compared"] = difference(found.lead, number, typed.text)
    return render(request, "review/findings.html", context, status=status)
