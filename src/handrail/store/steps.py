"""Durable steps as rows: added with what caused them, claimed with a lease, settled."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from handrail.store.models import Lead, Step, Workspace

QUEUES = ("leads", "reading", "preparation", "delivery", "records", "mail")
"""Each has its own places in a worker, so that slow work never holds up quick work."""

on_added: list[Callable[[Step], None]] = []
"""Called within the transaction that adds a step or puts one back, so that a queue hears of it."""


def add_step(
    kind: str,
    *,
    subject: UUID | None,
    workspace: Workspace,
    due_at: datetime,
    unique_key: str,
    lead: Lead | None = None,
    queue: str = "leads",
) -> Step:
    """Put the next step down; the same `unique_key` again is the same step.

    Call it in the transaction of what causes the step: both are there, or neither.
    Raises ValueError for a queue that no worker serves.
    """
    if subject is None:
        raise ValueError(f"a {kind} step needs the row that it is about")
    if queue not in QUEUES:
        raise ValueError(f"no worker serves the queue {queue!r}")
    step, created = Step.objects.get_or_create(
        unique_key=unique_key,
        defaults={
            "kind": kind,
            "subject": subject,
            "workspace": workspace,
            "lead": lead,
            "queue": queue,
            "due_at": due_at,
            "created_at": timezone.now(),
        },
    )
    if created:
        _tell(step)
    return step


def _tell(step: Step) -> None:
    for tell in on_added:
        tell(step)


def withdraw_step(unique_key: str) -> bool:
    """Take back a step that has not begun; whether there was one."""
    waiting = Step.objects.filter(unique_key=unique_key, state=Step.State.PENDING)
    return waiting.delete()[0] > 0


def _claimable(now: datetime) -> Q:
    lapsed = Q(state=Step.State.RUNNING, lease_until__lt=now)
    return lapsed | Q(state=Step.State.PENDING, due_at__lte=now)


def claim(step_id: UUID, *, worker: str, lease: timedelta, now: datetime) -> Step | None:
    """Make this step the worker's own until the lease ends; None where another has it.

    One conditional update, so that of many workers exactly one gets it.
    """
    with transaction.atomic():
        step = Step.objects.filter(_claimable(now), pk=step_id).first()
        if step is None:
            return None
        won = Step.objects.filter(_claimable(now), pk=step_id, attempts=step.attempts).update(
            state=Step.State.RUNNING,
            attempts=step.attempts + 1,
            lease_until=now + lease,
            leased_by=worker,
        )
    return Step.objects.select_related("workspace", "lead").get(pk=step_id) if won else None


def claim_next(
    queues: Sequence[str], *, worker: str, lease: timedelta, now: datetime
) -> Step | None:
    """The oldest step that is due in these queues, claimed; None when nothing is due."""
    due = Step.objects.filter(_claimable(now), queue__in=queues).order_by("due_at", "id")
    for step_id in due.values_list("id", flat=True)[:10]:
        step = claim(step_id, worker=worker, lease=lease, now=now)
        if step is not None:
            return step
    return None


def renew(step: Step, *, lease: timedelta, now: datetime) -> bool:
    """Keep a running step; False where another worker has taken it over."""
    mine = Step.objects.filter(pk=step.pk, state=Step.State.RUNNING, attempts=step.attempts)
    return mine.update(lease_until=now + lease) == 1


def _settle(step: Step, **changes: object) -> bool:
    mine = Step.objects.filter(pk=step.pk, state=Step.State.RUNNING, attempts=step.attempts)
    return mine.update(lease_until=None, leased_by="", **changes) == 1


def settle_done(step: Step, *, now: datetime) -> bool:
    """The step is finished; False where another worker has taken it over."""
    return _settle(step, state=Step.State.DONE, finished_at=now, last_error="")


@transaction.atomic
def settle_retry(step: Step, *, due_at: datetime, error: str) -> bool:
    """The step is tried again later."""
    return _put_back(step, due_at=due_at, last_error=error[:2000])


def settle_failed(step: Step, *, error: str, now: datetime) -> bool:
    """The step is given to a person, with its reason."""
    return _settle(step, state=Step.State.FAILED, finished_at=now, last_error=error[:2000])


@transaction.atomic
def release(step: Step, *, now: datetime) -> bool:
    """Give back a step that did not run to its end: somebody else may have it at once.

    Only for a worker that ends right after: what still runs of it must not go on.
    """
    return _put_back(step, due_at=now)


def _put_back(step: Step, *, due_at: datetime, **changes: object) -> bool:
    mine = _settle(step, state=Step.State.PENDING, due_at=due_at, **changes)
    if mine:
        step.due_at = due_at
        _tell(step)
    return mine


def try_again(step: Step, *, now: datetime) -> None:
    """A person wants a failed step to run again from its first try."""
    _revive(step, attempts=0, now=now)


def try_last_time(step: Step, *, after: int, now: datetime) -> None:
    """Run a failed step once more, counted as the try after that many."""
    _revive(step, attempts=after, now=now)


@transaction.atomic
def _revive(step: Step, *, attempts: int, now: datetime) -> None:
    step.state, step.attempts = Step.State.PENDING, attempts
    step.due_at, step.finished_at = now, None
    step.save(update_fields=["state", "attempts", "due_at", "finished_at"])
    _tell(step)


def lost(*, overdue_by: timedelta, now: datetime, limit: int) -> list[Step]:
    """Steps that nobody works on though they are due: the worker died, or a queue forgot them."""
    overdue = Q(state=Step.State.PENDING, due_at__lt=now - overdue_by)
    lapsed = Q(state=Step.State.RUNNING, lease_until__lt=now)
    return list(Step.objects.filter(overdue | lapsed).order_by("due_at")[:limit])
