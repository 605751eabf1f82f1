"""Playbooks: their versions, their text, which one is active, and how far their work may go."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from handrail.core.playbook.differences import differences
from handrail.core.playbook.load import PlaybookError, Problem
from handrail.pipeline import playbooks
from handrail.pipeline.errors import Invalid
from handrail.pipeline.going_live import GuideIncomplete
from handrail.pipeline.permissions import Action
from handrail.store import facts
from handrail.store.models import Mode
from handrail.store.selectors.playbook_drafts import open_drafts_of
from handrail.store.selectors.playbooks import (
    playbook_of,
    playbooks_of,
    sources_under,
    version_before,
    version_of,
    versions_of,
)
from handrail.web.access import MemberRequest, member_required, or_404
from handrail.web.errors import not_done, saved
from handrail.web.forms.playbooks import VersionForm
from handrail.web.guide_page import has_lapsed
from handrail.web.language import translatable

MODES = (
    (
        Mode.SANDBOX,
        translatable("Everything runs, nothing leaves: approved replies lie in the outbox."),
    ),
    (
        Mode.SHADOW,
        translatable("Real leads are prepared for comparison only; nothing can be sent."),
    ),
    (Mode.LIVE, translatable("Approved replies go to real people.")),
)


@require_safe
@member_required(Action.READ)
def show_all(request: MemberRequest) -> HttpResponse:
    """Every playbook with its mode and active version."""
    rows = playbooks_of(request.member.workspace)
    context = {
        "rows": rows,
        "drafts": open_drafts_of(request.member.workspace),
        "lapsed": {row.id for row in rows if row.mode == Mode.LIVE and has_lapsed(row)},
    }
    return render(request, "playbooks/list.html", context)


@require_safe
@member_required(Action.READ)
def show(request: MemberRequest, playbook_id: UUID) -> HttpResponse:
    """One playbook: mode, versions, the sources under it."""
    playbook = or_404(playbook_of(request.member.workspace, playbook_id))
    context = {
        "playbook": playbook,
        "versions": versions_of(playbook),
        "sources": sources_under(playbook),
        "lapsed": playbook.mode == Mode.LIVE and has_lapsed(playbook),
        "modes": [(mode.value, mode.label, words) for mode, words in MODES],
    }
    return render(request, "playbooks/playbook.html", context)


@require_safe
@member_required(Action.READ)
def version(request: MemberRequest, version_id: UUID) -> HttpResponse:
    """One version's document, as written."""
    row = or_404(version_of(request.member.workspace, version_id))
    before = row.base or version_before(row)
    context = {
        "version": row,
        "playbook": row.playbook,
        "before": before,
        "differences": differences(facts.playbook_of(before), facts.playbook_of(row))
        if before
        else [],
    }
    return render(request, "playbooks/version.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@member_required(Action.MANAGE_PLAYBOOKS)
def add_version(request: MemberRequest, playbook_id: UUID) -> HttpResponse:
    """Write a new version, beginning with the active one's text."""
    playbook = or_404(playbook_of(request.member.workspace, playbook_id))
    active = playbook.active_version
    form = VersionForm(
        request.POST or None,
        request.FILES or None,
        initial={"document": active.document if active else ""},
    )
    problems: tuple[Problem, ...] = ()
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            made = playbooks.add_playbook_version(
                request.member,
                playbook.id,
                document=given["document"],
                record=playbooks.ChangeRecord(given["change_note"]),
                now=timezone.now(),
            )
        except Invalid as error:
            form.refuse(error)
            problems = problems_of(error)
        else:
            saved(request, f"Version {made.number} is kept. It is used once it is activated.")
            return redirect("playbook_version", made.id)
    context = {"playbook": playbook, "form": form, "problems": problems}
    return render(request, "playbooks/edit.html", context, status=422 if form.errors else 200)


@require_POST
@member_required(Action.MANAGE_PLAYBOOKS)
def activate(request: MemberRequest, version_id: UUID) -> HttpResponse:
    """Prepare new leads under this version from now on."""
    row = or_404(version_of(request.member.workspace, version_id))
    try:
        playbooks.activate_version(request.member, row.id, now=timezone.now())
    except GuideIncomplete as error:
        return to_guide(request, error)
    saved(request, f"Version {row.number} is active: leads that come from now on use it.")
    return redirect("playbook", row.playbook_id)


@require_POST
@member_required(Action.SET_MODE)
def set_mode(request: MemberRequest, playbook_id: UUID) -> HttpResponse:
    """Say how far its work may go."""
    mode = request.POST.get("mode", "")
    try:
        playbooks.set_mode(request.member, playbook_id, mode=mode, now=timezone.now())
    except GuideIncomplete as error:
        return to_guide(request, error)
    words = next(words for code, words in MODES if code == mode)
    saved(request, f"The mode is {Mode(mode).label.lower()} now. {words}")
    return redirect("playbook", playbook_id)


def to_guide(request: MemberRequest, error: GuideIncomplete) -> HttpResponse:
    """To the decision guide of the version that may not be live yet, with what is missing."""
    not_done(request, str(error))
    return redirect("version_guide", error.version.id)


def problems_of(error: Exception) -> tuple[Problem, ...]:
    """Each fault of a document with its line, where the refusal was about one."""
    cause = error.__cause__
    if not isinstance(cause, PlaybookError):
        return ()
    return tuple(sorted(cause.problems, key=lambda problem: problem.line))
