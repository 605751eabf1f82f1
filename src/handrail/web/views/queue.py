"""The review queue: the page, and its list alone for the live refresh."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse, HttpResponseNotModified
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from handrail.pipeline.permissions import Action, may
from handrail.store.selectors.people import active_members
from handrail.store.selectors.today import today
from handrail.web.access import MemberRequest, member_required
from handrail.web.lead_page import hold_options
from handrail.web.queue_page import queue_context, start_of_day
from handrail.web.queue_request import read_query
from handrail.web.views.decided import asked_for


@require_GET
@member_required(Action.READ)
def show(request: MemberRequest) -> HttpResponse:
    """What waits for a person, by deadline and risk, with room for a lead beside it."""
    context = list_context(request)
    now = timezone.now()
    context.setdefault("today", today(request.member.workspace, since=start_of_day(now), now=now))
    context |= asked_for(request, context["query"])
    return render(request, "review/desk.html", context | many_context(request))


@require_GET
@member_required(Action.READ)
def refresh(request: MemberRequest) -> HttpResponse:
    """The list alone; nothing where the browser has it as it is."""
    context = list_context(request)
    tag = f'"{context["digest"]}"'
    if request.headers.get("If-None-Match") == tag:
        return HttpResponseNotModified()
    response = render(request, "review/queue_list.html", context)
    response["ETag"] = tag
    response["Cache-Control"] = "no-store"
    return response


def many_context(request: MemberRequest) -> dict[str, Any]:
    """What may be done with the leads that are marked in the list."""
    if not may(request.member, Action.REVIEW):
        return {}
    workspace = request.member.workspace
    members = active_members(workspace)
    return {
        "deciders": [other for other in members if may(other, Action.REVIEW)],
        "hold_choices": hold_options(workspace, now=timezone.now()),
    }


def list_context(request: MemberRequest, query: str | None = None) -> dict[str, Any]:
    """The list for this request's address, or for the query string that a form carried."""
    given = request.META.get("QUERY_STRING", "") if query is None else query
    asked = read_query(given, request.member, now=timezone.now())
    return queue_context(asked, request.GET.get("cursor", ""))
