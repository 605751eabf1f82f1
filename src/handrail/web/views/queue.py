"""The review queue."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from handrail.pipeline.permissions import Action
from handrail.web.access import MemberRequest, member_required


@member_required(Action.READ)
def show(request: MemberRequest) -> HttpResponse:
    """What waits for a person, by deadline and risk."""
    return render(request, "review/queue.html")
