"""Which member a request acts as: found once, from the session, for every page."""

from __future__ import annotations

from collections.abc import Callable
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from handrail.store.models import Member, User
from handrail.store.selectors.people import active_memberships

SESSION_KEY = "workspace"


class WorkspaceMiddleware:
    """Sets `request.member` to the active membership of the signed-in person, or None.

    Somebody in several workspaces acts in the one last chosen. Times are shown in the
    workspace's zone for the length of the request.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        members = active_memberships(request.user) if isinstance(request.user, User) else []
        request.memberships = members  # type: ignore[attr-defined]
        request.member = chosen(members, request.session.get(SESSION_KEY))  # type: ignore[attr-defined]
        with timezone.override(zone_of(request.member)):  # type: ignore[attr-defined]
            return self.get_response(request)


def chosen(members: list[Member], workspace_id: str | None) -> Member | None:
    """The membership of the workspace chosen in this session, else the oldest one."""
    for member in members:
        if str(member.workspace_id) == workspace_id:
            return member
    return members[0] if members else None


def zone_of(member: Member | None) -> ZoneInfo:
    """The workspace's time zone; UTC for nobody and for a zone that this machine lacks."""
    try:
        return ZoneInfo(member.workspace.time_zone if member else "UTC")
    except (ZoneInfoNotFoundError, ValueError):
        return ZoneInfo("UTC")
