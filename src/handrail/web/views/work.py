"""Durable work: what failed and waits for a person, and how the rest is doing."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from handrail.pipeline.permissions import Action
from handrail.pipeline.work import give_up_step, retry_step
from handrail.store.models import Step
from handrail.store.selectors.work import failed_steps_page, oldest_waiting, step_counts, workers
from handrail.web.access import MemberRequest, member_required
from handrail.web.errors import saved
from handrail.web.language import translatable
from handrail.web.paging import cursor_of, page_links
from handrail.web.views.health import WORKER_SILENT_AFTER

KINDS = {
    "read_attachments": (
        translatable("Reading attachments"),
        translatable("The lead is not looked at until this is done."),
    ),
    "screen": (
        translatable("Screening a message"),
        translatable("The lead is not looked at until this is done."),
    ),
    "prepare": (
        translatable("Preparation by AI"),
        translatable("The lead is in the queue without AI outputs."),
    ),
    "redraft": (
        translatable("A draft that a reviewer asked for"),
        translatable("The reviewer was told that none came."),
    ),
    "deliver": (translatable("Sending a reply"), translatable("The reply has not gone out.")),
    "write_back": (
        translatable("Writing a record to a connection"),
        translatable("The connection lacks this record."),
    ),
    "escalation_due": (
        translatable("The deadline of an escalation"),
        translatable("Nobody was told that it passed."),
    ),
    "follow_up_due": (
        translatable("A follow-up that is due"),
        translatable("The lead was not brought back."),
    ),
    "retention": (
        translatable("Erasing what is kept no longer"),
        translatable("Old leads keep their personal data."),
    ),
    "collect_mail": (
        translatable("Collecting mail"),
        translatable("New mail of this source does not come in."),
    ),
}


@require_safe
@member_required(Action.READ)
def show(request: MemberRequest) -> HttpResponse:
    """The failed steps with their reasons, the state of the rest, the workers."""
    workspace, now = request.member.workspace, timezone.now()
    page = failed_steps_page(workspace, cursor_of(request))
    counts = step_counts(workspace)
    context = {
        "rows": [(row, *KINDS.get(row.kind, (row.kind, ""))) for row in page.rows],
        "page": page_links(request, page),
        "counts": [(label, counts.get(code, 0)) for code, label in Step.State.choices],
        "oldest": oldest_waiting(workspace, now),
        "workers": [(row, now - row.seen_at <= WORKER_SILENT_AFTER) for row in workers()],
    }
    return render(request, "work/list.html", context)


@require_POST
@member_required(Action.SETTLE_WORK)
def retry(request: MemberRequest, step_id: UUID) -> HttpResponse:
    """Run a failed step again."""
    retry_step(request.member, step_id, now=timezone.now())
    saved(request, "It is tried again now. If it fails again, it comes back here.")
    return redirect("work")


@require_POST
@member_required(Action.SETTLE_WORK)
def give_up(request: MemberRequest, step_id: UUID) -> HttpResponse:
    """Leave a failed step undone, by name."""
    give_up_step(request.member, step_id, now=timezone.now())
    saved(request, "Given up, under your name. The lead keeps its history.")
    return redirect("work")
