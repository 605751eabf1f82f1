"""Acts on the leads that are marked in the queue: assign, hold, back into the queue."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from handrail.pipeline import bulk
from handrail.pipeline.errors import Invalid, Refused
from handrail.pipeline.permissions import Action
from handrail.store.selectors.items import names_of_items
from handrail.web.access import MemberRequest, member_required
from handrail.web.forms.review import read_ids, read_optional_id
from handrail.web.views.hold import read_hold
from handrail.web.views.lead import queue_query

MOST_SAID = 5


@require_POST
@member_required(Action.REVIEW)
def act_on_many(request: MemberRequest) -> HttpResponse:
    """Do it, say for each lead that was left out why, and show the same part of the queue."""
    try:
        _say(request, _do(request))
    except Refused as error:
        messages.error(request, str(error))
    return HttpResponseRedirect(f"/{queue_query(request.POST.get('query', ''))}")


def _do(request: MemberRequest) -> bulk.BulkResult:
    member, now = request.member, timezone.now()
    chosen = read_ids(request, "item")
    act = request.POST.get("act", "")
    if act == "assign":
        return bulk.assign_many(member, chosen, to_id=read_optional_id(request, "to"), now=now)
    if act == "hold":
        return bulk.hold_many(member, chosen, until=read_hold(request, now=now), now=now)
    if act == "back":
        return bulk.take_many_off_hold(member, chosen, now=now)
    raise Invalid(_("Choose what to do with the leads that are marked."))


def _say(request: MemberRequest, result: bulk.BulkResult) -> None:
    done = len(result.done)
    if done:
        messages.success(request, ngettext("%d lead done.", "%d leads done.", done) % done)
    names = names_of_items(request.member.workspace, list(result.refused)[:MOST_SAID])
    for item_id, why in list(result.refused.items())[:MOST_SAID]:
        messages.warning(request, f"{names.get(item_id, _('One lead'))}: {why}")
    if (more := len(result.refused) - MOST_SAID) > 0:
        words = ngettext("%d more was left out.", "%d more were left out.", more)
        messages.warning(request, words % more)
