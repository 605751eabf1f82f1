"""The editor: its text checked as it is typed, and kept on every pause."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.http import require_POST

from handrail.pipeline import redraft, review
from handrail.pipeline.errors import Refused
from handrail.pipeline.permissions import Action
from handrail.store.models import DraftRevision
from handrail.store.selectors.leads import revision_of
from handrail.web import errors
from handrail.web.access import MemberRequest, member_required
from handrail.web.findings_page import findings_response
from handrail.web.forms.review import read_id, read_typed
from handrail.web.reply_page import Typed
from handrail.web.views.lead import go_to_lead, lead_response


@require_POST
@member_required(Action.READ)
def check_reply(request: MemberRequest, lead_id: UUID) -> HttpResponse:
    """The findings of a text as typed, by the engine that reads it at the decision."""
    return findings_response(request, lead_id)


@require_POST
@member_required(Action.REVIEW)
def save_draft(request: MemberRequest, lead_id: UUID) -> HttpResponse:
    """Keep the text as a revision. JSON for the editor; without a script the lead's page."""
    typed = read_typed(request)
    by_script = "application/json" in request.headers.get("Accept", "")
    try:
        revision = review.save_revision(
            request.member,
            lead_id,
            subject=typed.subject,
            text=typed.text,
            answers_id=read_id(request, "answers"),
            now=timezone.now(),
        )
    except Refused as error:
        status = errors.status_of(error)
        if by_script:
            return JsonResponse({"problem": str(error)}, status=status)
        query = request.POST.get("query", "")
        return lead_response(
            request, lead_id, query=query, typed=typed, problem=str(error), status=status
        )
    if by_script:
        return JsonResponse({"number": revision.number, "author": revision.get_author_display()})
    return go_to_lead(request, lead_id, request.POST.get("query", ""))


@require_POST
@member_required(Action.REVIEW)
def ask_again(request: MemberRequest, lead_id: UUID) -> HttpResponse:
    """Keep what is in the editor, and have AI write another draft from it."""
    query, typed = request.POST.get("query", ""), read_typed(request)
    try:
        redraft.ask_for_draft(
            request.member,
            lead_id,
            instruction=request.POST.get("instruction", ""),
            answers_id=read_id(request, "answers"),
            base=_standing(request, lead_id, typed),
            now=timezone.now(),
        )
    except Refused as error:
        kept = typed if typed.text.strip() else None
        return lead_response(
            request,
            lead_id,
            query=query,
            typed=kept,
            problem=str(error),
            status=errors.status_of(error),
            extra={"wish": request.POST.get("instruction", "")},
        )
    return go_to_lead(request, lead_id, query)


def _standing(request: MemberRequest, lead_id: UUID, typed: Typed) -> DraftRevision | None:
    """The draft that is before the reviewer, kept as a revision where it was changed."""
    shown = revision_of(request.member.workspace, lead_id, request.POST.get("shown", ""))
    if not typed.text.strip():
        return shown
    has_subject = "subject" in request.POST  # a chat's reply has none
    if shown and shown.text == typed.text and (not has_subject or shown.subject == typed.subject):
        return shown
    return review.save_revision(
        request.member,
        lead_id,
        subject=typed.subject,
        text=typed.text,
        answers_id=read_id(request, "answers"),
        now=timezone.now(),
    )
