"""Procrastinate's part: a job with the step, in one transaction; none lost, none doubled."""

from __future__ import annotations

import os
import signal
from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.utils import timezone

from handrail.jobs.rescue import rescue_lost_steps
from handrail.store import steps
from handrail.store.models import Lead, Step
from tests.jobs.conftest import some_step
from tests.jobs.processes import PATIENCE, Workers
from tests.servers.waiting import wait_until


@pytest.fixture(autouse=True)
def postgresql(db: None) -> None:
    """Only there."""
    if connection.vendor != "postgresql":
        pytest.skip("Procrastinate is PostgreSQL's")


def jobs(status: str = "todo") -> list[str]:
    """The steps that have a job with this status."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT args->>'step_id' FROM procrastinate_jobs "
            "WHERE status::text = %s AND task_name = 'handrail.run_step'",
            [status],
        )
        return [row[0] for row in cursor.fetchall()]


def test_a_job_goes_with_the_transaction_of_its_step(lead: Lead) -> None:
    with transaction.atomic():
        step = some_step(lead)
        assert jobs() == [str(step.id)]
        transaction.set_rollback(True)
    assert jobs() == []


def test_a_step_that_has_its_job_gets_no_second_and_the_transaction_goes_on(lead: Lead) -> None:
    long_ago = timezone.now() - timedelta(hours=1)
    step = some_step(lead, due_at=long_ago)
    with transaction.atomic():
        assert rescue_lost_steps(now=timezone.now()) == 0
        assert Step.objects.filter(pk=step.pk).exists()
    assert jobs() == [str(step.id)]


def test_a_step_whose_job_was_lost_gets_another(lead: Lead) -> None:
    step = some_step(lead, due_at=timezone.now() - timedelta(hours=1))
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_jobs")
    assert rescue_lost_steps(now=timezone.now()) == 1
    assert jobs() == [str(step.id)]


def test_a_retry_has_its_job_in_the_transaction_of_its_settlement(lead: Lead) -> None:
    step = some_step(lead)
    held = steps.claim(step.id, worker="me", lease=timedelta(minutes=1), now=timezone.now())
    assert held is not None
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_jobs SET status = 'doing'")
    steps.settle_retry(held, due_at=timezone.now() + timedelta(minutes=2), error="busy")
    assert jobs() == [str(step.id)]


@pytest.mark.django_db(transaction=True)
def test_jobs_of_done_steps_do_not_pile_up(lead: Lead, workers: Workers) -> None:
    for number in range(20):
        some_step(lead, key=str(number))
    workers.start()
    wait_until(
        lambda: Step.objects.filter(kind="note", state=Step.State.DONE).count() == 20,
        "all done",
        seconds=PATIENCE,
    )
    wait_until(
        lambda: not jobs() and not jobs("doing") and not jobs("succeeded"),
        "no job is left",
        seconds=PATIENCE,
    )


@pytest.mark.django_db(transaction=True)
def test_serve_brings_a_worker_and_brings_another_when_it_dies(
    lead: Lead, workers: Workers
) -> None:
    server = workers.start("serve", "--port", "0")
    first = some_step(lead, key="1")
    wait_until(
        lambda: Step.objects.get(pk=first.pk).state == Step.State.DONE, "done", seconds=PATIENCE
    )
    _kill(int(workers.lines("ran")[0][3]))
    second = some_step(lead, key="2")
    wait_until(
        lambda: Step.objects.get(pk=second.pk).state == Step.State.DONE, "done", seconds=PATIENCE
    )
    workers.stop(server)
    assert server.returncode == 0


def _kill(process: int) -> None:
    os.kill(process, signal.SIGKILL)
