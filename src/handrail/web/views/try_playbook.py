"""Trying a lead under a draft or a version. Nothing of what is pasted is stored or logged."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from handrail.core.detect.private_data import find_private_data
from handrail.core.leads import Channel
from handrail.core.playbook.load import PlaybookError
from handrail.core.preparation.redaction import redact
from handrail.pipeline.permissions import Action
from handrail.pipeline.routes import SAMPLES
from handrail.store.models import PlaybookVersion
from handrail.store.selectors.leads_list import newest_leads
from handrail.store.selectors.playbook_drafts import draft_of
from handrail.store.selectors.playbooks import version_of
from handrail.web.access import MemberRequest, member_required, or_404
from handrail.web.trial_page import compared, lead_to_try, try_document

LONGEST = 20_000
FIELDS = ("name", "email", "subject", "message")


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@sensitive_post_parameters()
@member_required(Action.MANAGE_PLAYBOOKS)
def try_draft(request: MemberRequest, draft_id: UUID) -> HttpResponse:
    """Try a lead as this draft would treat it, beside the version in use."""
    draft = or_404(draft_of(request.member.workspace, draft_id))
    active = draft.playbook.active_version if draft.playbook else None
    context = {"draft": draft, "text_of": draft.id}
    return _answer(request, draft.document, active, "playbooks/try_draft.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@sensitive_post_parameters()
@member_required(Action.READ)
def try_version(request: MemberRequest, version_id: UUID) -> HttpResponse:
    """Try a lead as this version treats it, beside the one in use where that is another."""
    version = or_404(version_of(request.member.workspace, version_id))
    active = version.playbook.active_version
    other = active if active and active.id != version.id else None
    context = {"version": version, "playbook": version.playbook}
    return _answer(request, version.document, other, "playbooks/try_version.html", context)


def _answer(
    request: MemberRequest,
    document: str,
    other: PlaybookVersion | None,
    template: str,
    context: dict[str, Any],
) -> HttpResponse:
    fields = {name: request.POST.get(name, "").replace("\r\n", "\n") for name in FIELDS}
    if "take_out" in request.POST:
        fields = _redacted(fields)
    context |= {
        "fields": fields,
        "channel": request.POST.get("channel", Channel.FORM.value),
        "channels": [channel.value for channel in Channel],
        "samples": SAMPLES,
        "other": other,
        **_tried(request, document, other, fields),
    }
    if request.htmx:
        template = "playbooks/try_result.html"
    else:
        context["leads"] = _redacted_leads(request)
    return render(request, template, context)


def _tried(
    request: MemberRequest, document: str, other: PlaybookVersion | None, fields: dict[str, str]
) -> dict[str, Any]:
    text, workspace = fields["message"], request.member.workspace
    if not text.strip():
        return {"empty": True}
    if len(text) > LONGEST:
        return {"too_long": f"{len(text):,} characters; {LONGEST:,} at most are read here."}
    lead, now = lead_to_try(request.POST.get("channel", ""), fields), timezone.now()
    private = [one.text for one in find_private_data("\n".join(fields.values()))]
    found: dict[str, Any] = {"private": list(dict.fromkeys(private))}
    try:
        found["result"] = try_document(workspace, document, lead, now=now)
    except PlaybookError as error:
        return found | {"problems": error.problems}
    if other is not None:
        before = try_document(workspace, other.document, lead, now=now)
        found["compared"] = compared(before, found["result"])
    return found


def _redacted_leads(request: MemberRequest) -> list[dict[str, str]]:
    """The newest leads of the workspace to begin with, the private data taken out."""
    found = []
    for lead in newest_leads(request.member.workspace):
        contact, message = lead.contact, lead.last_inbound
        known = {"name": contact.name, "email": contact.email, "phone": contact.phone}
        (text,) = redact(
            [message.text if message else ""],
            known={name: value for name, value in known.items() if value},
        )
        found.append({"channel": lead.channel, "text": text})
    return found


def _redacted(fields: dict[str, str]) -> dict[str, str]:
    """The same with placeholders for everything private."""
    known = {name: fields[name] for name in ("name", "email") if fields[name]}
    texts = redact(list(fields.values()), known=known)
    return dict(zip(fields, texts, strict=True))
