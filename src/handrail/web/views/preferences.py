"""What a person sets for themselves: the workspace acted in, the theme."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from handrail.pipeline.permissions import Action
from handrail.pipeline.preferences import choose_theme
from handrail.web.access import MemberRequest, member_required, or_404
from handrail.web.workspace import SESSION_KEY


@require_POST
@member_required(Action.READ)
def switch_workspace(request: MemberRequest) -> HttpResponse:
    """Act in another of the workspaces that this person is a member of."""
    wanted = request.POST.get("workspace", "")
    own = (m for m in request.memberships if str(m.workspace_id) == wanted)
    request.session[SESSION_KEY] = str(or_404(next(own, None)).workspace_id)
    return redirect("queue")


@require_POST
@member_required(Action.READ)
def set_theme(request: MemberRequest) -> HttpResponse:
    """Remember the theme on the person's account."""
    choose_theme(request.user, request.POST.get("theme", ""))
    if request.htmx:
        return HttpResponse(status=204)
    return redirect(_back(request))


def _back(request: MemberRequest) -> str:
    wanted = request.META.get("HTTP_REFERER", "")
    safe = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, request.is_secure())
    return wanted if safe else "/"
