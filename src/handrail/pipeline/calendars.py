"""Working hours of a workspace: kept, read, and counted in."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils.translation import gettext as _

from handrail.core.review.working_hours import (
    Calendar,
    HoursError,
    deadline,
    format_hours,
    parse_hours,
    working_time_between,
)
from handrail.pipeline.errors import Conflict, Invalid
from handrail.pipeline.permissions import Action, require
from handrail.store import audit
from handrail.store.models import ClosedDay, Member, Workspace

LOOK_AHEAD = timedelta(days=400)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def calendar_of(workspace: Workspace, *, now: datetime) -> Calendar:
    """The hours of a workspace with its closed days from now on."""
    week = {int(day): parse_hours(said) for day, said in workspace.working_hours.items()}
    zone = ZoneInfo(workspace.time_zone)
    if not any(week.values()):
        return Calendar(zone)
    first = now.astimezone(zone).date() - timedelta(days=60)
    days = ClosedDay.objects.of(workspace).filter(day__gte=first, day__lte=now + LOOK_AHEAD)
    return Calendar(zone, week, frozenset(days.values_list("day", flat=True)))


def due_in(workspace: Workspace, span: timedelta, count: str, *, now: datetime) -> datetime:
    """When so much time has passed, counted in working hours or by the clock."""
    if count == "clock":
        return now + span
    return deadline(now, span, calendar_of(workspace, now=now))


def span_between(workspace: Workspace, start: datetime, end: datetime, count: str) -> timedelta:
    """How much time lies between, counted in working hours or by the clock."""
    if count == "clock":
        return end - start
    return working_time_between(start, end, calendar_of(workspace, now=start))


@transaction.atomic
def set_working_hours(member: Member, given: Mapping[int, str], *, now: datetime) -> None:
    """Keep the week's hours as written, by weekday from 0. Raises Invalid naming the day's field.

    All empty means always open: every deadline runs by the clock.
    """
    require(member, Action.MANAGE_MEMBERS)
    kept = {}
    for day, written in given.items():
        try:
            intervals = parse_hours(written)
        except HoursError as error:
            raise Invalid(f"{WEEKDAYS[day]}: {error}", field=f"day_{day}") from error
        if intervals:
            kept[str(day)] = format_hours(intervals)
    workspace = Workspace.objects.select_for_update().get(pk=member.workspace_id)
    workspace.working_hours = kept
    workspace.save(update_fields=["working_hours"])
    audit.append(workspace, "workspace.hours_set", now=now, actor=member, actor_kind="member")


@transaction.atomic
def close_day(member: Member, day: date, name: str, *, now: datetime) -> ClosedDay:
    """Add a day on which no working time passes."""
    require(member, Action.MANAGE_MEMBERS)
    if not name.strip():
        raise Invalid(_("Say what the day is: a holiday, a move."), field="name")
    row, made = ClosedDay.objects.get_or_create(
        workspace=member.workspace,
        day=day,
        defaults={"name": name.strip()[:120], "created_at": now},
    )
    if not made:
        raise Conflict(
            _("{day:%d %b %Y} is closed already: {name}.").format(day=day, name=row.name)
        )
    audit.append(
        member.workspace,
        "workspace.day_closed",
        now=now,
        actor=member,
        actor_kind="member",
        day=day.isoformat(),
    )
    return row


@transaction.atomic
def open_day(member: Member, day: date, *, now: datetime) -> None:
    """Take a closed day away again."""
    require(member, Action.MANAGE_MEMBERS)
    found, _rows = ClosedDay.objects.of(member.workspace).filter(day=day).delete()
    if not found:
        raise Conflict(_("This day is open already."))
    audit.append(
        member.workspace,
        "workspace.day_opened",
        now=now,
        actor=member,
        actor_kind="member",
        day=day.isoformat(),
    )


def public_holidays(country: str, years: range) -> dict[date, str]:
    """The public holidays of a country by its two letters. Raises Invalid for one not known."""
    import holidays  # noqa: PLC0415 - large, and needed on one page only

    try:
        found = holidays.country_holidays(country.strip().upper(), years=years)
    except (NotImplementedError, ValueError) as error:
        raise Invalid(
            _(
                "The holidays of “{country}” are not known. Use two letters such as DE, ES or US."
            ).format(country=country),
            field="country",
        ) from error
    return dict(sorted(found.items()))


@transaction.atomic
def close_public_holidays(member: Member, country: str, *, now: datetime) -> int:
    """Add the public holidays of this and the next year from today on; how many were new."""
    require(member, Action.MANAGE_MEMBERS)
    today = now.astimezone(ZoneInfo(member.workspace.time_zone)).date()
    days = public_holidays(country, range(today.year, today.year + 2))
    there = set(ClosedDay.objects.of(member.workspace).values_list("day", flat=True))
    new = {day: name for day, name in days.items() if day >= today and day not in there}
    ClosedDay.objects.bulk_create(
        ClosedDay(workspace=member.workspace, created_at=now, day=day, name=name[:120])
        for day, name in new.items()
    )
    audit.append(
        member.workspace,
        "workspace.holidays_closed",
        now=now,
        actor=member,
        actor_kind="member",
        country=country.strip().upper(),
        days=len(new),
    )
    return len(new)
