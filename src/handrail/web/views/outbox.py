"""The outbox: what went out as it went, what may have, and what a person must still send."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from handrail.pipeline.delivery import mark_copied as pipeline_mark_copied
from handrail.pipeline.delivery import resolve_uncertain
from handrail.pipeline.permissions import Action
from handrail.store.selectors.outbox import (
    deliveries_page,
    delivery_counts,
    delivery_of,
    waiting_for_person,
)
from handrail.web.access import MemberRequest, member_required, or_404
from handrail.web.errors import saved
from handrail.web.language import translatable
from handrail.web.mail_text import readable
from handrail.web.paging import cursor_of, page_links

TABS = (
    ("", translatable("All")),
    ("uncertain", translatable("Uncertain")),
    ("awaiting_copy", translatable("To copy")),
    ("pending", translatable("In the undo window")),
    ("sending", translatable("Sending")),
    ("sent", translatable("Sent")),
    ("failed", translatable("Not sent")),
    ("cancelled", translatable("Cancelled")),
    ("sandbox", translatable("Sandbox")),
)


@require_safe
@member_required(Action.READ)
def show_all(request: MemberRequest) -> HttpResponse:
    """Every delivery; what needs a person stands above."""
    workspace = request.member.workspace
    state = request.GET.get("state", "")
    page = deliveries_page(workspace, state, cursor_of(request))
    counts = delivery_counts(workspace)
    tabs = [(code, label, counts.get(code)) for code, label in TABS if not code or counts.get(code)]
    context = {
        "rows": page.rows,
        "page": page_links(request, page),
        "waiting": waiting_for_person(workspace),
        "state": state,
        "tabs": tabs,
    }
    return render(request, "outbox/list.html", context)


@require_safe
@member_required(Action.READ)
def show(request: MemberRequest, delivery_id: UUID) -> HttpResponse:
    """One delivery with the complete message as it was handed over."""
    row = or_404(delivery_of(request.member.workspace, delivery_id))
    mail = readable(bytes(row.raw)) if row.raw else None
    return render(request, "outbox/delivery.html", {"row": row, "mail": mail})


@require_safe
@member_required(Action.READ)
def download(request: MemberRequest, delivery_id: UUID) -> HttpResponse:
    """The message's bytes as a file that mail programs open."""
    row = or_404(delivery_of(request.member.workspace, delivery_id))
    if not row.raw:
        raise Http404
    response = HttpResponse(bytes(row.raw), content_type="message/rfc822")
    response["Content-Disposition"] = f'attachment; filename="{row.id}.eml"'
    return response


@require_POST
@member_required(Action.REVIEW)
def mark_copied(request: MemberRequest, delivery_id: UUID) -> HttpResponse:
    """The member copied the text and sent it."""
    pipeline_mark_copied(request.member, delivery_id, now=timezone.now())
    saved(request, "Marked as sent, under your name.")
    return redirect("delivery", delivery_id)


@require_POST
@member_required(Action.REVIEW)
def resolve(request: MemberRequest, delivery_id: UUID) -> HttpResponse:
    """The member found out whether it left."""
    was_sent = request.POST.get("was_sent") == "yes"
    resolve_uncertain(request.member, delivery_id, was_sent=was_sent, now=timezone.now())
    saved(
        request,
        "Noted: it was sent."
        if was_sent
        else "Noted: it was not sent. The lead is in the queue for a new decision.",
    )
    return redirect("delivery", delivery_id)
