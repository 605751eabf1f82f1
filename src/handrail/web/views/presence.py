"""Who else has a lead open: told by each page every few seconds, and shown on the others."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_POST

from handrail.pipeline.permissions import Action
from handrail.pipeline.presence import say_gone, say_present
from handrail.store.selectors.leads import lead_for_check
from handrail.store.selectors.presence import others_at
from handrail.web.access import MemberRequest, member_required, or_404


@require_POST
@member_required(Action.READ)
def presence(request: MemberRequest, lead_id: UUID) -> HttpResponse:
    """Renew the own presence; the answer is who else is there, and whether the page is old."""
    found = or_404(lead_for_check(request.member.workspace, lead_id))
    if "gone" in request.POST:
        say_gone(request.member, lead_id)
        return HttpResponse(status=204)
    now = timezone.now()
    say_present(request.member, lead_id, writing=request.POST.get("writing") == "yes", now=now)
    version = str(found.item.version) if found.item else ""
    context = {
        "others": others_at(found.lead, besides=request.member, now=now),
        "changed": version != request.POST.get("version", ""),
        "lead": found.lead,
        "query": request.POST.get("query", ""),
    }
    return render(request, "review/presence.html", context)
