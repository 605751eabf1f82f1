"""Safe intake for members: the form, what was sent, and turning it into a draft."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from handrail.core.routes.questionnaire import Route
from handrail.core.safe_intake.fields import BY_CODE, tidy
from handrail.pipeline import safe_intake
from handrail.pipeline.errors import Invalid
from handrail.pipeline.permissions import Action, may, require
from handrail.pipeline.safe_intake import StillPrivate
from handrail.pipeline.safe_intake_allowance import for_members
from handrail.pipeline.safe_intake_draft import answers_read
from handrail.pipeline.safe_intake_links import USUAL_PROMISE
from handrail.store.models import SafeIntake
from handrail.store.selectors.safe_intake import (
    link_of,
    safe_intake_of,
    safe_intakes_by_state,
    safe_intakes_page,
)
from handrail.web.access import MemberRequest, member_required, or_404
from handrail.web.errors import saved
from handrail.web.language import translatable
from handrail.web.origin import origin_of
from handrail.web.paging import cursor_of, page_links
from handrail.web.query import asked
from handrail.web.safe_intake.page import (
    REPAIR,
    ReadField,
    empty_form,
    missing,
    read_field,
    read_form,
    repaired,
    typed,
)
from handrail.web.safe_intake.quiet import says_nothing_of_what_was_typed
from handrail.web.suggested import because

STATES = (
    ("new", translatable("New")),
    ("drafted", translatable("Turned into a draft")),
    ("set_aside", translatable("Set aside")),
    ("all", translatable("All")),
)
WAYS = (("link", translatable("The public link")), ("member", translatable("Members")))


@says_nothing_of_what_was_typed
@require_http_methods(["GET", "HEAD", "POST"])
@member_required(Action.READ)
def form(request: MemberRequest) -> HttpResponse:
    """The eleven fields; what is accepted has a page of its own."""
    if request.method != "POST":
        return _form(request, empty_form())
    require(request.member, Action.ADD_LEAD)
    now = timezone.now()
    answers = typed(request.POST)
    allowance = for_members(request.member.workspace, now=now)
    if wish := request.POST.get(REPAIR):
        return _form(request, read_form(repaired(answers, wish, allowance), allowance))
    if problems := missing(answers):
        return _form(request, read_form(answers, allowance, problems=problems), 422)
    try:
        row = safe_intake.answer(request.member, answers, now=now)
    except (StillPrivate, Invalid):
        allowance = for_members(request.member.workspace, now=now)
        return _form(request, read_form(answers, allowance), 422)
    saved(request, "Kept. Nothing in it says who anybody is.")
    return redirect(f"{reverse('safe_intake_answers', args=[row.id])}?sent=1")


def _form(request: MemberRequest, fields: list[ReadField], status: int = 200) -> HttpResponse:
    context = {
        **because(request.member.workspace, Route.SAFE_INTAKE),
        "fields": fields,
        "wrong": [one for one in fields if one.is_wrong] if request.method == "POST" else [],
        "may_answer": may(request.member, Action.ADD_LEAD),
    }
    return render(request, "safe_intake/form.html", context, status=status)


@says_nothing_of_what_was_typed
@require_POST
@member_required(Action.ADD_LEAD)
def check(request: MemberRequest) -> HttpResponse:
    """What must be taken out of one field as it stands; nothing is kept."""
    field = BY_CODE.get(request.POST.get("field", ""))
    if field is None:
        raise Http404
    allowance = for_members(request.member.workspace, now=timezone.now())
    read = read_field(field, tidy(request.POST.get("text", "")), allowance)
    return render(request, "safe_intake/found.html", {"one": read})


@require_safe
@member_required(Action.READ)
def show_all(request: MemberRequest) -> HttpResponse:
    """What was sent, by members and by the public link; and the link."""
    workspace = request.member.workspace
    state, way = asked(request, "state") or "new", asked(request, "way")
    page = safe_intakes_page(workspace, state=state, way=way, cursor=cursor_of(request))
    counts = safe_intakes_by_state(workspace)
    counts["all"] = sum(counts.values())
    link = link_of(workspace)
    context: dict[str, Any] = {
        "rows": page.rows,
        "page": page_links(request, page),
        "states": [(code, label, counts[code]) for code, label in STATES],
        "state": state,
        "ways": WAYS,
        "way": way,
        "link": link,
        "origin": origin_of(request),
        "usual_promise": USUAL_PROMISE,
    }
    return render(request, "safe_intake/list.html", context)


@says_nothing_of_what_was_typed
@require_safe
@member_required(Action.READ)
def show(request: MemberRequest, safe_intake_id: UUID) -> HttpResponse:
    """The answers, a further check against the contacts, and what a draft would take from them."""
    row = or_404(safe_intake_of(request.member.workspace, safe_intake_id))
    context: dict[str, Any] = {"row": row, "was_sent": bool(asked(request, "sent"))}
    if row.erased_at is None:
        allowance = for_members(request.member.workspace, now=timezone.now())
        fields = read_form(row.answers, allowance)
        context["lines"] = list(zip(fields, _readings(request, row), strict=True))
        context["to_take_out"] = sum(len(one.parts) for one in fields)
    return render(request, "safe_intake/answers.html", context)


def _readings(request: MemberRequest, row: SafeIntake) -> list[dict[str, Any]]:
    """What was understood when the draft was made, else what would be now."""
    if row.readings:
        return list(row.readings)
    read = answers_read(request.member.workspace, row.answers)
    return [
        {"field": one.field, "understood": one.understood, "to_settle": one.to_settle}
        for one in read.readings
    ]


@says_nothing_of_what_was_typed
@require_POST
@member_required(Action.MANAGE_PLAYBOOKS)
def draft(request: MemberRequest, safe_intake_id: UUID) -> HttpResponse:
    """Turn the answers into a draft of a playbook."""
    made = safe_intake.turn_into_draft(request.member, safe_intake_id, now=timezone.now())
    saved(request, "The draft is made. What is left to decide stands in it as “to settle”.")
    return redirect("playbook_draft", made.id)


@require_POST
@member_required(Action.SETTLE_INPUT)
def set_aside(request: MemberRequest, safe_intake_id: UUID) -> HttpResponse:
    """Nothing is made of it; its page offers to take it up again."""
    safe_intake.set_aside(request.member, safe_intake_id, now=timezone.now())
    saved(request, "Set aside, under your name. It can be taken up again below.")
    return redirect("safe_intake_answers", safe_intake_id)


@require_POST
@member_required(Action.SETTLE_INPUT)
def take_up(request: MemberRequest, safe_intake_id: UUID) -> HttpResponse:
    """Make it new again."""
    safe_intake.take_up(request.member, safe_intake_id, now=timezone.now())
    saved(request, "It waits again.")
    return redirect("safe_intake_answers", safe_intake_id)
