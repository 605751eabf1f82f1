"""Who may open a page: every view but sign-in and intake is behind `member_required`."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar, cast

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.db import OperationalError
from django.http import Http404, HttpRequest, HttpResponse
from django_htmx.http import HttpResponseClientRedirect
from django_htmx.middleware import HtmxDetails

from handrail.pipeline.errors import Refused
from handrail.pipeline.permissions import Action, require
from handrail.store.models import Member, User
from handrail.web import errors

DEADLOCK = "40P01"
"""PostgreSQL's code for a transaction that it ended because two waited for each other."""
MOST_DEADLOCKS = 2
P = ParamSpec("P")
T = TypeVar("T")


class MemberRequest(HttpRequest):
    """A request of a signed-in member, as views behind `member_required` see it."""

    user: User
    member: Member
    memberships: list[Member]
    htmx: HtmxDetails


View = Callable[Concatenate[MemberRequest, P], HttpResponse]


def member_required(
    action: Action,
) -> Callable[[View[P]], Callable[Concatenate[HttpRequest, P], HttpResponse]]:
    """Let in members whose role allows the action.

    Others are sent to sign in (nobody), told that they have no workspace, or told who may
    (the wrong role). What the pipeline refuses inside the view becomes a page or a fragment.
    """

    def guard(view: View[P]) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
        @wraps(view)
        def guarded(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            if not request.user.is_authenticated:
                return _to_sign_in(request)
            if getattr(request, "member", None) is None:
                return errors.no_workspace(request)
            try:
                require(request.member, action)  # type: ignore[attr-defined]
                return _past_deadlocks(request, lambda: view(request, *args, **kwargs))  # type: ignore[arg-type]
            except Refused as error:
                return errors.refused(request, error)

        return cast(Callable[Concatenate[HttpRequest, P], HttpResponse], guarded)

    return guard


def _past_deadlocks(request: HttpRequest, act: Callable[[], HttpResponse]) -> HttpResponse:
    """Do it again where PostgreSQL broke a circle of waiting by undoing it, which is no fault.

    An uploaded file was read already: that is left to the person.
    """
    for _ in range(MOST_DEADLOCKS):
        try:
            return act()
        except OperationalError as error:
            if getattr(error.__cause__, "sqlstate", "") != DEADLOCK or request.FILES:
                raise
    return act()


def or_404(row: T | None) -> T:
    """The row, or the same 404 for what does not exist and what another workspace holds."""
    if row is None:
        raise Http404
    return row


def _to_sign_in(request: HttpRequest) -> HttpResponse:
    if getattr(request, "htmx", False):
        return HttpResponseClientRedirect(settings.LOGIN_URL)
    return redirect_to_login(request.get_full_path(), settings.LOGIN_URL)
