"""The form of a playbook's draft: a page a section, saved as it is typed."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from handrail.core.playbook.editing.members import codes, naming
from handrail.core.playbook.editing.pages import Page, page_of
from handrail.core.playbook.editing.rewriting import values_of
from handrail.core.playbook.editing.sections import SECTIONS
from handrail.core.playbook.load import PlaybookError
from handrail.pipeline.errors import Refused
from handrail.pipeline.permissions import Action
from handrail.pipeline.playbook_form import PageChanged, PageGone, Place, Saved, Sent, save_page
from handrail.store.models import PlaybookDraft
from handrail.store.selectors.playbook_drafts import draft_of
from handrail.web import errors
from handrail.web.access import MemberRequest, member_required, or_404
from handrail.web.playbook_form.page import PageShown, page_shown
from handrail.web.playbook_form.presence import at_work, since
from handrail.web.playbook_form.sent import SAMPLE, samples_of, sent_of

UNDO_OFFERED = 900
"""Seconds for which a page offers to put a removed member back."""


@require_safe
@member_required(Action.MANAGE_PLAYBOOKS)
def begin(request: MemberRequest, draft_id: UUID) -> HttpResponse:
    """The first section of the form."""
    draft = or_404(draft_of(request.member.workspace, draft_id))
    return _shown(request, draft, Place(SECTIONS[0].code))


@require_http_methods(["GET", "HEAD", "POST"])
@member_required(Action.MANAGE_PLAYBOOKS)
def section(request: MemberRequest, draft_id: UUID, section: str) -> HttpResponse:
    """One section; a POST saves it."""
    draft = or_404(draft_of(request.member.workspace, draft_id))
    return _page(request, draft, Place(section))


@require_http_methods(["GET", "HEAD", "POST"])
@member_required(Action.MANAGE_PLAYBOOKS)
def member(
    request: MemberRequest, draft_id: UUID, section: str, members: str, place: str
) -> HttpResponse:
    """One member of a section's list; a POST saves it."""
    draft = or_404(draft_of(request.member.workspace, draft_id))
    return _page(request, draft, Place(section, members, place, request.POST.get("member_code")))


def _page(request: MemberRequest, draft: PlaybookDraft, place: Place) -> HttpResponse:
    if request.method != "POST":
        return _shown(request, draft, place)
    is_script = request.headers.get("Accept") == "application/json"
    try:
        sent = sent_of(request.POST)
        return _save(request, draft, place, sent, is_script=is_script)
    except Refused as error:
        if not is_script:
            raise
        return JsonResponse({"problem": str(error)}, status=errors.status_of(error))


def _shown(request: MemberRequest, draft: PlaybookDraft, place: Place) -> HttpResponse:
    """The page, or where to go where the draft is closed or its text can't be read."""
    if draft.closed_at is not None:
        return (
            redirect("playbook", draft.playbook_id) if draft.playbook_id else redirect("playbooks")
        )
    try:
        values = values_of(draft.document)
    except PlaybookError as error:
        context = {"draft": draft, "problems": error.problems}
        return render(request, "playbooks/form/unreadable.html", context)
    page = or_404(page_of(values, place.section, place.members, place.place))
    shown = page_shown(
        request.member, draft, values, page, now=timezone.now(), samples=samples_of(request.GET)
    )
    return render(request, "playbooks/form/page.html", _context(request, shown))


def _context(request: MemberRequest, shown: PageShown, **more: Any) -> dict[str, Any]:
    removed = request.session.get("removed_member")
    if removed and (
        removed["draft"] != str(shown.draft.id)
        or timezone.now().timestamp() - removed["at"] > UNDO_OFFERED
    ):
        removed = None
    return {"shown": shown, "draft": shown.draft, "removed": removed, **more}


def _save(
    request: MemberRequest, draft: PlaybookDraft, place: Place, sent: Sent, *, is_script: bool
) -> HttpResponse:
    now = timezone.now()
    try:
        saved = save_page(request.member, draft.id, place, sent, now=now)
    except PageChanged as error:
        return _conflict(request, place, sent, error, now=now, is_script=is_script)
    except PageGone as error:
        html = render_to_string("playbooks/form/gone.html", {"typed": error.typed, "error": error})
        if is_script:
            return JsonResponse({"problem": str(error), "conflict": html}, status=409)
        context = {"draft": error.draft, "typed": error.typed, "error": error}
        return render(request, "playbooks/form/gone_page.html", context, status=409)
    if is_script:
        shown = page_shown(
            request.member, saved.draft, saved.values, saved.page,
            now=now, samples=samples_of(request.POST), revision=_revision(request),
        )  # fmt: skip
        answer = _answer(shown, saved.is_theirs)
        answer["parts"]["rename"] = _rename(request, saved)
        return JsonResponse(answer)
    samples = {f"{SAMPLE}{name}": text for name, text in samples_of(request.POST).items()}
    address = address_of(saved.draft, saved.page)
    return redirect(f"{address}?{urlencode(samples)}" if samples else address)


