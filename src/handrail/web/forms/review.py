"""What the lead's page sends, read into values."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

from handrail.pipeline.errors import Invalid
from handrail.pipeline.review import Choice
from handrail.web.access import MemberRequest
from handrail.web.language import translatable
from handrail.web.reply_page import Typed

FOLLOW_UPS = (
    ("", translatable("No follow-up")),
    ("1", translatable("Tomorrow")),
    ("3", translatable("In 3 days")),
    ("7", translatable("In a week")),
    ("30", translatable("In a month")),
)
"""Days until the next follow-up: code and label; the follow-up is at nine in the morning."""
LONGEST_FOLLOW_UP = timedelta(days=365)
DEADLINES = (
    ("1", translatable("In 1 hour")),
    ("4", translatable("In 4 hours")),
    ("24", translatable("In a day")),
    ("72", translatable("In 3 days")),
)
"""Hours until an escalation's deadline: code and label."""
MORNING = 9


def follow_up_choices(after: timedelta) -> tuple[tuple[tuple[str, str], ...], str]:
    """The choices with the playbook's own time among them, and its code."""
    days = max(1, round(min(after, LONGEST_FOLLOW_UP) / timedelta(days=1)))
    code = str(days)
    own = () if code in dict(FOLLOW_UPS) else ((code, f"In {days} days"),)
    choices = sorted((*FOLLOW_UPS, *own), key=lambda choice: int(choice[0] or 0))
    return tuple(choices), code


def typed_text(value: str) -> str:
    """A textarea's content with the line ends that it was made of; browsers send CRLF."""
    return value.replace("\r\n", "\n").replace("\r", "\n")


def read_typed(request: MemberRequest) -> Typed:
    """What is in the editor."""
    return Typed(
        subject=request.POST.get("subject", "").strip(),
        text=typed_text(request.POST.get("text", "")),
        recipient=request.POST.get("recipient", ""),
    )


def read_id(request: MemberRequest, name: str) -> UUID:
    """An id that a form carries. Raises Invalid."""
    found = read_optional_id(request, name)
    if found is None:
        raise Invalid(_("The form is incomplete: reload the page and try again."), field=name)
    return found


def read_optional_id(request: MemberRequest, name: str) -> UUID | None:
    """An id that a form may carry. Raises Invalid for what is not one."""
    value = request.POST.get(name, "")
    try:
        return UUID(value) if value else None
    except ValueError as error:
        raise Invalid(_("Choose one from the list."), field=name) from error


def read_ids(request: MemberRequest, name: str) -> list[UUID]:
    """The ids that were ticked. Raises Invalid for none and for what is not one."""
    try:
        found = [UUID(value) for value in request.POST.getlist(name)]
    except ValueError as error:
        raise Invalid(_("The form is incomplete: reload the page and try again.")) from error
    if not found:
        raise Invalid(_("Tick at least one."), field=name)
    return found


def read_version(request: MemberRequest) -> int:
    """The version of the item that the page showed. Raises Invalid."""
    try:
        return int(request.POST.get("version", ""))
    except ValueError as error:
        raise Invalid(_("The form is incomplete: reload the page and try again.")) from error


def read_choice(request: MemberRequest) -> Choice:
    """A decision: send with the text, or reject and no reply with their reasons."""
    typed = read_typed(request)
    return Choice(
        kind=request.POST.get("kind", ""),
        subject=typed.subject,
        text=typed.text,
        recipient=typed.recipient,
        answers_id=read_optional_id(request, "answers"),
        reason_code=request.POST.get("reason_code", ""),
        reason=typed_text(request.POST.get("reason", "")),
    )


def read_deadline(request: MemberRequest, *, now: datetime) -> datetime:
    """The escalation's deadline: hours from now, or an exact local time. Raises Invalid."""
    exact = read_local_time(request, "due_at")
    if exact is not None:
        return exact
    hours = request.POST.get("hours", "")
    if hours not in dict(DEADLINES):
        raise Invalid(_("Choose by when this person should act."), field="due_at")
    return now + timedelta(hours=int(hours))


def read_follow_up(request: MemberRequest, *, now: datetime) -> datetime | None:
    """The next follow-up: days from now at nine, or an exact local time. Raises Invalid."""
    exact = read_local_time(request, "next_follow_up_at")
    if exact is not None:
        return exact
    days = request.POST.get("days", "")
    if days == "keep":
        return read_local_time(request, "planned")
    if not days:
        return None
    after = timedelta(days=int(days)) if days.isascii() and days.isdecimal() else timedelta(0)
    if not timedelta(0) < after <= LONGEST_FOLLOW_UP:
        raise Invalid(_("Choose when to look at this lead again."), field="next_follow_up_at")
    day = timezone.localtime(now) + after
    return day.replace(hour=MORNING, minute=0, second=0, microsecond=0)


def read_local_time(request: MemberRequest, name: str) -> datetime | None:
    """A `datetime-local` value in the workspace's zone. Raises Invalid for another shape."""
    value = request.POST.get(name, "").strip()
    if not value:
        return None
    try:
        found = parse_datetime(value)
    except ValueError:
        found = None
    if found is None:
        raise Invalid(_("Write the time as 2026-11-23T14:30."), field=name)
    return timezone.make_aware(found) if timezone.is_naive(found) else found
