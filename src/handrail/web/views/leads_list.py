"""All leads: search, filters, pages."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from handrail.core.leads import Channel
from handrail.pipeline.permissions import Action
from handrail.store.models import Lead
from handrail.store.selectors.leads_list import LeadFilter, lead_counts, leads_page, source_names
from handrail.web.access import MemberRequest, member_required
from handrail.web.paging import cursor_of, page_links
from handrail.web.query import asked


@require_safe
@member_required(Action.READ)
def show(request: MemberRequest) -> HttpResponse:
    """The list; a filter that names nothing known is as no filter."""
    workspace = request.member.workspace
    wanted = LeadFilter(
        search=asked(request, "q"),
        state=_one_of(asked(request, "state"), Lead.State.values),
        channel=_one_of(asked(request, "channel"), [kind.value for kind in Channel]),
        source=asked(request, "source"),
    )
    page = leads_page(workspace, wanted, cursor_of(request))
    counts = lead_counts(workspace)
    context = {
        "rows": page.rows,
        "page": page_links(request, page),
        "wanted": wanted,
        "is_filtered": any((wanted.search, wanted.state, wanted.channel, wanted.source)),
        "states": [(code, label, counts.get(code, 0)) for code, label in Lead.State.choices],
        "channels": [kind.value for kind in Channel],
        "sources": source_names(workspace),
        "total": sum(counts.values()),
    }
    return render(request, "leads/list.html", context)


def _one_of(given: str, known: list[str]) -> str:
    return given if given in known else ""
