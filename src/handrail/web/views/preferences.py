"""What a person sets for themselves: the workspace acted in, the theme, the language."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from handrail.pipeline.permissions import Action
from handrail.pipeline.preferences import choose_language, choose_theme
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


@require_POST
@member_required(Action.READ)
def set_language(request: MemberRequest) -> HttpResponse:
    """Remember the language on the account, and in this browser for the pages before sign-in."""
    language = request.POST.get("language", "")
    choose_language(request.user, language)
    answer = redirect(_back(request))
    if not language:
        answer.delete_cookie(settings.LANGUAGE_COOKIE_NAME)
        return answer
    answer.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        language,
        max_age=settings.LANGUAGE_COOKIE_AGE,
        secure=settings.LANGUAGE_COOKIE_SECURE,
        httponly=settings.LANGUAGE_COOKIE_HTTPONLY,
        samesite="Lax",
    )
    return answer


def _back(request: MemberRequest) -> str:
    wanted = request.META.get("HTTP_REFERER", "")
    safe = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, request.is_secure())
    return wanted if safe else "/"
