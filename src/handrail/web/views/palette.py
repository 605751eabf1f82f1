"""What the command palette offers, asked for as one types."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from handrail.pipeline.permissions import Action
from handrail.web.access import MemberRequest, member_required
from handrail.web.palette import groups

MAX_RECENT = 8


@require_GET
@member_required(Action.READ)
def palette(request: MemberRequest) -> HttpResponse:
    """The options for `text`; `recent` are ids of leads that this browser opened."""
    recent = _ids(request.GET.get("recent", ""))
    found = groups(request.member, request.path, request.GET.get("text", ""), recent)
    return render(request, "components/palette_options.html", {"groups": found})


def _ids(given: str) -> list[UUID]:
    ids = []
    for word in given.split(",")[:MAX_RECENT]:
        try:
            ids.append(UUID(word))
        except ValueError:
            continue
    return ids
