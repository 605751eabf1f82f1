"""Sign-offs: the questions that wait for this member's yes or no."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from handrail.pipeline import sign_offs
from handrail.pipeline.errors import Invalid
from handrail.pipeline.permissions import Action
from handrail.store.selectors.sign_offs import asked_by
from handrail.web import errors
from handrail.web.access import MemberRequest, member_required
from handrail.web.forms.review import read_ids, read_optional_id, typed_text
from handrail.web.questions import grouped
from handrail.web.views.lead import go_to_lead


@require_GET
@member_required(Action.READ)
def show(request: MemberRequest) -> HttpResponse:
    """What waits for this member's answer, and what became of their own questions."""
    return _page(request)


@require_POST
@member_required(Action.REVIEW)
def answer(request: MemberRequest) -> HttpResponse:
    """Grant or refuse one statement for its control points, from the list or from its lead."""
    granted = request.POST.get("answer") == "grant"
    lead_id = read_optional_id(request, "lead")
    questions = read_ids(request, "question")
    try:
        for question_id in questions:
            sign_offs.answer(
                request.member,
                question_id,
                granted=granted,
                note=typed_text(request.POST.get("note", "")),
                now=timezone.now(),
            )
    except Invalid as error:
        if lead_id or request.htmx:
            raise
        return _page(request, problem=str(error), problem_with=questions[0], status=422)
    if lead_id:
        return go_to_lead(request, lead_id, request.POST.get("query", ""))
    errors.saved(request, _("Signed off.") if granted else _("Refused; the asker sees why."))
    return redirect("sign_offs")


def _page(
    request: MemberRequest,
    *,
    problem: str = "",
    problem_with: UUID | None = None,
    status: int = 200,
) -> HttpResponse:
    context = {
        "waiting": grouped(sign_offs.waiting_for(request.member), in_context=True),
        "own": asked_by(request.member),
        "problem": problem,
        "problem_with": problem_with,
    }
    return render(request, "review/sign_offs.html", context, status=status)
