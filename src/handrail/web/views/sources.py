"""Sources: every way in, how to connect it, and whether it is on."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from handrail.core.leads import Channel
from handrail.pipeline.errors import Invalid
from handrail.pipeline.permissions import Action, require
from handrail.pipeline.sources import create_source, update_source
from handrail.store.models import Source
from handrail.store.selectors.sources import playbook_choices, source_of, sources_of
from handrail.web.access import MemberRequest, member_required, or_404
from handrail.web.errors import saved
from handrail.web.forms.sources import SourceForm, source_form
from handrail.web.language import translatable
from handrail.web.source_guide import guide

CHANNELS = (
    (
        Channel.FORM,
        translatable("A form on a website"),
        translatable("Plain HTML, or with a script that adds the context"),
    ),
    (
        Channel.EMAIL,
        translatable("A mailbox"),
        translatable("Read by IMAP, or saved messages uploaded"),
    ),
    (
        Channel.CALL,
        translatable("Telephone calls"),
        translatable("Notes typed in, or posted by a telephone system"),
    ),
    (
        Channel.CHAT,
        translatable("A website chat"),
        translatable("Posted by the chat tool when a conversation ends"),
    ),
    (
        Channel.AD,
        translatable("Lead advertisements"),
        translatable("Posted by an automation when an ad's form is filled in"),
    ),
    (
        Channel.REFERRAL,
        translatable("Referrals"),
        translatable("Typed in when somebody recommends you"),
    ),
    (Channel.CRM, translatable("A CRM"), translatable("Records that are posted or imported")),
)


@require_safe
@member_required(Action.READ)
def show_all(request: MemberRequest) -> HttpResponse:
    """Every source, and which channels there could be."""
    workspace = request.member.workspace
    context = {
        "rows": sources_of(workspace),
        "channels": [(kind.value, label, words) for kind, label, words in CHANNELS],
        "has_playbook": bool(playbook_choices(workspace)),
    }
    return render(request, "sources/list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@member_required(Action.MANAGE_SOURCES)
def create(request: MemberRequest, channel: str) -> HttpResponse:
    """A new source of one channel."""
    label = or_404(next((words for kind, words, _ in CHANNELS if kind.value == channel), None))
    form = source_form(request.member.workspace, channel, _data(request))
    if request.method == "POST" and form.is_valid():
        try:
            made = create_source(
                request.member, channel=channel, **_given(form), now=timezone.now()
            )
        except Invalid as error:
            form.refuse(error)
        else:
            saved(request, "The source takes leads now. This page says how to connect it.")
            return redirect("source", made.id)
    context = {"form": form, "channel": channel, "label": label}
    return render(request, "sources/create.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@member_required(Action.READ)
def show(request: MemberRequest, source_id: UUID) -> HttpResponse:
    """How to connect the source; managers change it here too."""
    workspace = request.member.workspace
    source = or_404(source_of(workspace, source_id))
    if request.method == "POST":
        require(request.member, Action.MANAGE_SOURCES)
    form = source_form(workspace, source.channel, _data(request), source)
    if request.method == "POST" and form.is_valid():
        try:
            update_source(request.member, source.id, **_given(form), now=timezone.now())
        except Invalid as error:
            form.refuse(error)
        else:
            saved(request, f"{form.cleaned_data['name']} is changed.")
            return redirect("source", source.id)
    context = {"source": source, "form": form, **guide(request, source)}
    return render(request, "sources/source.html", context, status=422 if form.errors else 200)


@require_POST
@member_required(Action.MANAGE_SOURCES)
def switch(request: MemberRequest, source_id: UUID) -> HttpResponse:
    """Switch a source on or off."""
    on = request.POST.get("on") == "yes"
    source: Source = update_source(request.member, source_id, is_active=on, now=timezone.now())
    saved(
        request,
        f"{source.name} takes leads again."
        if on
        else f"{source.name} takes no leads any more. What is still posted to it is answered with "
        "410 and kept under Rejected input.",
    )
    return redirect("source", source.id)


def _data(request: MemberRequest) -> Any:
    return request.POST if request.method == "POST" else None


def _given(form: SourceForm) -> dict[str, Any]:
    """What the pipeline takes; an empty password leaves the one that is kept."""
    given: dict[str, Any] = {
        "name": form.cleaned_data["name"],
        "playbook_id": UUID(form.cleaned_data["playbook_id"]),
        "settings": form.settings(),
    }
    if form.cleaned_data.get("password"):
        given["password"] = form.cleaned_data["password"]
    return given
