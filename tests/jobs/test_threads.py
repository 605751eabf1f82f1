"""SQLite's worker within this process: prompt, isolated by queue, gracefully stopped."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone

from handrail.jobs.threads import ThreadWorker
from handrail.store import steps
from handrail.store.models import Lead, Step, WorkerHeartbeat
from tests.jobs.conftest import some_step
from tests.servers.waiting import wait_until

State = Step.State


@pytest.fixture(autouse=True)
def handlers(settings: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Kinds that do as they are told, and a poll so rare that only news can wake a worker."""
    if connection.vendor != "sqlite":
        pytest.skip("threads are SQLite's worker")
    monkeypatch.setenv("HANDRAIL_TEST_JOURNAL", str(tmp_path / "journal"))
    settings.HANDRAIL_STEPS = {
        "note": "tests.jobs.handlers:note",
        "slow": "tests.jobs.handlers:slow",
    }
    settings.ENVIRONMENT = settings.ENVIRONMENT.model_copy(
        update={"step_poll": 3600.0, "step_lease": 0.6}
    )


@pytest.fixture
def worker(space: object, tmp_path: Path) -> Iterator[ThreadWorker]:
    """A worker with one place in each queue."""
    made = ThreadWorker(concurrency=1)
    made.start()
    yield made
    if made._tell in steps.on_added:
        (tmp_path / "go").touch()
        made.stop(timeout=30)


def state_of(step: Step) -> str:
    """As it is now."""
    return Step.objects.get(pk=step.pk).state


def wait_for(step: Step, state: str) -> None:
    """Until the step has this state."""
    wait_until(lambda: state_of(step) == state, f"{step.kind} {state}", seconds=30)


def test_a_step_that_is_added_wakes_the_worker(lead: Lead, worker: ThreadWorker) -> None:
    wait_for(some_step(lead), State.DONE)


def test_slow_work_in_one_queue_holds_up_no_other(lead: Lead, worker: ThreadWorker) -> None:
    slow = some_step(lead, "slow", queue="records")
    wait_for(slow, State.RUNNING)
    waiting = some_step(lead, "note", "records", queue="records")
    wait_for(some_step(lead, "note", "leads"), State.DONE)
    assert state_of(waiting) == State.PENDING


def test_a_running_step_keeps_its_lease(lead: Lead, worker: ThreadWorker) -> None:
    step = some_step(lead, "slow")
    wait_for(step, State.RUNNING)
    first = Step.objects.get(pk=step.pk).lease_until
    assert first is not None
    wait_until(
        lambda: (Step.objects.get(pk=step.pk).lease_until or first) > first + timedelta(seconds=1),
        "the lease was renewed beyond its first length",
        seconds=30,
    )


def test_a_stop_lets_what_runs_end_and_begins_nothing(
    lead: Lead, worker: ThreadWorker, tmp_path: Path
) -> None:
    slow = some_step(lead, "slow")
    wait_for(slow, State.RUNNING)
    queued = some_step(lead, "note")
    ended: list[bool] = []
    stopping = threading.Thread(target=lambda: ended.append(worker.stop(timeout=30)))
    stopping.start()
    wait_until(lambda: worker._stopping, "the stop is known")
    (tmp_path / "go").touch()
    stopping.join(30)
    assert ended == [True]
    assert (state_of(slow), state_of(queued)) == (State.DONE, State.PENDING)
    assert not WorkerHeartbeat.objects.filter(name=worker.name).exists()


def test_a_stop_does_not_wait_for_ever(lead: Lead, worker: ThreadWorker, tmp_path: Path) -> None:
    step = some_step(lead, "slow")
    wait_for(step, State.RUNNING)
    assert not worker.stop(timeout=0.1)
    (tmp_path / "go").touch()
    wait_for(step, State.DONE)


def test_a_worker_is_seen_while_it_lives(worker: ThreadWorker) -> None:
    seen = WorkerHeartbeat.objects.filter(
        name=worker.name, seen_at__gt=timezone.now() - timedelta(minutes=1)
    )
    wait_until(seen.exists, "a first heartbeat", seconds=30)
