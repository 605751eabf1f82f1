"""Tasks: mine, all open ones, what AI suggests, what is done."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Protocol
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from handrail.pipeline import tasks
from handrail.pipeline.errors import Invalid
from handrail.pipeline.permissions import Action
from handrail.store.models import Member
from handrail.store.selectors.tasks import VIEWS, View, task_counts, tasks_page
from handrail.web.access import MemberRequest, member_required
from handrail.web.errors import saved
from handrail.web.forms.tasks import TaskForm
from handrail.web.language import translatable
from handrail.web.paging import cursor_of, page_links

LABELS: dict[View, str] = {
    "mine": translatable("Mine"),
    "open": translatable("All open"),
    "suggested": translatable("Suggested by AI"),
    "done": translatable("Done"),
}


class Act(Protocol):
    """What the pipeline does to one task."""

    def __call__(self, member: Member, task_id: UUID, *, now: datetime) -> object: ...


@require_safe
@member_required(Action.READ)
def show(request: MemberRequest) -> HttpResponse:
    """One view of the tasks, what is due first at the top."""
    return _page(request, TaskForm(request.member.workspace, request.member))


@require_POST
@member_required(Action.REVIEW)
def add(request: MemberRequest) -> HttpResponse:
    """Write down a task."""
    form = TaskForm(request.member.workspace, request.member, request.POST)
    if form.is_valid():
        given = form.cleaned_data
        try:
            tasks.add_task(
                request.member,
                form.chosen("lead_id"),
                title=given["title"],
                detail=given["detail"],
                due_at=given["due_at"],
                owner_id=form.chosen("owner_id"),
                now=timezone.now(),
            )
        except Invalid as error:
            form.refuse(error)
        else:
            saved(request, f"Added: {given['title']}")
            return redirect(_address(request))
    return _page(request, form, status=422)


def _acting(act: Act, words: str) -> Callable[..., HttpResponse]:
    @require_POST
    @member_required(Action.REVIEW)
    def view(request: MemberRequest, task_id: UUID) -> HttpResponse:
        act(request.member, task_id, now=timezone.now())
        saved(request, words)
        return redirect(_address(request))

    return view


complete = _acting(
    tasks.complete, translatable("Done. It can be opened again in the list of done tasks.")
)
reopen = _acting(tasks.reopen, translatable("The task is open again."))
accept = _acting(tasks.accept_suggestion, translatable("The task is yours now."))
dismiss = _acting(tasks.dismiss, translatable("The suggestion is dismissed."))


def _view_of(request: MemberRequest) -> View:
    given = request.GET.get("view", "")
    return next((view for view in VIEWS if view == given), "mine")


def _address(request: MemberRequest) -> str:
    return f"{reverse('tasks')}?view={_view_of(request)}"


def _page(request: MemberRequest, form: TaskForm, status: int = 200) -> HttpResponse:
    workspace, view = request.member.workspace, _view_of(request)
    page = tasks_page(workspace, request.member, view, cursor_of(request))
    counts = task_counts(workspace, request.member)
    context = {
        "rows": page.rows,
        "page": page_links(request, page),
        "view": view,
        "views": [(code, LABELS[code], counts.get(code)) for code in VIEWS],
        "form": form,
        "now": timezone.now(),
    }
    return render(request, "tasks/list.html", context, status=status)
