"""The decision guide of a playbook: looked at, attested, tried, printed."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from handrail.pipeline import decision_guide
from handrail.pipeline.decision_guide import Guide, guide_of
from handrail.pipeline.permissions import Action
from handrail.store.models import PlaybookVersion
from handrail.store.selectors.playbooks import playbook_of, version_of
from handrail.web.access import MemberRequest, member_required, or_404
from handrail.web.downloads import answer_document
from handrail.web.errors import saved
from handrail.web.guide_page import groups_of, guide_document


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
    decision_guide.attest(
        request.member,
        version_id,
        item,
        note=request.POST.get("note", ""),
        link=request.POST.get("link", ""),
        now=timezone.now(),
    )
    return _back(request, version_id, item, "Kept, under your name.")


@require_POST
@member_required(Action.MANAGE_PLAYBOOKS)
def withdraw(request: MemberRequest, version_id: UUID, item: str) -> HttpResponse:
    """Take an attestation back."""
    note = request.POST.get("note", "")
    decision_guide.withdraw(request.member, version_id, item, note=note, now=timezone.now())
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
    return _page(request, or_404(version_of(request.member.workspace, version_id)), words)


def _page(request: MemberRequest, version: PlaybookVersion, words: str = "") -> HttpResponse:
    guide = _guide(version)
    context = {
        "playbook": guide.playbook,
        "version": version,
        "guide": guide.verdict,
        "groups": groups_of(guide, request.member),
        "now": timezone.now(),
        "done": words,
    }
    part = "playbooks/guide_groups.html" if request.htmx else "playbooks/decision_guide.html"
    return render(request, part, context)


def _guide(version: PlaybookVersion) -> Guide:
    return guide_of(version.playbook, version, now=timezone.now())
