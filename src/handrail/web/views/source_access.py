"""A source's token, its field mapping, and trying its mailbox."""

from __future__ import annotations

import secrets
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from handrail.pipeline.permissions import Action
from handrail.pipeline.sources import update_source
from handrail.pipeline.trials import try_mailbox
from handrail.store.selectors.sources import source_of
from handrail.web.access import MemberRequest, member_required, or_404
from handrail.web.errors import saved
from handrail.web.field_mapping import MappingRow, mapping_rows, read_mapping, targets
from handrail.web.source_guide import guide


@require_POST
@never_cache
@member_required(Action.MANAGE_SOURCES)
def new_token(request: MemberRequest, source_id: UUID) -> HttpResponse:
    """Draw a token and show it once; posts without it are refused from now on."""
    token = secrets.token_urlsafe(24)
    source = update_source(request.member, source_id, token=token, now=timezone.now())
    return render(
        request,
        "sources/token.html",
        {"source": source, "token": token, **guide(request, source, token)},
    )


@require_POST
@member_required(Action.MANAGE_SOURCES)
def remove_token(request: MemberRequest, source_id: UUID) -> HttpResponse:
    """Take posts without a token again."""
    source = update_source(request.member, source_id, token="", now=timezone.now())
    saved(request, f"{source.name} takes posts without a token now.")
    return redirect("source", source.id)


@require_POST
@member_required(Action.MANAGE_SOURCES)
def test_mailbox(request: MemberRequest, source_id: UUID) -> HttpResponse:
    """Sign in to the mailbox and say what came back."""
    source = or_404(source_of(request.member.workspace, source_id))
    trial = try_mailbox(request.member, source.id)
    return render(request, "sources/tested.html", {"source": source, "trial": trial})


@require_http_methods(["GET", "HEAD", "POST"])
@member_required(Action.MANAGE_SOURCES)
def mapping(request: MemberRequest, source_id: UUID) -> HttpResponse:
    """Say which incoming field means what."""
    source = or_404(source_of(request.member.workspace, source_id))
    rows, wrong = mapping_rows(source), list[str]()
    if request.method == "POST":
        names, chosen = request.POST.getlist("name"), request.POST.getlist("target")
        given, wrong = read_mapping(names, chosen)
        if not wrong:
            update_source(request.member, source.id, field_mapping=given, now=timezone.now())
            saved(request, "The mapping is used for what comes from now on.")
            return redirect("source", source.id)
        rows = [
            MappingRow(name, target, "", "") for name, target in zip(names, chosen, strict=False)
        ]
    context = {"source": source, "rows": rows, "wrong": wrong, "targets": targets(source.channel)}
    return render(request, "sources/mapping.html", context, status=422 if wrong else 200)
