"""The workspace's name, time zone and reply address."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from handrail.pipeline.errors import Invalid
from handrail.pipeline.permissions import Action, require
from handrail.pipeline.workspaces import change_workspace
from handrail.web.access import MemberRequest, member_required
from handrail.web.errors import saved
from handrail.web.forms.workspace import WorkspaceForm


@require_http_methods(["GET", "HEAD", "POST"])
@member_required(Action.READ)
def show(request: MemberRequest) -> HttpResponse:
    """Read them; owners change them."""
    if request.method == "POST":
        return _change(request)
    workspace = request.member.workspace
    names = ("name", "time_zone", "reply_name", "reply_address")
    form = WorkspaceForm(initial={name: getattr(workspace, name) for name in names})
    return render(request, "workspace/settings.html", {"form": form})


def _change(request: MemberRequest) -> HttpResponse:
    require(request.member, Action.MANAGE_MEMBERS)
    form = WorkspaceForm(request.POST)
    if form.is_valid():
        try:
            change_workspace(request.member, **form.cleaned_data, now=timezone.now())
        except Invalid as error:
            form.refuse(error)
        else:
            saved(request, "The workspace's settings are changed.")
            return redirect("workspace_settings")
    return render(request, "workspace/settings.html", {"form": form}, status=422)
