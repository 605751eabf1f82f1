"""Rejected input: why it did not become a lead, the raw text, repairing it or letting it go."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from handrail.core.intake.errors import IntakeError
from handrail.core.leads import Channel
from handrail.pipeline import dead_letters
from handrail.pipeline.errors import Invalid
from handrail.pipeline.permissions import Action, require
from handrail.store.models import DeadLetter
from handrail.store.selectors.dead_letters import (
    dead_letter_of,
    dead_letters_page,
    open_dead_letters,
)
from handrail.web.access import MemberRequest, member_required, or_404
from handrail.web.errors import saved
from handrail.web.forms.lead_fields import LeadFieldsForm
from handrail.web.paging import cursor_of, page_links
from handrail.web.rejected import readable_fields, readable_text


@require_safe
@member_required(Action.READ)
def show_all(request: MemberRequest) -> HttpResponse:
    """Those that wait for a person, or those that somebody settled."""
    workspace = request.member.workspace
    settled = request.GET.get("view") == "settled"
    page = dead_letters_page(workspace, settled=settled, cursor=cursor_of(request))
    context = {
        "rows": page.rows,
        "page": page_links(request, page),
        "settled": settled,
        "waiting": open_dead_letters(workspace),
    }
    return render(request, "dead_letters/list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@member_required(Action.READ)
def show(request: MemberRequest, dead_letter_id: UUID) -> HttpResponse:
    """One of them, with a form of the channel's fields that holds what could be read."""
    row = or_404(dead_letter_of(request.member.workspace, dead_letter_id))
    if request.method == "POST":
        return _resubmit(request, row)
    body = bytes(row.body)
    form = LeadFieldsForm(_channel(row), initial=readable_fields(row, body))
    return _page(request, row, form)


@require_POST
@member_required(Action.SETTLE_INPUT)
def discard(request: MemberRequest, dead_letter_id: UUID) -> HttpResponse:
    """Say that it is no lead."""
    dead_letters.discard(request.member, dead_letter_id, now=timezone.now())
    saved(request, "Discarded, under your name. What came is still kept in the list of settled.")
    return redirect("dead_letters")


def _resubmit(request: MemberRequest, row: DeadLetter) -> HttpResponse:
    require(request.member, Action.SETTLE_INPUT)
    form = LeadFieldsForm(_channel(row), request.POST)
    if form.is_valid():
        try:
            accepted = dead_letters.resubmit(
                request.member, row.id, fields=form.filled(), now=timezone.now()
            )
        except Invalid as error:
            form.refuse(error)
        except IntakeError as error:
            form.add_error(None, str(error))
        else:
            saved(
                request,
                "This is known already: here is its lead."
                if accepted.duplicate
                else "It is a lead now. Screening looks at it.",
            )
            return redirect("lead", accepted.lead_id)
    return _page(request, row, form, status=422)


def _channel(row: DeadLetter) -> str:
    return row.source.channel if row.source else Channel.FORM.value


def _page(
    request: MemberRequest, row: DeadLetter, form: LeadFieldsForm, status: int = 200
) -> HttpResponse:
    context = {"row": row, "form": form, "raw": readable_text(bytes(row.body))}
    return render(request, "dead_letters/dead_letter.html", context, status=status)
