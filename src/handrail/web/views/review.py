"""Acts on a review item: decide, escalate, release, assign, ask for sign-offs, undo."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_POST
from django_htmx.http import push_url, trigger_client_event

from handrail.pipeline import review
from handrail.pipeline.asking import ask_for_sign_offs
from handrail.pipeline.errors import AuthorityMissing, NotFound, NotPermitted, Refused
from handrail.pipeline.permissions import Action
from handrail.store.models import ReviewItem
from handrail.store.selectors.items import decision_of, item_of
from handrail.store.selectors.queue import lead_after
from handrail.web import errors
from handrail.web.access import MemberRequest, member_required, or_404
from handrail.web.findings_page import findings_response
from handrail.web.forms.review import (
    read_choice,
    read_deadline,
    read_id,
    read_optional_id,
    read_typed,
    read_version,
)
from handrail.web.lead_page import lead_address
from handrail.web.queue_request import read_query
from handrail.web.views.decided import done_context
from handrail.web.views.lead import go_to_lead, lead_response, queue_query
from handrail.web.views.queue import list_context


@require_POST
@member_required(Action.REVIEW)
def decide(request: MemberRequest, item_id: UUID) -> HttpResponse:
    """Approve and send, reject, or no reply; then the next lead at once."""
    item = or_404(item_of(request.member.workspace, item_id))
    try:
        decision = review.decide(
            request.member,
            item_id,
            version=read_version(request),
            choice=read_choice(request),
            now=timezone.now(),
        )
    except Refused as error:
        return refused_on_lead(request, item, error)
    return next_after(request, item, decided=decision.id)


@require_POST
@member_required(Action.REVIEW)
def escalate(request: MemberRequest, item_id: UUID) -> HttpResponse:
    """Hand the item to another person; then the next lead."""
    item = or_404(item_of(request.member.workspace, item_id))
    now = timezone.now()
    try:
        decision = review.escalate(
            request.member,
            item_id,
            version=read_version(request),
            to_id=read_id(request, "to"),
            due_at=read_deadline(request, now=now),
            note=request.POST.get("note", "").strip(),
            now=now,
        )
    except Refused as error:
        return refused_on_lead(request, item, error)
    return next_after(request, item, decided=decision.id)


@require_POST
@member_required(Action.REVIEW)
def release(request: MemberRequest, item_id: UUID) -> HttpResponse:
    """Let AI prepare a lead that was a person's first."""
    item = or_404(item_of(request.member.workspace, item_id))
    try:
        review.release(request.member, item_id, version=read_version(request), now=timezone.now())
    except Refused as error:
        return refused_on_lead(request, item, error)
    return go_to_lead(request, item.lead_id, request.POST.get("query", ""))


@require_POST
@member_required(Action.REVIEW)
def assign(request: MemberRequest, item_id: UUID) -> HttpResponse:
    """Give the item to a person, or to nobody in particular."""
    item = or_404(item_of(request.member.workspace, item_id))
    to_id = read_optional_id(request, "to")
    review.assign(request.member, item_id, to_id=to_id, now=timezone.now())
    return go_to_lead(request, item.lead_id, request.POST.get("query", ""))


@require_POST
@member_required(Action.REVIEW)
def ask(request: MemberRequest, item_id: UUID) -> HttpResponse:
    """Ask the owners about what needs their yes, keep the text, stay on the lead."""
    item = or_404(item_of(request.member.workspace, item_id))
    typed, now = read_typed(request), timezone.now()
    beside = request.htmx and request.htmx.target == "findings"
    try:
        review.save_revision(
            request.member,
            item.lead_id,
            subject=typed.subject,
            text=typed.text,
            answers_id=read_id(request, "answers"),
            now=now,
        )
        ask_for_sign_offs(
            request.member,
            item_id,
            subject=typed.subject,
            text=typed.text,
            only=request.POST.get("only", ""),
            now=now,
        )
    except Refused as error:
        if beside and not isinstance(error, NotFound | NotPermitted):
            return findings_response(request, item.lead_id, problem=str(error))
        return refused_on_lead(request, item, error)
    query = request.POST.get("query", "")
    if not beside:
        return go_to_lead(request, item.lead_id, query)
    asked = read_query(queue_query(query), request.member, now=now)
    next_lead = lead_after(asked.rows(), item)
    return findings_response(request, item.lead_id, asked=True, next_lead=next_lead)


@require_POST
@member_required(Action.REVIEW)
def undo(request: MemberRequest, decision_id: UUID) -> HttpResponse:
    """Take a decision back and show its lead again."""
    decision = or_404(decision_of(request.member.workspace, decision_id))
    review.undo(request.member, decision_id, now=timezone.now())
    return go_to_lead(request, decision.lead_id, request.POST.get("query", ""))


def refused_on_lead(
    request: MemberRequest, item: ReviewItem, error: Refused, *, keeps_text: bool = True
) -> HttpResponse:
    """The lead as it is now, with the reason and everything that was typed."""
    if isinstance(error, NotFound | NotPermitted):
        return errors.refused(request, error)
    query, extra, problem = request.POST.get("query", ""), {}, str(error)
    if isinstance(error, AuthorityMissing):
        asked = read_query(queue_query(query), request.member, now=timezone.now())
        extra, problem = {"next_lead": lead_after(asked.rows(), item)}, _held_back(error)
    return lead_response(
        request,
        item.lead_id,
        query=query,
        typed=read_typed(request) if keeps_text and "text" in request.POST else None,
        problem=problem,
        status=errors.status_of(error),
        extra=extra,
    )


def _held_back(error: AuthorityMissing) -> str:
    """In short what stands in the way; the list beside the text says it in full."""
    blocked, missing = len(error.verdict.blocked), len(error.verdict.missing)
    words = ["Nothing was sent."]
    if blocked:
        words.append(f"Must not go out: {blocked}.")
    if missing:
        asked = ", and the owners were asked" if error.request_ids else ""
        words.append(f"Needing a sign-off: {missing}{asked}.")
    return " ".join([*words, "Each passage is listed with the text."])


def next_after(request: MemberRequest, item: ReviewItem, **done: UUID) -> HttpResponse:
    """The next lead of this part of the queue, with what was just done (`decided` or `held`, by
    its id) and its undo."""
    query = queue_query(request.POST.get("query", ""))
    asked = read_query(query, request.member, now=timezone.now())
    following = lead_after(asked.rows(), item)
    address = lead_address(following, query, **done) if following else _queue(query, **done)
    if not request.htmx:
        return HttpResponseRedirect(address)
    extra = done_context(request, query, **done)
    if following:
        return push_url(lead_response(request, following, query=query, extra=extra), address)
    context: dict[str, Any] = list_context(request, query) | extra
    response = render(request, "review/no_lead.html", context)
    return push_url(trigger_client_event(response, "queue-changed", after="settle"), address)


def _queue(query: str, **done: UUID) -> str:
    return f"/{query}{'&' if query else '?'}{urlencode(done)}"
