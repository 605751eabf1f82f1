"""The public link of safe intake, for those who manage it."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from handrail.pipeline import safe_intake_links
from handrail.pipeline.permissions import Action
from handrail.web.access import MemberRequest, member_required
from handrail.web.errors import saved


@require_POST
@member_required(Action.MANAGE_SOURCES)
def save(request: MemberRequest) -> HttpResponse:
    """Make the link, or change what its page says."""
    safe_intake_links.save_link(
        request.member, promise=request.POST.get("promise", ""), now=timezone.now()
    )
    saved(request, "Saved. Whoever has the link can answer, without signing in.")
    return redirect("safe_intakes")


@require_POST
@member_required(Action.MANAGE_SOURCES)
def renew(request: MemberRequest) -> HttpResponse:
    """Another address; the old one is dead."""
    safe_intake_links.renew_link(request.member, now=timezone.now())
    saved(request, "The link has a new address. The old one finds nothing any more.")
    return redirect("safe_intakes")


@require_POST
@member_required(Action.MANAGE_SOURCES)
def switch(request: MemberRequest) -> HttpResponse:
    """On or off."""
    on = request.POST.get("on") == "yes"
    safe_intake_links.switch_link(request.member, on=on, now=timezone.now())
    saved(request, "The link is on." if on else "The link is off: nothing is taken by it.")
    return redirect("safe_intakes")
