"""A draft of a playbook as text: checked, completed and saved as it is typed."""

from __future__ import annotations

import re
from dataclasses import asdict
from typing import Any
from uuid import UUID

from csp.constants import NONCE
from csp.decorators import csp_update
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from handrail.core.playbook.completion import complete, describe
from handrail.core.playbook.merging import edits
from handrail.pipeline.errors import Conflict, Refused
from handrail.pipeline.permissions import Action
from handrail.pipeline.playbook_checks import problems_of
from handrail.pipeline.playbook_text import DraftOverlaps, save_text
from handrail.store.models import PlaybookDraft
from handrail.store.selectors.playbook_drafts import draft_of
from handrail.web import errors
from handrail.web.access import MemberRequest, member_required, or_404
from handrail.web.forms.playbook_text import TextForm, choices_of
from handrail.web.forms.playbooks import MAX_DOCUMENT
from handrail.web.marks import utf16_offset
from handrail.web.overlaps import overlaps_of
from handrail.web.playbook_names import known_to


@require_http_methods(["GET", "HEAD", "POST"])
@csp_update({"style-src": [NONCE]})  # type: ignore[arg-type]
@member_required(Action.MANAGE_PLAYBOOKS)
def text(request: MemberRequest, draft_id: UUID) -> HttpResponse:
    """The text with its faults; a post saves it, valid or not."""
    draft = or_404(draft_of(request.member.workspace, draft_id))
    if request.method == "POST":
        by_script = "application/json" in request.headers.get("Accept", "")
        return _saved_by_script(request, draft) if by_script else _saved(request, draft)
    if draft.closed_at is not None:
        return redirect("playbook", draft.playbook_id) if draft.playbook else redirect("playbooks")
    return _page(request, draft, TextForm(initial=_as_kept(draft)))


def _as_kept(draft: PlaybookDraft) -> dict[str, Any]:
    return {"document": draft.document, "base": draft.document, "revision": draft.revision}


def _save(request: MemberRequest, draft: PlaybookDraft, form: TextForm) -> PlaybookDraft:
    given = form.cleaned_data
    return save_text(
        request.member,
        draft.id,
        document=given["document"],
        base=given["base"],
        revision=given["revision"],
        choices=choices_of(request.POST),
        now=timezone.now(),
    )


def _saved(request: MemberRequest, draft: PlaybookDraft) -> HttpResponse:
    """Without a script: the page again, with whatever was typed."""
    form = TextForm(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, draft, form, status=422)
    try:
        _save(request, draft, form)
    except DraftOverlaps as error:
        typed = {**form.cleaned_data, "revision": error.draft.revision}
        return _page(request, draft, TextForm(initial=typed), overlaps=error, status=409)
    except Refused as error:
        form.refuse(error)
        return _page(request, draft, form, status=errors.status_of(error))
    errors.saved(request, _("The draft is saved."))
    return redirect("playbook_draft_text", draft.id)


def _saved_by_script(request: MemberRequest, draft: PlaybookDraft) -> HttpResponse:
    """What the editor needs to go on: the revision, and what somebody else's changes did to it."""
    form = TextForm(request.POST)
    if not form.is_valid():
        words = " ".join(str(one) for each in form.errors.values() for one in each)
        return JsonResponse({"problem": words}, status=422)
    try:
        now = _save(request, draft, form)
    except DraftOverlaps as error:
        context = {"overlaps": overlaps_of(error.stretches), "by": error.draft.changed_by}
        answer = {
            "problem": str(error),
            "html": render_to_string("playbooks/overlaps.html", context),
            "theirs": error.draft.document,
            "revision": error.draft.revision,
        }
        return JsonResponse(answer, status=409)
    except Refused as error:
        answer = {"problem": str(error), "closed": isinstance(error, Conflict)}
        return JsonResponse(answer, status=errors.status_of(error))
    typed = form.cleaned_data["document"].replace("\r\n", "\n")
    changes = [
        {"from": utf16_offset(typed, start), "to": utf16_offset(typed, end), "insert": come}
        for start, end, come in edits(typed, now.document)
    ]
    saved_at = timezone.localtime(now.changed_at).strftime("%H:%M")
    return JsonResponse({"revision": now.revision, "saved": saved_at, "changes": changes})


def _page(
    request: MemberRequest,
    draft: PlaybookDraft,
    form: TextForm,
    *,
    overlaps: DraftOverlaps | None = None,
    status: int = 200,
) -> HttpResponse:
    document = str(form["document"].value() or "")
    context = {
        "draft": draft,
        "form": form,
        "problems": problems_of(request.member.workspace, document, now=timezone.now()),
        "overlaps": overlaps_of(overlaps.stretches) if overlaps else (),
        "by": overlaps.draft.changed_by if overlaps else None,
    }
    return render(request, "playbooks/text.html", context, status=status)


@require_POST
@member_required(Action.MANAGE_PLAYBOOKS)
def check(request: MemberRequest, draft_id: UUID) -> HttpResponse:
    """The faults of a text as typed: the same words as where it is kept as a version."""
    or_404(draft_of(request.member.workspace, draft_id))
    problems = problems_of(request.member.workspace, _typed(request), now=timezone.now())
    return render(request, "playbooks/text_problems.html", {"problems": problems})


@require_POST
@member_required(Action.MANAGE_PLAYBOOKS)
def completion(request: MemberRequest, draft_id: UUID) -> JsonResponse:
    """What may be written at a line and column."""
    or_404(draft_of(request.member.workspace, draft_id))
    known = known_to(request.member.workspace)
    found = complete(_typed(request), *_place(request), known)
    return JsonResponse(asdict(found) if found else {"candidates": []})


@require_POST
@member_required(Action.MANAGE_PLAYBOOKS)
def description(request: MemberRequest, draft_id: UUID) -> JsonResponse:
    """What stands at a line and column, in words."""
    or_404(draft_of(request.member.workspace, draft_id))
    known = known_to(request.member.workspace)
    found = describe(_typed(request), *_place(request), known)
    return JsonResponse({"description": asdict(found) if found else None})


def _typed(request: MemberRequest) -> str:
    return request.POST.get("document", "")[:MAX_DOCUMENT].replace("\r\n", "\n")


def _place(request: MemberRequest) -> tuple[int, int]:
    """Line and column, from 1; (0, 0) for what are no numbers, where nothing stands."""
    line, column = request.POST.get("line", ""), request.POST.get("column", "")
    return (int(line), int(column)) if line.isdecimal() and column.isdecimal() else (0, 0)


@require_safe
@member_required(Action.MANAGE_PLAYBOOKS)
def download(request: MemberRequest, draft_id: UUID) -> HttpResponse:
    """The draft as a file, as it was saved."""
    draft = or_404(draft_of(request.member.workspace, draft_id))
    name = re.sub(r"[^a-z0-9]+", "-", draft.name.lower()).strip("-") or "draft"
    answer = HttpResponse(draft.document, content_type="application/yaml; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{name}.playbook.yaml"'
    return answer
