"""Tasks: work for a person on a lead, their own or suggested by AI."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from handrail.pipeline import record
from handrail.pipeline.errors import Conflict, Invalid
from handrail.pipeline.find import find, find_under_lead, lock_lead
from handrail.pipeline.permissions import Action, require
from handrail.store import audit
from handrail.store.models import Author, Lead, Member, Task


@transaction.atomic
def add_task(
    member: Member,
    lead_id: UUID,
    *,
    title: str,
    detail: str = "",
    due_at: datetime | None = None,
    owner_id: UUID | None = None,
    now: datetime,
) -> Task:
    """Write down work for a person; without an owner it is the member's own."""
    require(member, Action.REVIEW)
    lead = lock_lead(find(Lead, member, lead_id).id)
    if not title.strip():
        raise Invalid(_("Say in a few words what is to be done."), field="title")
    task = Task.objects.create(
        workspace_id=lead.workspace_id,
        created_at=now,
        lead=lead,
        title=title.strip()[:300],
        detail=detail.strip(),
        due_at=due_at,
        owner=find(Member, member, owner_id) if owner_id else member,
        author=Author.PERSON,
    )
    _keep(task, member, "task.added", now=now)
    return task


@transaction.atomic
def accept_suggestion(member: Member, task_id: UUID, *, now: datetime) -> Task:
    """Make a task that AI suggested one's own."""
    require(member, Action.REVIEW)
    task = find_under_lead(Task, member, task_id)
    if task.owner_id is not None or task.dismissed_at is not None:
        raise Conflict(_("This suggestion is settled already."))
    task.owner = member
    task.save(update_fields=["owner"])
    _keep(task, member, "task.accepted", now=now)
    return task


@transaction.atomic
def dismiss(member: Member, task_id: UUID, *, now: datetime) -> None:
    """Say that a suggested task is not needed."""
    require(member, Action.REVIEW)
    task = find_under_lead(Task, member, task_id)
    task.dismissed_at = now
    task.save(update_fields=["dismissed_at"])
    _audit(task, member, "task.dismissed", now=now)


@transaction.atomic
def complete(member: Member, task_id: UUID, *, now: datetime) -> None:
    """Tick a task off."""
    require(member, Action.REVIEW)
    task = find_under_lead(Task, member, task_id)
    if task.done_at is not None:
        raise Conflict(_("{done_by} has done this already.").format(done_by=task.done_by))
    task.done_at, task.done_by = now, member
    task.owner = task.owner or member
    task.save(update_fields=["done_at", "done_by", "owner"])
    _keep(task, member, "task.done", now=now)


@transaction.atomic
def reopen(member: Member, task_id: UUID, *, now: datetime) -> None:
    """Undo a tick."""
    require(member, Action.REVIEW)
    task = find_under_lead(Task, member, task_id)
    task.done_at = task.done_by = None
    task.save(update_fields=["done_at", "done_by"])
    _keep(task, member, "task.reopened", now=now)


def _keep(task: Task, member: Member, action: str, *, now: datetime) -> None:
    record.keep(task.lead, "task", author=task.author, member=member, now=now, task=task)
    _audit(task, member, action, now=now)


def _audit(task: Task, member: Member, action: str, *, now: datetime) -> None:
    audit.append(
        task.workspace,
        action,
        now=now,
        actor=member,
        actor_kind="member",
        lead=task.lead,
        task=str(task.id),
    )
