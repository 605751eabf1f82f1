"""Where to start: the questionnaire, the prototype, write-back, privacy and proof."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from handrail.core.routes.questionnaire import QUESTIONS, ROUTES, Route
from handrail.core.routes.suggestions import Suggestion, suggest
from handrail.pipeline import routes
from handrail.pipeline.errors import Invalid, NotPermitted
from handrail.pipeline.permissions import Action, may
from handrail.store.models import Playbook
from handrail.store.selectors.lead_path import path_of
from handrail.store.selectors.playbooks import playbooks_of
from handrail.store.selectors.routes import newest_answers, prototype_leads
from handrail.web.access import MemberRequest, member_required
from handrail.web.downloads import answer_document
from handrail.web.errors import saved
from handrail.web.privacy_page import privacy_notice, privacy_of
from handrail.web.proof_pack import proof_pack
from handrail.web.prototype_page import is_moving, stages_of
from handrail.web.suggested import because
from handrail.web.write_back_page import write_back_of

ADDRESSES = {
    Route.PROTOTYPE: "prototype",
    Route.PRIVACY: "privacy",
    Route.SAFE_INTAKE: "safe_intake",
    Route.CRM_AUTOMATION: "write_back_map",
    Route.SYSTEMS_AUDIT: "systems_audit",
    Route.PROOF: "proof",
    Route.HANDOFF: "handoffs",
}
PERIODS = (7, 30, 90, 365)


@require_http_methods(["GET", "HEAD", "POST"])
@member_required(Action.READ)
def start(request: MemberRequest) -> HttpResponse:
    """The questions, and what the newest answers speak for."""
    problem, given = "", None
    if request.method == "POST":
        given = {question.code: request.POST.get(question.code, "") for question in QUESTIONS}
        if not may(request.member, Action.MANAGE_PLAYBOOKS):
            raise NotPermitted(_("An owner or a manager answers these. Ask one of them."))
        try:
            routes.keep_answers(request.member, given, now=timezone.now())
        except Invalid as error:
            problem = str(error)
        else:
            return redirect(f"{reverse('where_to_start')}#suggested")
    row = newest_answers(request.member.workspace)
    answers = given if given is not None else (row.answers if row else {})
    context = {
        "questions": [(question, answers.get(question.code, "")) for question in QUESTIONS],
        "answered": row,
        "suggested": _shown(suggest(row.answers)) if row else (),
        "all": _shown(suggest({})),
        "problem": problem,
        "may_answer": may(request.member, Action.MANAGE_PLAYBOOKS),
    }
    return render(request, "routes/start.html", context, status=422 if problem else 200)


def _shown(found: Sequence[Suggestion]) -> list[dict[str, Any]]:
    """Each suggestion with its title, purpose and address; those without a page are left out."""
    shown = []
    for one in found:
        title, purpose = ROUTES[one.route]
        try:
            address = reverse(ADDRESSES[one.route])
        except NoReverseMatch:
            continue
        shown.append(
            {"title": title, "purpose": purpose, "address": address, "reasons": one.reasons}
        )
    return shown


@require_safe
@member_required(Action.READ)
def prototype(request: MemberRequest) -> HttpResponse:
    """Invented leads on the real path, in a sandbox."""
    source = routes.prototype_source(request.member)
    leads = prototype_leads(source) if source else []
    allowed = may(request.member, Action.MANAGE_SOURCES)
    context = {
        **because(request.member.workspace, Route.PROTOTYPE),
        "samples": routes.SAMPLES,
        "source": source,
        "paths": [(lead, stages_of(path_of(lead))) for lead in leads],
        "moving": any(is_moving(lead) for lead in leads),
        "may_run": allowed and may(request.member, Action.MANAGE_PLAYBOOKS),
    }
    part = "routes/prototype_paths.html" if request.htmx else "routes/prototype.html"
    return render(request, part, context)


@require_POST
@member_required(Action.MANAGE_SOURCES)
def run_prototype(request: MemberRequest) -> HttpResponse:
    """Send one of the samples through the path."""
    sample = request.POST.get("sample", "")
    routes.run_prototype(request.member, sample, now=timezone.now())
    saved(request, "The invented lead is on its way. Watch it here; decide on it in the queue.")
    return redirect("prototype")


@require_POST
@member_required(Action.MANAGE_SOURCES)
def put_away(request: MemberRequest) -> HttpResponse:
    """Begin the prototype anew."""
    routes.put_prototype_away(request.member, now=timezone.now())
    saved(request, "The invented leads are put away: none of them waits for a decision any more.")
    return redirect("prototype")


@require_safe
@member_required(Action.READ)
def write_back_map(request: MemberRequest) -> HttpResponse:
    """Which record goes where, and what each would say."""
    playbook, context = _of_playbook(request, Route.CRM_AUTOMATION)
    if playbook is not None:
        context["map"] = write_back_of(playbook)
    return render(request, "routes/write_back.html", context)


@require_safe
@member_required(Action.READ)
def privacy(request: MemberRequest) -> HttpResponse:
    """What AI may see, and what was sent to whom."""
    playbook, context = _of_playbook(request, Route.PRIVACY)
    if playbook is not None:
        context["privacy"] = privacy_of(playbook, now=timezone.now())
    return render(request, "routes/privacy.html", context)


@require_safe
@member_required(Action.READ)
def export_notice(request: MemberRequest) -> HttpResponse:
    """A plain text for the business's privacy notice, to print or to take along."""
    playbook, _context = _of_playbook(request, Route.PRIVACY)
    if playbook is None:
        return redirect("privacy")
    return answer_document(request, privacy_notice(playbook), now=timezone.now())


