"""Working hours, closed days, absences, and the escalation tree that they bend."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from handrail.core.playbook.durations import duration_in_words
from handrail.core.playbook.escalation import OwnTriggerRule, Trigger, default_triggers
from handrail.pipeline import absences, calendars
from handrail.pipeline.errors import Conflict, Invalid, NotPermitted
from handrail.pipeline.owners import first_named, named_members
from handrail.pipeline.permissions import Action, may, require
from handrail.store.facts import playbook_of as read_version
from handrail.store.models import Workspace
from handrail.store.selectors.calendars import absences_of, closed_days
from handrail.store.selectors.people import active_members
from handrail.store.selectors.playbooks import playbook_of
from handrail.web.access import MemberRequest, member_required, or_404
from handrail.web.errors import saved
from handrail.web.forms.hours import AbsenceForm, ClosedDayForm, HoursForm


@require_http_methods(["GET", "HEAD", "POST"])
@member_required(Action.READ)
def show(request: MemberRequest) -> HttpResponse:
    """The week, the closed days, and what a deadline comes to."""
    workspace = request.member.workspace
    form = HoursForm(workspace, request.POST if request.method == "POST" else None)
    if request.method == "POST":
        require(request.member, Action.MANAGE_MEMBERS)
    if request.method == "POST" and form.is_valid():
        try:
            calendars.set_working_hours(request.member, form.hours(), now=timezone.now())
        except Invalid as error:
            form.refuse(error)
        else:
            saved(request, "The working hours are kept; deadlines from now on count by them.")
            return redirect("working_hours")
    return _hours(request, form, ClosedDayForm())


def _hours(request: MemberRequest, form: HoursForm, closed: ClosedDayForm) -> HttpResponse:
    workspace, now = request.member.workspace, timezone.now()
    calendar = calendars.calendar_of(workspace, now=now)
    context = {
        "form": form,
        "closed_form": closed,
        "closed": closed_days(workspace, since=timezone.localdate()),
        "always_open": calendar.always_open,
        "is_open": calendar.is_open(now),
        "examples": _examples(workspace, now),
        "may_change": may(request.member, Action.MANAGE_MEMBERS),
    }
    status = 422 if form.errors or closed.errors else 200
    return render(request, "hours/hours.html", context, status=status)


def _examples(workspace: Workspace, now: datetime) -> list[tuple[str, datetime, datetime]]:
    """What four hours and two days come to, now and on a Friday afternoon."""
    zone = ZoneInfo(workspace.time_zone)
    here = now.astimezone(zone).replace(second=0, microsecond=0)
    friday = (here + timedelta(days=(4 - here.weekday()) % 7)).replace(hour=17, minute=30)
    spans = (timedelta(hours=4), timedelta(days=1))
    return [
        (duration_in_words(span), at, calendars.due_in(workspace, span, "working_hours", now=at))
        for at in (here, friday)
        for span in spans
    ]


@require_POST
@member_required(Action.MANAGE_MEMBERS)
def close_day(request: MemberRequest) -> HttpResponse:
    """Add a closed day."""
    closed = ClosedDayForm(request.POST)
    if closed.is_valid():
        given = closed.cleaned_data
        try:
            calendars.close_day(request.member, given["day"], given["name"], now=timezone.now())
        except (Invalid, Conflict) as error:
            closed.refuse(error)
        else:
            saved(request, "The day is closed.")
            return redirect("working_hours")
    return _hours(request, HoursForm(request.member.workspace), closed)


@require_POST
@member_required(Action.MANAGE_MEMBERS)
def open_day(request: MemberRequest, day: str) -> HttpResponse:
    """Take a closed day away."""
    try:
        wanted = datetime.strptime(day, "%Y-%m-%d").date()  # noqa: DTZ007 - a day has no zone
    except ValueError as error:
        raise Invalid(_("This is no day.")) from error
    calendars.open_day(request.member, wanted, now=timezone.now())
    saved(request, "The day is open again.")
    return redirect("working_hours")


@require_POST
@member_required(Action.MANAGE_MEMBERS)
def add_holidays(request: MemberRequest) -> HttpResponse:
    """Add the public holidays of a country."""
    country = request.POST.get("country", "")
    added = calendars.close_public_holidays(request.member, country, now=timezone.now())
    saved(request, f"{added} public holidays were added, this year's and the next one's.")
    return redirect("working_hours")


@require_http_methods(["GET", "HEAD", "POST"])
@member_required(Action.READ)
def show_absences(request: MemberRequest) -> HttpResponse:
    """Who is away and who stands in; a form to say so."""
    members = active_members(request.member.workspace)
    deciders = [member for member in members if may(member, Action.REVIEW)]
    others = may(request.member, Action.MANAGE_PLAYBOOKS)
    who = deciders if others else [m for m in deciders if m == request.member]
    form = AbsenceForm(deciders, who, request.POST if request.method == "POST" else None)
    if request.method == "POST":
        require(request.member, Action.REVIEW)
    if request.method == "POST" and form.is_valid():
        try:
            _set_absence(request, form)
        except (Invalid, Conflict, NotPermitted) as error:
            form.refuse(error)
        else:
            saved(request, "Kept. What is assigned already stays until it is handed over.")
            return redirect("absences")
    rows = absences_of(request.member.workspace, now=timezone.now())
    context: dict[str, Any] = {"form": form, "rows": rows, "who": who, "others": others}
    return render(request, "hours/absences.html", context, status=422 if form.errors else 200)


def _set_absence(request: MemberRequest, form: AbsenceForm) -> None:
    given = form.cleaned_data
    absences.set_absence(
        request.member,
        UUID(given["member_id"]),
        starts_at=given["starts_at"],
        ends_at=given["ends_at"],
        stand_in_id=UUID(given["stand_in"]) if given["stand_in"] else None,
        note=given["note"],
        now=timezone.now(),
    )


@require_POST
@member_required(Action.REVIEW)
def end_absence(request: MemberRequest, absence_id: UUID) -> HttpResponse:
    """End an absence early, or call it off."""
    row = absences.end_absence(request.member, absence_id, now=timezone.now())
    saved(request, f"{row.member} is asked again.")
    return redirect("absences")


@require_POST
@member_required(Action.REVIEW)
def hand_over(request: MemberRequest, absence_id: UUID) -> HttpResponse:
    """Give the open leads of who is away to who stands in."""
    moved = absences.hand_over(request.member, absence_id, now=timezone.now())
    saved(request, f"{moved} open lead{'' if moved == 1 else 's'} handed over.")
    return redirect("absences")


@require_safe
@member_required(Action.READ)
def escalation_tree(request: MemberRequest, playbook_id: UUID) -> HttpResponse:
    """Who is asked for what, by when if it came now, and who is next."""
    playbook = or_404(playbook_of(request.member.workspace, playbook_id))
    context: dict[str, Any] = {"playbook": playbook, "rows": [], "chain": []}
    if playbook.active_version is not None:
        workspace, now = playbook.workspace, timezone.now()
        rules = read_version(playbook.active_version).escalation
        triggers: list[tuple[str, str, Trigger | OwnTriggerRule]] = [
            (rule.code, rule.why, rule) for rule in rules.own
        ]
        triggers += [
            (name, "", rules.trigger(name))
            for name in dict.fromkeys((*default_triggers(), *rules.triggers))
        ]
        context["rows"] = [
            {
                "name": name,
                "why": why,
                "rule": rule,
                "within": duration_in_words(rule.within),
                "person": first_named(workspace, [rule.to], now=now),
                "due": calendars.due_in(workspace, rule.within, rule.count, now=now),
            }
            for name, why, rule in triggers
            if rule.action == "person_first"
        ]
        people = named_members(workspace, rules.chain)
        context["chain"] = absences.present(people, now=now)
        context["away"] = absences.away(workspace, now=now).values()
        context["version"] = playbook.active_version
    return render(request, "playbooks/escalation_tree.html", context)
