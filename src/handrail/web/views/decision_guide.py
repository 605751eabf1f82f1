"""The decision guide of a playbook: looked at, attested, tried, printed."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from handrail.pipeline import decision_guide
from handrail.pipeline.decision_guide import Guide, guide_of
from handrail.pipeline.errors import Conflict, Invalid, Refused
from handrail.pipeline.permissions import Action
from handrail.store.models import PlaybookVersion
from handrail.store.selectors.playbooks import playbook_of, version_of
from handrail.web.access import MemberRequest, member_required, or_404
from handrail.web.downloads import answer_document
from handrail.web.errors import saved, status_of
from handrail.web.guide_page import Typed, groups_of, guide_document


@require_safe
@member_required(Action.READ)
def show(request: MemberRequest, playbook_id: UUID) -> HttpResponse:
    """The guide of the active version, the one that would go live."""
    playbook = or_404(playbook_of(request.member.workspace, playbook_id))
    if playbook.active_version is None:
        return render(request, "playbooks/decision_guide.html", {"playbook": playbook})
    return _page(request, playbook.active_version)


@require_safe
@member_required(Action.READ)
def show_version(request: MemberRequest, version_id: UUID) -> HttpResponse:
    """The guide of another version, before it is put into use."""
    return _page(request, or_404(version_of(request.member.workspace, version_id)))


@require_safe
@member_required(Action.READ)
def export(request: MemberRequest, version_id: UUID) -> HttpResponse:
    """The guide as one document: a page to print, Markdown or PDF."""
    guide, now = _guide(or_404(version_of(request.member.workspace, version_id))), timezone.now()
    return answer_document(request, guide_document(guide, request.member, now=now), now=now)


@require_POST
@member_required(Action.MANAGE_PLAYBOOKS)
def attest(request: MemberRequest, version_id: UUID, item: str) -> HttpResponse:
    """Say by name that an item holds."""
    note, link = request.POST.get("note", ""), request.POST.get("link", "")
    try:
        decision_guide.attest(
            request.member,
            version_id,
            item,
            note=note,
            link=link,
            seen=request.POST.get("seen", ""),
            now=timezone.now(),
        )
    except (Invalid, Conflict) as error:
        return _not_kept(request, version_id, error, Typed(item, str(error), note, link))
    return _back(request, version_id, item, "Kept, under your name.")


@require_POST
@member_required(Action.MANAGE_PLAYBOOKS)
def withdraw(request: MemberRequest, version_id: UUID, item: str) -> HttpResponse:
    """Take an attestation back."""
    note = request.POST.get("note", "")
    try:
        decision_guide.withdraw(request.member, version_id, item, note=note, now=timezone.now())
    except (Invalid, Conflict) as error:
        return _not_kept(request, version_id, error, Typed(item, str(error), note))
    return _back(request, version_id, item, "Taken back, under your name.")


@require_POST
@member_required(Action.MANAGE_PLAYBOOKS)
def try_out(request: MemberRequest, version_id: UUID, item: str) -> HttpResponse:
    """Try with the outside what only a trial can show."""
    row = decision_guide.try_out(request.member, version_id, item, now=timezone.now())
    words = "It worked." if row.holds else "It did not work; what came back is below."
    return _back(request, version_id, item, words)


def _back(request: MemberRequest, version_id: UUID, item: str, words: str) -> HttpResponse:
    if not request.htmx:
        saved(request, words)
        return redirect(f"{reverse('version_guide', args=[version_id])}#{item}")
    version = or_404(version_of(request.member.workspace, version_id))
    return render(request, "playbooks/guide_part.html", _context(request, version, item, words))


def _not_kept(
    request: MemberRequest, version_id: UUID, error: Refused, typed: Typed
) -> HttpResponse:
    """The item as it is now, with everything that was typed and why it was not kept."""
    version = or_404(version_of(request.member.workspace, version_id))
    context = _context(request, version, typed.item, typed=typed)
    if context["line"] is None:
        raise error
    part = "playbooks/guide_part.html" if request.htmx else "playbooks/decision_guide.html"
    return render(request, part, context, status=status_of(error))


def _page(request: MemberRequest, version: PlaybookVersion) -> HttpResponse:
    return render(request, "playbooks/decision_guide.html", _context(request, version))


def _context(
    request: MemberRequest,
    version: PlaybookVersion,
    item: str = "",
    words: str = "",
    *,
    typed: Typed | None = None,
) -> dict[str, Any]:
    """For the whole page, or for the part of it that one item changes."""
    guide = _guide(version)
    groups = groups_of(guide, request.member, typed)
    within = ((group, line) for group in groups for line in group.lines if line.item.code == item)
    group, line = next(within, (None, None))
    return {
        "playbook": guide.playbook,
        "version": version,
        "guide": guide.verdict,
        "groups": groups,
        "group": group,
        "line": line,
        "now": timezone.now(),
        "done": words,
    }


def _guide(version: PlaybookVersion) -> Guide:
    return guide_of(version.playbook, version, now=timezone.now())
