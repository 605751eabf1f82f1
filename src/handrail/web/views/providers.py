"""Model providers: who prepares, what it cost today, and a trial."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from handrail.core.providers import ENVIRONMENT
from handrail.pipeline.engines import engine_of
from handrail.pipeline.errors import Invalid
from handrail.pipeline.model_providers import save_provider, try_provider
from handrail.pipeline.permissions import Action
from handrail.store.models import ModelProvider
from handrail.store.selectors.ledger import provider_of, providers_of, used_today
from handrail.store.selectors.playbooks import playbooks_naming
from handrail.web.access import MemberRequest, member_required, or_404
from handrail.web.errors import saved
from handrail.web.forms.providers import KINDS, ProviderForm, initial_of


@require_safe
@member_required(Action.READ)
def show_all(request: MemberRequest) -> HttpResponse:
    """Every provider with what it was asked today, and the playbooks that name it."""
    workspace = request.member.workspace
    used, named = used_today(workspace, now=timezone.now()), playbooks_naming(workspace)
    rows = [
        {
            "provider": row,
            "kind": dict(KINDS)[row.kind],
            "used": used.get(row.code),
            "playbooks": named.get(row.code, []),
        }
        for row in providers_of(workspace)
    ]
    context = {
        "rows": rows,
        "environment": engine_of(workspace, ENVIRONMENT),
        "environment_playbooks": named.get(ENVIRONMENT, []),
        "environment_used": used.get(ENVIRONMENT),
    }
    return render(request, "providers/list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@member_required(Action.MANAGE_PROVIDERS)
def create(request: MemberRequest) -> HttpResponse:
    """A new provider."""
    form = ProviderForm(request.POST if request.method == "POST" else None)
    return _save(request, form, None)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@member_required(Action.MANAGE_PROVIDERS)
def edit(request: MemberRequest, provider_id: UUID) -> HttpResponse:
    """Change a provider; an empty key leaves the stored one."""
    row = or_404(provider_of(request.member.workspace, provider_id))
    data = request.POST if request.method == "POST" else None
    return _save(request, ProviderForm(data, initial=initial_of(row)), row)


@require_POST
@member_required(Action.MANAGE_PROVIDERS)
def test(request: MemberRequest, provider_id: UUID) -> HttpResponse:
    """Make a real call with an invented enquiry and show what came back."""
    row = or_404(provider_of(request.member.workspace, provider_id))
    trial = try_provider(request.member, row.id, now=timezone.now())
    return render(request, "providers/tested.html", {"provider": row, "trial": trial})


def _save(request: MemberRequest, form: ProviderForm, row: ModelProvider | None) -> HttpResponse:
    if request.method == "POST" and form.is_valid():
        try:
            made = save_provider(
                request.member, row.id if row else None, now=timezone.now(), **form.values()
            )
        except Invalid as error:
            form.refuse(error)
        else:
            saved(request, f"{made.name} is saved. Playbooks name it {made.code}.")
            return redirect("providers")
    context: dict[str, Any] = {"form": form, "provider": row}
    return render(request, "providers/edit.html", context, status=422 if form.errors else 200)
