"""Every refusal and failure as a clear page, or as a notice where htmx asked."""

from __future__ import annotations

import logging
from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from handrail.pipeline.errors import Conflict, Invalid, NotFound, NotPermitted, Refused
from handrail.web.language import translatable

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Shown:
    """How one kind of refusal is shown."""

    status: int
    title: str


SHOWN: tuple[tuple[type[Refused], Shown], ...] = (
    (NotPermitted, Shown(403, translatable("Your role does not allow this"))),
    (NotFound, Shown(404, translatable("Not found"))),
    (Invalid, Shown(422, translatable("Please check what was entered"))),
    (Conflict, Shown(409, translatable("Something changed meanwhile"))),
    (Refused, Shown(409, translatable("This was not done"))),
)


def refused(request: HttpRequest, error: Refused) -> HttpResponse:
    """The answer to what the pipeline refused; its text is written for a person."""
    shown = _shown(error)
    return failure(request, shown.status, _(shown.title), str(error))


def status_of(error: Refused) -> int:
    """The HTTP status of a refusal."""
    return _shown(error).status


def _shown(error: Refused) -> Shown:
    return next(shown for kind, shown in SHOWN if isinstance(error, kind))


def failure(request: HttpRequest, status: int, title: str, text: str) -> HttpResponse:
    """A page that says what, why and what now; a notice for htmx, without touching the page."""
    if getattr(request, "htmx", False):
        return notice(request, title, text, status=status)
    context = {"title": title, "text": text, "status": status}
    return render(request, "error.html", context, status=status)


def notice(
    request: HttpRequest, title: str, text: str, *, status: int = 200, level: str = "error"
) -> HttpResponse:
    """A notice in the corner of the page that htmx is on."""
    context = {"title": title, "text": text, "level": level}
    response = render(request, "components/notice.html", context, status=status)
    response["HX-Retarget"] = "#notices"
    response["HX-Reswap"] = "beforeend"
    return response


def saved(request: HttpRequest, text: str) -> None:
    """Say on the next page that something was done."""
    messages.success(request, text)


def not_done(request: HttpRequest, text: str) -> None:
    """Say on the next page that something was not done, and why."""
    messages.error(request, text)


def no_workspace(request: HttpRequest) -> HttpResponse:
    """For somebody who is signed in and a member of nothing."""
    return failure(
        request,
        403,
        _("You are not a member of any workspace"),
        _(
            "Ask an owner to add your e-mail address under Settings, Members. "
            "If you were a member, your membership has been ended."
        ),
    )


def bad_request(request: HttpRequest, **_rest: object) -> HttpResponse:
    """Django's 400."""
    return failure(
        request,
        400,
        _("The request could not be read"),
        _("Go back, reload the page and try again."),
    )


def permission_denied(request: HttpRequest, **_rest: object) -> HttpResponse:
    """Django's 403."""
    return failure(request, 403, _("This is not allowed"), _("Ask an owner if you need it."))


def page_not_found(request: HttpRequest, **_rest: object) -> HttpResponse:
    """Django's 404."""
    return failure(
        request,
        404,
        _("Not found"),
        _("There is nothing at this address, or it belongs to another workspace."),
    )


def csrf_failure(request: HttpRequest, **_rest: object) -> HttpResponse:
    """A form whose protection has expired, mostly because of signing in anew in another tab."""
    return failure(
        request,
        403,
        _("This page was open too long"),
        _(
            "You signed in or out in another tab. Reload the page and send it again; "
            "drafts that you typed are kept in this browser."
        ),
    )


def server_error(request: HttpRequest) -> HttpResponse:
    """Django's 500: rendered without the database, which may be what failed."""
    context = {
        "title": "Something went wrong here",
        "text": "Nothing was sent. The error is in the server's log; "
        "try again, and tell the owner if it happens again.",
        "level": "error",
        "status": 500,
    }
    if getattr(request, "htmx", False):
        response = HttpResponse(render_to_string("components/notice.html", context), status=500)
        response["HX-Retarget"] = "#notices"
        response["HX-Reswap"] = "beforeend"
        return response
    return HttpResponse(render_to_string("error_plain.html", context), status=500)
