"""The data ledger: every call to an engine, what left, to whom, and why it was allowed."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from handrail.pipeline.permissions import Action
from handrail.store.models import ModelCall
from handrail.store.selectors.ledger import (
    LedgerFilter,
    all_calls,
    call_of,
    calls_page,
    engines_asked,
)
from handrail.web.access import MemberRequest, member_required, or_404
from handrail.web.exports import as_file
from handrail.web.handed_over import handed_over
from handrail.web.paging import cursor_of, page_links
from handrail.web.query import asked, asked_id

COLUMNS = (
    "id",
    "at",
    "lead",
    "engine",
    "model",
    "recipient",
    "outputs",
    "data_policy",
    "allowed_because",
    "request_sha256",
    "request",
    "sent",
    "state",
    "response",
    "error",
    "input_tokens",
    "output_tokens",
    "cost_micros",
    "duration_ms",
)


@require_safe
@member_required(Action.READ_AUDIT)
def show_all(request: MemberRequest) -> HttpResponse:
    """One page of calls, the newest first."""
    workspace, wanted = request.member.workspace, _wanted(request)
    page = calls_page(workspace, wanted, cursor_of(request))
    context = {
        "rows": page.rows,
        "page": page_links(request, page),
        "wanted": wanted,
        "is_filtered": wanted != LedgerFilter(),
        "engines": engines_asked(workspace),
        "states": ModelCall.State.choices,
        "query": request.GET.urlencode(),
    }
    return render(request, "ledger/list.html", context)


@require_safe
@member_required(Action.READ)
def show(request: MemberRequest, call_id: UUID) -> HttpResponse:
    """One call, with everything that left."""
    call = or_404(call_of(request.member.workspace, call_id))
    return render(request, "ledger/call.html", {"call": call, "shown": handed_over(call)})


@require_safe
@member_required(Action.READ_AUDIT)  # type: ignore[arg-type]
def export(request: MemberRequest, form: str) -> StreamingHttpResponse:
    """Every matching call as CSV or as JSON lines, the oldest first."""
    workspace = request.member.workspace
    rows = (_row(call) for call in all_calls(workspace, _wanted(request)))
    return as_file(rows, COLUMNS, form, f"ledger-{workspace.slug}")


def _wanted(request: MemberRequest) -> LedgerFilter:
    return LedgerFilter(
        engine=asked(request, "engine"),
        state=asked(request, "state"),
        text=asked(request, "text"),
        lead=asked_id(request, "lead"),
    )


def _row(call: ModelCall) -> dict[str, Any]:
    plain = {name: getattr(call, name) for name in COLUMNS if hasattr(call, name)}
    return plain | {
        "id": str(call.id),
        "at": call.created_at.isoformat(),
        "lead": str(call.lead_id),
        "outputs": call.kinds,
    }
