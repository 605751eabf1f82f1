"""A lead's page, its original to download, and its history."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET
from django_htmx.http import push_url, trigger_client_event

from handrail.pipeline.permissions import Action
from handrail.store.selectors.history import history
from handrail.store.selectors.leads import lead_page, original
from handrail.web.access import MemberRequest, member_required, or_404
from handrail.web.forms.review import DEADLINES, FOLLOW_UPS
from handrail.web.lead_page import lead_address, lead_context
from handrail.web.reply_page import Typed
from handrail.web.views.decided import asked_for
from handrail.web.views.queue import list_context, many_context

KINDS_OF_ORIGINAL = {"message/rfc822": "eml", "application/json": "json", "text/csv": "csv"}


@require_GET
@member_required(Action.READ)
def show(request: MemberRequest, lead_id: UUID) -> HttpResponse:
    """One lead: alone for htmx, else beside the queue."""
    query = queue_query(request.META.get("QUERY_STRING", ""))
    return lead_response(request, lead_id, query=query, extra=asked_for(request, query))


def lead_response(
    request: MemberRequest,
    lead_id: UUID,
    *,
    query: str,
    typed: Typed | None = None,
    problem: str = "",
    status: int = 200,
    extra: dict[str, Any] | None = None,
) -> HttpResponse:
    """The page of a lead as it is now, with what was typed kept in the editor."""
    page = or_404(lead_page(request.member.workspace, lead_id))
    kept = queue_query(query)
    context = lead_context(
        page,
        request.member,
        now=timezone.now(),
        query=kept,
        typed=typed,
        number=_number(request.GET.get("revision", "")),
        problem=problem,
    )
    context |= {"deadlines": DEADLINES, "follow_ups": FOLLOW_UPS, **(extra or {})}
    if request.htmx and not request.htmx.history_restore_request:
        response = render(request, "review/lead_pane.html", context, status=status)
        return trigger_client_event(response, "queue-changed", after="settle")
    context = list_context(request, kept) | many_context(request) | context
    return render(request, "review/desk.html", context, status=status)


def go_to_lead(
    request: MemberRequest, lead_id: UUID, query: str, *, extra: dict[str, Any] | None = None
) -> HttpResponse:
    """Show a lead after an act on it, or the next one: in place for htmx, else by redirect."""
    address = lead_address(lead_id, queue_query(query), **(extra or {}))
    if not request.htmx:
        return HttpResponseRedirect(address)
    return push_url(lead_response(request, lead_id, query=query), address)


def queue_query(query: str) -> str:
    """The part of a query string that belongs to the queue."""
    kept = ("view", "channel", "service", "language", "text")
    pairs = [pair for pair in query.lstrip("?").split("&") if pair.split("=")[0] in kept]
    return f"?{'&'.join(pairs)}" if pairs else ""


def _number(value: str) -> int | None:
    return int(value) if value.isdecimal() and len(value) < 9 else None


@require_GET
@member_required(Action.READ)
def show_history(request: MemberRequest, lead_id: UUID) -> HttpResponse:
    """What happened to a lead, in words."""
    page = or_404(lead_page(request.member.workspace, lead_id))
    context = {"lead": page.lead, "told": history(page.lead)}
    template = "review/history_rows.html" if request.htmx else "review/history.html"
    return render(request, template, context)


@require_GET
@member_required(Action.READ)
def download_original(request: MemberRequest, record_id: UUID) -> HttpResponse:
    """The original byte for byte, as a file that no browser runs."""
    record = or_404(original(request.member.workspace, record_id))
    kind = record.content_type.split(";")[0].strip().lower()
    response = HttpResponse(bytes(record.body), content_type="application/octet-stream")
    name = f"original-{record.sha256[:12]}.{KINDS_OF_ORIGINAL.get(kind, 'txt')}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