def _rename(request: MemberRequest, saved: Saved) -> str:
    """The offer to rename where other sections still name the code that the page opened with."""
    was, one = request.POST.get("first_code", ""), saved.page.members
    code = saved.page.code(saved.values)
    if one is None or one.keyed or not was or was in codes(saved.values, one):
        return ""
    paths = naming(saved.values, one, was)
    if not paths or not code:
        return ""
    address = address_of(saved.draft, saved.page) + "rename/"
    offer = {"was": was, "code": code, "address": address, "number": len(paths), "paths": [
        ".".join(map(str, path)) for path in paths[:8]
    ]}  # fmt: skip
    return render_to_string("playbooks/form/rename.html", {"rename": offer}, request)


def _conflict(
    request: MemberRequest,
    place: Place,
    sent: Sent,
    error: PageChanged,
    *,
    now: datetime,
    is_script: bool,
) -> HttpResponse:
    """Both values of each field that differs, with what was typed still in the fields."""
    values = values_of(error.draft.document)
    page = or_404(page_of(values, place.section, place.members, place.place, place.code))
    shown = page_shown(
        request.member, error.draft, values, page, now=now, typed=sent.given
    )  # fmt: skip
    context = _context(request, shown, conflict=error)
    if is_script:
        html = render_to_string("playbooks/form/conflict.html", context)
        return JsonResponse({"problem": str(error), "conflict": html, "was": shown.was}, status=409)
    return render(request, "playbooks/form/page.html", context, status=409)


def _revision(request: MemberRequest) -> int | None:
    given = request.POST.get("revision", "") or request.GET.get("revision", "")
    return int(given) if given.isdecimal() and len(given) < 10 else None


def _answer(shown: PageShown, is_theirs: bool) -> dict[str, Any]:
    """What the page's script puts in its places after a save."""
    context = {"shown": shown, "draft": shown.draft}
    parts = {
        "draft-state": render_to_string("playbooks/form/state.html", context),
        "sections": render_to_string("playbooks/form/sections.html", context),
        "page-problems": render_to_string("playbooks/form/problems.html", context),
        "presence": render_to_string("playbooks/form/presence.html", context),
    }
    for group in shown.groups:
        for one in group.fields:
            said = {"problems": one.problems, "example": one.example}
            parts[f"{one.id}-problems"] = render_to_string("playbooks/form/at_field.html", said)
            if one.example:
                parts[f"{one.id}-example"] = render_to_string("playbooks/form/example.html", said)
    return {
        "revision": shown.draft.revision,
        "was": shown.was,
        "code": shown.code,
        "invalid": [one.id for group in shown.groups for one in group.fields if one.is_invalid],
        "theirs": is_theirs,
        "parts": parts,
    }


def address_of(draft: PlaybookDraft, page: Page) -> str:
    """The address of a page of this draft's form."""
    if page.members is None:
        return reverse("playbook_draft_section", args=[draft.id, page.section.code])
    return reverse(
        "playbook_draft_member",
        args=[draft.id, page.section.code, page.members.code, str(page.place)],
    )


@require_safe
@member_required(Action.MANAGE_PLAYBOOKS)
def state(request: MemberRequest, draft_id: UUID) -> HttpResponse:
    """Who else is at it and what they saved since a revision: asked every few seconds."""
    draft = or_404(draft_of(request.member.workspace, draft_id))
    revision = _revision(request)
    editors = at_work(draft, request.member, timezone.now())
    meanwhile = since(draft, request.member, revision) if revision is not None else []
    shown = {"editors": editors, "meanwhile": meanwhile}
    return JsonResponse(
        {
            "closed": draft.closed_at is not None,
            "parts": [one.part for one in meanwhile],
            "html": render_to_string("playbooks/form/presence.html", {"shown": shown}),
        }
    )
