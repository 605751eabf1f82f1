"""Lists of a playbook's form: a member added, doubled, moved, taken out, put back or renamed."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from handrail.pipeline import playbook_form
from handrail.pipeline.errors import Conflict, Invalid
from handrail.pipeline.permissions import Action
from handrail.pipeline.playbook_form import Place
from handrail.web.access import MemberRequest, member_required
from handrail.web.errors import saved
from handrail.web.language import translatable

REMOVED = "removed_member"
"""In the session: the text before the last removal, so that it can be undone."""
_DONE = {
    "up": translatable("Moved up."),
    "down": translatable("Moved down."),
    "double": translatable("A copy stands below it."),
}


@require_POST
@member_required(Action.MANAGE_PLAYBOOKS)
def add(request: MemberRequest, draft_id: UUID, section: str, members: str) -> HttpResponse:
    """Add a member and open it."""
    words = request.POST.get("words", "")
    draft, place = playbook_form.add_member(
        request.member, draft_id, Place(section, members), words=words, now=timezone.now()
    )
    return redirect("playbook_draft_member", draft.id, section, members, str(place))


@require_POST
@member_required(Action.MANAGE_PLAYBOOKS)
def change(
    request: MemberRequest, draft_id: UUID, section: str, members: str, place: str
) -> HttpResponse:
    """Double, move or take out a member."""
    act = request.POST.get("act", "")
    where = Place(section, members, place, request.POST.get("member_code"))
    draft, before = playbook_form.change_member(
        request.member, draft_id, where, act=act, now=timezone.now()
    )
    if act == "remove":
        request.session[REMOVED] = {
            "draft": str(draft.id), "section": section, "members": members, "place": place,
            "label": request.POST.get("label", "")[:200], "document": before,
            "revision": draft.revision, "at": timezone.now().timestamp(),
        }  # fmt: skip
    else:
        saved(request, _DONE[act])
    return redirect(f"{reverse('playbook_draft_section', args=[draft.id, section])}#{members}")


@require_POST
@member_required(Action.MANAGE_PLAYBOOKS)
def put_back(request: MemberRequest, draft_id: UUID) -> HttpResponse:
    """Undo the last removal."""
    removed = request.session.get(REMOVED)
    if not removed or removed["draft"] != str(draft_id):
        raise Conflict(_("There is nothing to put back any more."))
    place = Place(removed["section"], removed["members"], removed["place"])
    playbook_form.put_back(
        request.member, draft_id, place,
        document=removed["document"], revision=removed["revision"], now=timezone.now(),
    )  # fmt: skip
    del request.session[REMOVED]
    saved(request, "It is back.")
    return redirect("playbook_draft_section", draft_id, place.section)


@require_POST
@member_required(Action.MANAGE_PLAYBOOKS)
def rename(
    request: MemberRequest, draft_id: UUID, section: str, members: str, place: str
) -> HttpResponse:
    """Write a member's new code where other sections still name the old one."""
    was, code = request.POST.get("was_code", ""), request.POST.get("member_code", "")
    if not was or not code:
        raise Invalid(_("Write a code first."), field="code")
    playbook_form.rename_everywhere(
        request.member, draft_id, Place(section, members, place),
        was=was, code=code, now=timezone.now(),
    )  # fmt: skip
    saved(request, f"Every section names it “{code}” now.")
    return redirect("playbook_draft_member", draft_id, section, members, place)
