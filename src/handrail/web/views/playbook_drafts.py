"""Drafts of playbooks: begun, kept as a version, discarded and taken up again."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from handrail.core.playbook.differences import Difference, differences
from handrail.core.playbook.load import PlaybookError, load_playbook
from handrail.pipeline import playbook_drafts, playbooks
from handrail.pipeline.errors import Conflict, Invalid, NotPermitted
from handrail.pipeline.going_live import GuideIncomplete
from handrail.pipeline.permissions import Action
from handrail.pipeline.playbook_checks import problems_of
from handrail.store.facts import playbook_of as read_version
from handrail.store.models import PlaybookDraft, PlaybookVersion
from handrail.store.selectors.people import active_members
from handrail.store.selectors.playbook_drafts import draft_of
from handrail.web.access import MemberRequest, member_required, or_404
from handrail.web.errors import not_done, saved
from handrail.web.forms.playbook_drafts import KeepForm


@require_POST
@member_required(Action.MANAGE_PLAYBOOKS)
def edit(request: MemberRequest, playbook_id: UUID) -> HttpResponse:
    """Open the playbook's draft; a new one begins with the active version's text."""
    draft = playbook_drafts.edit_playbook(request.member, playbook_id, now=timezone.now())
    return redirect("playbook_draft", draft.id)


@require_http_methods(["GET", "HEAD", "POST"])
@member_required(Action.MANAGE_PLAYBOOKS)
def keep(request: MemberRequest, draft_id: UUID) -> HttpResponse:
    """What differs, what is wrong, and the change record; then a version is kept."""
    draft = or_404(draft_of(request.member.workspace, draft_id))
    if draft.closed_at is not None:
        return (
            redirect("playbook", draft.playbook_id) if draft.playbook_id else redirect("playbooks")
        )
    compared = compared_with(draft)
    form = KeepForm(
        request.POST or None,
        members=active_members(request.member.workspace),
        initial={
            "changed": "\n".join(f"{found}." for found in compared),
            "next_step_owner": str(request.member.id),
            "revision": draft.revision,
        },
    )
    if request.method == "POST" and form.is_valid():
        try:
            return _kept(request, draft, form)
        except (Invalid, Conflict) as error:
            form.refuse(error)
    context: dict[str, Any] = {
        "draft": draft,
        "form": form,
        "differences": compared,
        "problems": problems_of(request.member.workspace, draft.document, now=timezone.now()),
    }
    return render(request, "playbooks/keep.html", context, status=422 if form.errors else 200)


def _kept(request: MemberRequest, draft: PlaybookDraft, form: KeepForm) -> HttpResponse:
    version = playbook_drafts.keep_draft(
        request.member,
        draft.id,
        revision=form.cleaned_data["revision"],
        record=form.record(),
        now=timezone.now(),
    )
    if version.number == 1:
        saved(request, "The playbook is added, in sandbox mode: nothing leaves.")
    elif form.cleaned_data["activate"]:
        try:
            playbooks.activate_version(request.member, version.id, now=timezone.now())
        except (GuideIncomplete, NotPermitted) as error:
            not_done(request, f"Version {version.number} is kept, but not in use yet. {error}")
            return redirect("version_guide", version.id)
        saved(request, f"Version {version.number} is kept and used for new leads from now on.")
    else:
        saved(request, f"Version {version.number} is kept. It is used once it is activated.")
    return redirect("playbook_version", version.id)


def compared_with(draft: PlaybookDraft) -> list[Difference]:
    """What the draft changes; nothing where it is the first, or cannot be read yet."""
    before = _before(draft)
    if before is None:
        return []
    try:
        return differences(read_version(before), load_playbook(draft.document))
    except PlaybookError:
        return []


def _before(draft: PlaybookDraft) -> PlaybookVersion | None:
    return draft.playbook.active_version if draft.playbook else None


@require_POST
@member_required(Action.MANAGE_PLAYBOOKS)
def discard(request: MemberRequest, draft_id: UUID) -> HttpResponse:
    """Put a draft aside; the next page offers to take it up again."""
    draft = playbook_drafts.discard_draft(request.member, draft_id, now=timezone.now())
    return render(request, "playbooks/discarded.html", {"draft": draft})


@require_POST
@member_required(Action.MANAGE_PLAYBOOKS)
def restore(request: MemberRequest, draft_id: UUID) -> HttpResponse:
    """Take a discarded draft up again."""
    draft = playbook_drafts.restore_draft(request.member, draft_id, now=timezone.now())
    return redirect("playbook_draft", draft.id)
