"""Control points: who owns each, how many must sign, and what any member may approve."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from handrail.core.playbook.value_words import CONTROL_POINTS
from handrail.core.review.authority import ControlPointOwners
from handrail.core.review.powers import Power, power_of, rule_in_words
from handrail.pipeline.guard import control_point_owners, owns, signer
from handrail.pipeline.permissions import Action, may
from handrail.store.facts import playbook_of as read_version
from handrail.store.models import Member
from handrail.store.selectors.people import active_members
from handrail.store.selectors.playbooks import playbook_of
from handrail.web.access import MemberRequest, member_required, or_404


@dataclass(frozen=True, slots=True)
class Point:
    """One row of the page. `named` is as the playbook writes it, `people` who that is now."""

    code: str
    covers: str
    named: Sequence[str]
    people: Sequence[Member]
    rule: str
    power: Power


@require_safe
@member_required(Action.READ)
def show(request: MemberRequest, playbook_id: UUID) -> HttpResponse:
    """Every control point of the active version, and what one member may approve."""
    playbook = or_404(playbook_of(request.member.workspace, playbook_id))
    members = active_members(request.member.workspace)
    chosen = _chosen(request, members)
    context = {"playbook": playbook, "members": members, "chosen": chosen, "points": []}
    if playbook.active_version is not None:
        document = read_version(playbook.active_version)
        owners = control_point_owners(request.member.workspace, document)
        context["points"] = [
            _point(one, document.control_point(point).owners, chosen, members)
            for point, one in owners.items()
        ]
    return render(request, "playbooks/control_points.html", context)


def _point(
    owners: ControlPointOwners, named: Sequence[str], chosen: Member, members: Sequence[Member]
) -> Point:
    people = [m for m in members if owns(m, owners) and may(m, Action.REVIEW)]
    others = [signer(member) for member in people if member != chosen]
    return Point(
        code=owners.control_point.value,
        covers=CONTROL_POINTS[owners.control_point],
        named=named,
        people=people,
        rule=rule_in_words(owners),
        power=power_of(signer(chosen), owners, decides=may(chosen, Action.REVIEW), others=others),
    )


def _chosen(request: MemberRequest, members: Sequence[Member]) -> Member:
    asked = request.GET.get("member", "")
    return next((member for member in members if str(member.id) == asked), request.member)
