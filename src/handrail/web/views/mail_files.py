"""Uploading saved messages (`.eml`) into an e-mail source."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from handrail.core.intake.errors import IntakeError
from handrail.core.leads import Channel
from handrail.pipeline.mail_intake import accept_mail
from handrail.pipeline.permissions import Action
from handrail.store.models import Source
from handrail.store.selectors.sources import active_sources
from handrail.web.access import MemberRequest, member_required
from handrail.web.forms.uploads import MailFilesForm


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of one file. `level` is a chip's colour."""

    name: str
    words: str
    level: str
    lead_id: UUID | None = None


@require_http_methods(["GET", "HEAD", "POST"])
@member_required(Action.ADD_LEAD)
def upload(request: MemberRequest) -> HttpResponse:
    """Take each file as a message of the source; say what became of each."""
    sources = active_sources(request.member.workspace, Channel.EMAIL.value)
    form = MailFilesForm(sources, request.POST or None, request.FILES or None)
    taken: list[Taken] = []
    if request.method == "POST" and form.is_valid():
        source = form.chosen_source()
        taken = [
            _take(source, str(file.name), bytes(file.read())) for file in form.cleaned_data["mails"]
        ]
    context = {"form": form, "sources": sources, "taken": taken}
    return render(request, "imports/mail.html", context, status=422 if form.errors else 200)


def _take(source: Source, name: str, raw: bytes) -> Taken:
    try:
        accepted = accept_mail(source, raw=raw, now=timezone.now())
    except IntakeError as error:
        kept = " It is kept under Rejected input." if error.dead_letter_id else ""
        return Taken(name, f"{error}{kept}", "red")
    if accepted is None:
        return Taken(name, "An automatic answer or a bounce: noted, no lead was made.", "")
    if accepted.duplicate:
        return Taken(name, "Known already: no second lead was made.", "", accepted.lead_id)
    if accepted.joined:
        return Taken(name, "Joined the lead of its thread.", "green", accepted.lead_id)
    return Taken(name, "A new lead.", "green", accepted.lead_id)
