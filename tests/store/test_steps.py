"""Durable steps: added once, claimed by one, settled by who holds them."""

from __future__ import annotations

import threading
from datetime import timedelta

import pytest
from django.db import connections, transaction
from django.utils import timezone
from tests import factories

from handrail.store import steps
from handrail.store.models import Lead, Step

LEASE = timedelta(seconds=30)
State = Step.State


@pytest.fixture
def lead(db: None) -> Lead:
    """A lead to be worked on."""
    return factories.lead(factories.workspace())


def add(lead: Lead, key: str = "a", **given: object) -> Step:
    """A step that is due now."""
    defaults: dict[str, object] = {
        "subject": lead.id,
        "workspace": lead.workspace,
        "lead": lead,
        "due_at": timezone.now(),
        "unique_key": key,
    }
    return steps.add_step("screen", **(defaults | given))  # type: ignore[arg-type]


def claim(step: Step, worker: str = "one", **given: object) -> Step | None:
    """Claim now."""
    defaults: dict[str, object] = {"worker": worker, "lease": LEASE, "now": timezone.now()}
    return steps.claim(step.id, **(defaults | given))  # type: ignore[arg-type]


def fresh(step: Step) -> Step:
    """The row as it is now."""
    return Step.objects.get(pk=step.pk)


def test_the_same_key_is_the_same_step(lead: Lead) -> None:
    first, second = add(lead), add(lead)
    assert first.pk == second.pk
    assert Step.objects.count() == 1


def test_a_hook_hears_of_a_new_step_only(lead: Lead, monkeypatch: pytest.MonkeyPatch) -> None:
    heard: list[Step] = []
    monkeypatch.setattr(steps, "on_added", [heard.append])
    add(lead)
    add(lead)
    assert len(heard) == 1


def test_a_queue_without_workers_is_refused(lead: Lead) -> None:
    with pytest.raises(ValueError, match="'nowhere'"):
        add(lead, queue="nowhere")


def test_a_step_goes_with_the_transaction_that_causes_it(lead: Lead) -> None:
    with transaction.atomic():
        add(lead)
        transaction.set_rollback(True)
    assert not Step.objects.exists()


def test_one_that_is_not_due_cannot_be_claimed(lead: Lead) -> None:
    step = add(lead, due_at=timezone.now() + timedelta(minutes=1))
    assert claim(step) is None
    assert claim(step, now=timezone.now() + timedelta(minutes=2)) is not None


def test_a_claimed_step_belongs_to_its_worker_until_the_lease_ends(lead: Lead) -> None:
    step, now = add(lead), timezone.now()
    assert claim(step, now=now) is not None
    assert claim(step, "two", now=now + LEASE / 2) is None
    taken_over = claim(step, "two", now=now + LEASE * 2)
    assert taken_over is not None
    assert (taken_over.attempts, taken_over.leased_by) == (2, "two")


def test_who_lost_its_step_can_neither_renew_nor_settle_it(lead: Lead) -> None:
    step, now = add(lead), timezone.now()
    first = claim(step, now=now)
    second = claim(step, "two", now=now + LEASE * 2)
    assert first is not None
    assert second is not None
    assert not steps.renew(first, lease=LEASE, now=now)
    assert not steps.settle_done(first, now=now)
    assert not steps.settle_retry(first, due_at=now, error="late")
    assert not steps.settle_failed(first, error="late", now=now)
    assert not steps.release(first, now=now)
    assert fresh(step).state == State.RUNNING
    assert steps.settle_done(second, now=now)
    assert fresh(step).state == State.DONE


def test_renewing_keeps_a_step(lead: Lead) -> None:
    step, now = add(lead), timezone.now()
    held = claim(step, now=now)
    assert held is not None
    assert steps.renew(held, lease=LEASE, now=now + LEASE / 2)
    assert claim(step, "two", now=now + LEASE * 1.2) is None


def test_a_retry_comes_back_when_it_is_due_and_is_told(
    lead: Lead, monkeypatch: pytest.MonkeyPatch
) -> None:
    step, now = add(lead), timezone.now()
    held = claim(step)
    assert held is not None
    heard: list[Step] = []
    monkeypatch.setattr(steps, "on_added", [heard.append])
    due = now + timedelta(minutes=5)
    assert steps.settle_retry(held, due_at=due, error="busy")
    row = fresh(step)
    assert (row.state, row.due_at, row.last_error) == (State.PENDING, due, "busy")
    assert [(told.id, told.due_at) for told in heard] == [(step.id, due)]


def test_only_a_pending_step_is_withdrawn(lead: Lead) -> None:
    add(lead, "a")
    claim(add(lead, "b"))
    assert steps.withdraw_step("a")
    assert not steps.withdraw_step("a")
    assert not steps.withdraw_step("b")
    assert Step.objects.get().unique_key == "b"


def test_the_oldest_due_step_of_the_queues_is_next(lead: Lead) -> None:
    now = timezone.now()
    add(lead, "mail", queue="mail", due_at=now - timedelta(minutes=9))
    add(lead, "young", due_at=now - timedelta(minutes=1))
    old = add(lead, "old", due_at=now - timedelta(minutes=5))
    found = steps.claim_next(["leads", "delivery"], worker="one", lease=LEASE, now=now)
    assert found is not None
    assert found.id == old.id
    assert steps.claim_next([], worker="one", lease=LEASE, now=now) is None


def test_a_failed_step_tried_again_begins_anew(lead: Lead) -> None:
    step, now = add(lead), timezone.now()
    held = claim(step)
    assert held is not None
    steps.settle_failed(held, error="no", now=now)
    assert claim(step) is None
    steps.try_again(fresh(step), now=now)
    row = fresh(step)
    assert (row.state, row.attempts, row.finished_at) == (State.PENDING, 0, None)
    assert claim(step) is not None


def test_lost_steps_are_the_lapsed_and_the_long_overdue(lead: Lead) -> None:
    now = timezone.now()
    lapsed = add(lead, "lapsed", due_at=now - timedelta(hours=1))
    claim(lapsed, now=now - LEASE * 2)
    claim(add(lead, "held"), now=now)
    overdue = add(lead, "overdue", due_at=now - timedelta(minutes=1))
    add(lead, "just due", due_at=now)
    found = steps.lost(overdue_by=timedelta(seconds=10), now=now, limit=10)
    assert {step.id for step in found} == {lapsed.id, overdue.id}


@pytest.mark.django_db(transaction=True)
def test_of_many_workers_at_once_exactly_one_gets_a_step() -> None:
    lead = factories.lead(factories.workspace())
    ids = [add(lead, f"step {number}").id for number in range(12)]
    won: list[tuple[int, str]] = []
    together = threading.Barrier(6)

    def work(number: int) -> None:
        try:
            for step_id in ids:
                together.wait(30)
                held = steps.claim(step_id, worker=str(number), lease=LEASE, now=timezone.now())
                if held is not None:
                    won.append((number, str(held.id)))
        finally:
            connections.close_all()

    threads = [threading.Thread(target=work, args=(number,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert sorted(step for _, step in won) == sorted(map(str, ids))
