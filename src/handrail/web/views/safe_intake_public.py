"""The public form of safe intake: by a link that cannot be guessed, without signing in.

It acts for nobody and sets no cookie, so a forged post could do nothing that an honest one
cannot: it needs no token. It shows the workspace's name and nothing else of it.
"""

from __future__ import annotations

import time
import uuid
from datetime import timedelta
from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from handrail.core.safe_intake.fields import BY_CODE, tidy
from handrail.pipeline.errors import Conflict, Invalid
from handrail.pipeline.safe_intake import StillPrivate, answer_by_link
from handrail.pipeline.safe_intake_allowance import for_everybody
from handrail.store.models import SafeIntakeLink
from handrail.store.selectors.safe_intake import link_by_key, sent_by_link
from handrail.web.intake.honeypot import FIELD as LEFT_EMPTY
from handrail.web.intake.throttle import Throttle
from handrail.web.safe_intake.page import (
    REPAIR,
    ReadField,
    empty_form,
    is_too_large,
    missing,
    read_field,
    read_form,
    repaired,
    typed,
)
from handrail.web.safe_intake.quiet import says_nothing_of_what_was_typed

CHECKS_FOR_A_POST = 5
"""Somebody who types pauses this much more often than anybody sends."""
throttle = Throttle(settings.ENVIRONMENT.intake_per_minute)
check_throttle = Throttle(settings.ENVIRONMENT.intake_per_minute * CHECKS_FOR_A_POST)
SHOWN_FOR = timedelta(days=1)
"""How long the sender may look at what was sent."""


@says_nothing_of_what_was_typed
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def form(request: HttpRequest, link_key: str) -> HttpResponse:
    """The eleven fields, for whoever has the link."""
    link = link_by_key(link_key)
    if link is None:
        return _told(request, 404, "There is no form at this address. Ask for the link again.")
    if not link.is_active:
        return _told(request, 410, "This form is switched off. Ask who gave you the link.")
    if request.method != "POST":
        return _form(request, link, empty_form())
    if is_too_large(request):
        return _told(request, 413, "This is far longer than the form allows. Go back, shorten it.")
    answers = typed(request.POST)
    if wish := request.POST.get(REPAIR):
        allowance = for_everybody(link.workspace)
        return _form(request, link, read_form(repaired(answers, wish, allowance), allowance))
    return _held_back(request, link, answers) or _send(request, link, answers)


def _held_back(
    request: HttpRequest, link: SafeIntakeLink, answers: dict[str, str]
) -> HttpResponse | None:
    """The form again, with all that was typed, for a flood, a program, or an empty field."""
    allowance = for_everybody(link.workspace)
    if wait := throttle.seconds_to_wait(link.key, time.monotonic()):
        said = f"Too much came in at once. Nothing is lost: send it again in {wait} seconds."
        response = _form(request, link, read_form(answers, allowance), 429, said)
        response["Retry-After"] = str(wait)
        return response
    if request.POST.get(LEFT_EMPTY):
        said = "A field that people cannot see was filled in. Send it again; it is empty now."
        return _form(request, link, read_form(answers, allowance), 422, said)
    if problems := missing(answers):
        return _form(request, link, read_form(answers, allowance, problems=problems), 422)
    return None


def _send(request: HttpRequest, link: SafeIntakeLink, answers: dict[str, str]) -> HttpResponse:
    try:
        row = answer_by_link(link, answers, receipt=_receipt(request), now=timezone.now())
    except (StillPrivate, Invalid):
        return _form(request, link, read_form(answers, for_everybody(link.workspace)), 422)
    except Conflict as error:
        return _told(request, 410, str(error))
    return redirect("safe_intake_sent", link.key, row.receipt)


@says_nothing_of_what_was_typed
@csrf_exempt
@require_POST
def check(request: HttpRequest, link_key: str) -> HttpResponse:
    """What must be taken out of one field as it stands; nothing is kept, nobody is looked up."""
    link = link_by_key(link_key)
    field = BY_CODE.get(request.POST.get("field", "")) if not is_too_large(request) else None
    if link is None or not link.is_active or field is None:
        raise Http404
    if wait := check_throttle.seconds_to_wait(link.key, time.monotonic()):
        response = HttpResponse(status=429)
        response["Retry-After"] = str(wait)
        return response
    text = tidy(request.POST.get("text", ""))
    read = read_field(field, text, for_everybody(link.workspace))
    return render(request, "safe_intake/found.html", {"one": read})


@says_nothing_of_what_was_typed
@require_safe
def sent(request: HttpRequest, link_key: str, receipt: UUID) -> HttpResponse:
    """Thank you: who looks at it and by when, and a copy of what was sent, for a day."""
    link = link_by_key(link_key)
    row = sent_by_link(link, receipt, since=timezone.now() - SHOWN_FOR) if link else None
    if link is None or row is None:
        return _told(request, 404, "There is nothing here any more. What was sent has arrived.")
    copy = [(field.label, row.answers.get(code, "")) for code, field in BY_CODE.items()]
    context = {"link": link, "row": row, "copy": copy, "name": link.workspace.name}
    return _public(render(request, "safe_intake/sent.html", context))


def _form(
    request: HttpRequest,
    link: SafeIntakeLink,
    fields: list[ReadField],
    status: int = 200,
    said: str = "",
) -> HttpResponse:
    context = {
        "link": link,
        "name": link.workspace.name,
        "fields": fields,
        "wrong": [one for one in fields if one.is_wrong] if request.method == "POST" else [],
        "said": said,
        "receipt": _receipt(request),
        "left_empty": LEFT_EMPTY,
    }
    return _public(render(request, "safe_intake/public_form.html", context, status=status))


def _receipt(request: HttpRequest) -> UUID:
    """The one that the form was given, so that a form that is sent twice is kept once."""
    try:
        return UUID(request.POST.get("receipt", ""))
    except ValueError:
        return uuid.uuid4()


def _told(request: HttpRequest, status: int, words: str) -> HttpResponse:
    context = {"words": words}
    return _public(render(request, "safe_intake/public_problem.html", context, status=status))


def _public(response: HttpResponse) -> HttpResponse:
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response