@require_safe
@member_required(Action.READ)
def proof(request: MemberRequest) -> HttpResponse:
    """The form of the proof pack: which playbook, which period."""
    _playbook, context = _of_playbook(request, Route.PROOF)
    context["periods"] = PERIODS
    context["days"] = _days(request)
    return render(request, "routes/proof.html", context)


@require_POST
@member_required(Action.READ)
def make_proof(request: MemberRequest) -> HttpResponse:
    """The proof pack as a page, Markdown or PDF; that it was made is written down."""
    playbook, _context = _of_playbook(request, Route.PROOF)
    if playbook is None:
        return redirect("proof")
    now, days = timezone.now(), _days(request)
    routes.note_proof(request.member, playbook.id, days=days, now=now)
    document = proof_pack(playbook, request.member, days=days, now=now)
    return answer_document(request, document, now=now)


@require_safe
@member_required(Action.READ)
def handoffs(request: MemberRequest) -> HttpResponse:
    """Which playbook is to be handed over."""
    playbook, context = _of_playbook(request, Route.HANDOFF)
    if len(context["playbooks"]) == 1 and playbook is not None:
        return redirect("handoff", playbook.id)
    return render(request, "routes/handoffs.html", context)


def _of_playbook(request: MemberRequest, route: Route) -> tuple[Playbook | None, dict[str, Any]]:
    """The asked playbook, else the first with an active version."""
    usable = [row for row in playbooks_of(request.member.workspace) if row.active_version]
    wanted = _asked_id(request)
    chosen = next((row for row in usable if row.id == wanted), usable[0] if usable else None)
    context = {"playbooks": usable, "playbook": chosen, **because(request.member.workspace, route)}
    return chosen, context


def _asked_id(request: HttpRequest) -> UUID | None:
    try:
        return UUID(_asked(request, "playbook"))
    except ValueError:
        return None


def _asked(request: HttpRequest, name: str) -> str:
    return request.POST.get(name) or request.GET.get(name, "")


def _days(request: HttpRequest) -> int:
    asked = _asked(request, "days")
    return int(asked) if asked.isdecimal() and int(asked) in PERIODS else 30
