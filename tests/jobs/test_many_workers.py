"""Worker processes as they are run: many at once, stopped by signals, given only some queues."""

from __future__ import annotations

import signal
from collections import Counter

import pytest
from django.utils import timezone

from handrail.jobs.heartbeat import live_workers
from handrail.store.models import Lead, Step
from tests.jobs.conftest import some_step
from tests.jobs.processes import PATIENCE, Workers
from tests.servers.waiting import wait_until

State = Step.State


def done() -> int:
    """How many of the tests' own steps are done."""
    return Step.objects.filter(kind__in=OWN_KINDS, state=State.DONE).count()


def wait_for_workers(count: int) -> None:
    """Until so many workers have been heard of."""
    wait_until(
        lambda: len(live_workers(now=timezone.now())) == count,
        f"{count} workers",
        seconds=PATIENCE,
    )


QUEUES = ("leads", "delivery", "records")
OWN_KINDS = ("note", "slow")


def test_several_workers_at_once_run_each_step_once(lead: Lead, workers: Workers) -> None:
    for _ in range(3):
        workers.start("worker", "--concurrency", "3")
    wait_for_workers(3)
    steps = {
        str(some_step(lead, "note", str(number), queue=QUEUES[number % 3]).id)
        for number in range(150)
    }
    wait_until(lambda: done() == 150, f"all are done, {done()} are", seconds=PATIENCE)
    ran = Counter(line[1] for line in workers.lines("ran") if line[1] in steps)
    assert set(ran) == steps
    assert set(ran.values()) == {1}
    assert len({line[3] for line in workers.lines("ran")}) > 1, "more than one worker took part"


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_lets_what_runs_end_and_begins_nothing(
    lead: Lead, workers: Workers, number: int
) -> None:
    slow = some_step(lead, "slow")
    process = workers.start("worker", "--concurrency", "1")
    wait_until(lambda: bool(workers.lines("began")), "it began", seconds=PATIENCE)
    queued = some_step(lead, "note")
    process.send_signal(number)
    assert Step.objects.get(pk=queued.pk).state == State.PENDING
    (workers.folder / "go").touch()
    said, _ = process.communicate(timeout=PATIENCE)
    assert process.returncode == 0, said
    assert "stopped" in said
    assert "Traceback" not in said
    assert Step.objects.get(pk=slow.pk).state == State.DONE
    assert Step.objects.get(pk=queued.pk).state == State.PENDING
    assert live_workers(now=timezone.now()) == []


def test_what_does_not_end_in_time_is_given_back_and_taken_by_another(
    lead: Lead, workers: Workers
) -> None:
    slow = some_step(lead, "slow", queue="mail")
    process = workers.start()
    wait_until(lambda: bool(workers.lines("began")), "it began", seconds=PATIENCE)
    process.send_signal(signal.SIGTERM)
    said, _ = process.communicate(timeout=PATIENCE)
    assert process.returncode == 0, said
    assert Step.objects.get(pk=slow.pk).state == State.PENDING
    (workers.folder / "go").touch()
    workers.start()
    wait_until(lambda: done() == 1, "another ended it", seconds=PATIENCE)
    assert [line[1] for line in workers.lines("ran")].count(str(slow.pk)) == 1


def test_a_worker_for_some_queues_leaves_the_others(lead: Lead, workers: Workers) -> None:
    other = some_step(lead, "note", "other", queue="records")
    mine = some_step(lead, "note", "mine", queue="delivery")
    workers.start("worker", "--queues", "delivery,leads")
    wait_until(
        lambda: Step.objects.get(pk=mine.pk).state == State.DONE, "mine is done", seconds=PATIENCE
    )
    assert Step.objects.get(pk=other.pk).state == State.PENDING


def test_an_unknown_queue_is_named(workers: Workers) -> None:
    process = workers.start("worker", "--queues", "nowhere")
    said, _ = process.communicate(timeout=PATIENCE)
    assert process.returncode == 2
    assert "nowhere" in said
    assert "leads, reading, preparation, delivery, records, mail" in said


def test_a_worker_whose_parent_is_gone_ends_too(workers: Workers) -> None:
    process = workers.start("worker", "--until-stdin-closes")
    said, _ = process.communicate(timeout=PATIENCE)
    assert process.returncode == 0, said
