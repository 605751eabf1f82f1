"""Insights: what the confidence of each engine was worth."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from handrail.pipeline.permissions import Action
from handrail.store.selectors.reliability import WINDOW, by_engine
from handrail.web.access import MemberRequest, member_required
from handrail.web.reliability_chart import chart


@require_safe
@member_required(Action.READ)
def show(request: MemberRequest) -> HttpResponse:
    """Reliability by engine: a diagram and the table under it."""
    found = by_engine(request.member.workspace)
    context = {
        "charts": [chart(engine, reliability) for engine, reliability in found.items()],
        "days": WINDOW.days,
    }
    return render(request, "insights/reliability.html", context)
