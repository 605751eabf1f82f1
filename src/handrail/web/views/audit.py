"""The audit trail: events in words, filters, a check of the chain, export."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from handrail.pipeline.permissions import Action
from handrail.store.audit import verify as verify_chain
from handrail.store.audit_words import in_words
from handrail.store.models import AuditEvent
from handrail.store.selectors.audit_trail import (
    AuditFilter,
    all_events,
    areas,
    chain_head,
    events_page,
)
from handrail.store.selectors.members import all_members
from handrail.web.access import MemberRequest, member_required
from handrail.web.exports import as_file
from handrail.web.paging import cursor_of, page_links
from handrail.web.query import asked, asked_id

COLUMNS = (
    "sequence",
    "at",
    "action",
    "words",
    "actor_kind",
    "actor",
    "actor_id",
    "lead",
    "data",
    "previous_hash",
    "hash",
)


@require_safe
@member_required(Action.READ_AUDIT)
def show(request: MemberRequest) -> HttpResponse:
    """One page of events, the newest first."""
    return render(request, "audit/list.html", _context(request))


@require_POST
@member_required(Action.READ_AUDIT)
def verify(request: MemberRequest) -> HttpResponse:
    """Read the whole chain again and say what it shows."""
    result = verify_chain(request.member.workspace)
    return render(request, "audit/list.html", {**_context(request), "result": result})


@require_safe
@member_required(Action.READ_AUDIT)  # type: ignore[arg-type]
def export(request: MemberRequest, form: str) -> StreamingHttpResponse:
    """Every matching event as CSV or as JSON lines, the oldest first."""
    workspace = request.member.workspace
    events = all_events(workspace, _wanted(request))
    names = _names(request)
    rows = (_row(event, names) for event in events)
    return as_file(rows, COLUMNS, form, f"audit-{workspace.slug}")


def _context(request: MemberRequest) -> dict[str, Any]:
    workspace, wanted = request.member.workspace, _wanted(request)
    page = events_page(workspace, wanted, cursor_of(request))
    names = _names(request)
    return {
        "rows": [(event, in_words(event.action, event.data, names)) for event in page.rows],
        "page": page_links(request, page),
        "wanted": wanted,
        "is_filtered": wanted != AuditFilter(),
        "areas": areas(workspace),
        "members": all_members(workspace),
        "head": chain_head(workspace),
        "query": request.GET.urlencode(),
    }


def _wanted(request: MemberRequest) -> AuditFilter:
    return AuditFilter(
        area=asked(request, "area"),
        actor=asked_id(request, "actor"),
        lead=asked_id(request, "lead"),
    )


def _names(request: MemberRequest) -> dict[str, str]:
    return {str(row.id): str(row) for row in all_members(request.member.workspace)}


def _row(event: AuditEvent, names: dict[str, str]) -> dict[str, Any]:
    return {
        "sequence": event.sequence,
        "at": event.at.isoformat(),
        "action": event.action,
        "words": in_words(event.action, event.data, names),
        "actor_kind": event.actor_kind,
        "actor": names.get(str(event.actor_id), ""),
        "actor_id": str(event.actor_id or ""),
        "lead": str(event.lead_id or ""),
        "data": event.data,
        "previous_hash": event.previous_hash,
        "hash": event.hash,
    }
