"""What the endpoint answers: JSON for programs, calm pages for people, open to every origin."""

from __future__ import annotations

from typing import Protocol
from urllib.parse import urlsplit
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render

from handrail.web.intake.problems import Problem

FORM_TYPES = ("application/x-www-form-urlencoded", "multipart/form-data")


class Taken(Protocol):
    """What the pipeline says of an accepted input."""

    @property
    def lead_id(self) -> UUID: ...

    @property
    def duplicate(self) -> bool: ...


def is_form(request: HttpRequest) -> bool:
    """Whether an HTML form was posted, not a program's JSON."""
    return request.content_type in FORM_TYPES


def wants_page(request: HttpRequest) -> bool:
    """Whether a person waits in a browser: a plain form post, without a script between."""
    return is_form(request) and "text/html" in request.headers.get("Accept", "")


def accepted(request: HttpRequest, taken: Taken, thank_you_url: str) -> HttpResponse:
    """202 with the lead's id; for a plain form post a page, or the site's own thank-you page."""
    if wants_page(request):
        return _thanks(request, thank_you_url)
    return JsonResponse({"lead": str(taken.lead_id), "duplicate": taken.duplicate}, status=202)


def held(request: HttpRequest, thank_you_url: str) -> HttpResponse:
    """202 for what is kept, but waits for a person to say whether it is a lead."""
    if wants_page(request):
        return _thanks(request, thank_you_url)
    return JsonResponse({"lead": None, "duplicate": False, "held": True}, status=202)


def refused(request: HttpRequest, problem: Problem) -> HttpResponse:
    """The problem with its status, as JSON or as a page."""
    if wants_page(request):
        response = render(
            request, "intake/problem.html", {"problem": problem}, status=problem.status
        )
    else:
        response = JsonResponse(problem.as_json(), status=problem.status)
    if problem.retry_after is not None:
        response["Retry-After"] = str(problem.retry_after)
    if problem.status == 401:
        response["WWW-Authenticate"] = 'Bearer realm="handrail intake"'
    if problem.status == 405:
        response["Allow"] = "POST, OPTIONS"
    return response


def open_to_every_origin(response: HttpResponse) -> HttpResponse:
    """Let scripts of any site post and read the answer; no cookie or session is ever used."""
    response["Access-Control-Allow-Origin"] = "*"
    response["Access-Control-Expose-Headers"] = "Retry-After"
    response["Cache-Control"] = "no-store"
    return response


def preflight() -> HttpResponse:
    """The answer to a browser that asks whether a script may post."""
    response = HttpResponse(status=204)
    response["Access-Control-Allow-Methods"] = "POST, OPTIONS"
    response["Access-Control-Allow-Headers"] = "Content-Type, Idempotency-Key, Authorization"
    response["Access-Control-Max-Age"] = "86400"
    response["Allow"] = "POST, OPTIONS"
    return response


def _thanks(request: HttpRequest, thank_you_url: str) -> HttpResponse:
    if urlsplit(thank_you_url).scheme in ("http", "https"):
        response = HttpResponseRedirect(thank_you_url)
        response.status_code = 303
        return response
    return render(request, "intake/thanks.html", status=202)
