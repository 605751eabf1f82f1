"""Putting a lead on hold, and taking it back."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from handrail.core.review.hold import hold_choices
from handrail.pipeline.calendars import calendar_of
from handrail.pipeline.errors import Invalid, Refused
from handrail.pipeline.hold import put_on_hold, take_off_hold
from handrail.pipeline.permissions import Action
from handrail.store.selectors.items import item_of
from handrail.web.access import MemberRequest, member_required, or_404
from handrail.web.forms.review import read_local_time
from handrail.web.views.lead import go_to_lead
from handrail.web.views.review import next_after, refused_on_lead


def read_hold(request: MemberRequest, *, now: datetime) -> datetime:
    """Until when: one of the choices, or an exact local time. Raises Invalid."""
    exact = read_local_time(request, "until_at")
    if exact is not None:
        return exact
    code = request.POST.get("until", "")
    for choice in hold_choices(now, calendar_of(request.member.workspace, now=now)):
        if choice.code == code:
            return choice.until
    raise Invalid(_("Choose until when."), field="until")


@require_POST
@member_required(Action.REVIEW)
def hold(request: MemberRequest, item_id: UUID) -> HttpResponse:
    """Out of the queue until then; the next lead follows, with the way back."""
    item = or_404(item_of(request.member.workspace, item_id))
    now = timezone.now()
    try:
        until, note = read_hold(request, now=now), request.POST.get("note", "")
        put_on_hold(request.member, item_id, until=until, note=note, now=now)
    except Refused as error:
        return refused_on_lead(request, item, error)
    return next_after(request, item, held=item.id)


@require_POST
@member_required(Action.REVIEW)
def off_hold(request: MemberRequest, item_id: UUID) -> HttpResponse:
    """Back into the queue."""
    item = or_404(item_of(request.member.workspace, item_id))
    take_off_hold(request.member, item_id, now=timezone.now())
    return go_to_lead(request, item.lead_id, request.POST.get("query", ""))
