"""What becomes of a step: done, tried again, or given to a person with a reason in words."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import OperationalError
from django.utils import timezone

from handrail.core.steps import DELAYS, MAX_TRIES
from handrail.jobs.run import run_claimed
from handrail.pipeline.errors import Conflict
from handrail.pipeline.work import give_up_step, retry_step
from handrail.store import steps
from handrail.store.models import AuditEvent, Lead, Member, ReviewItem, Step
from tests.jobs.conftest import some_step

State = Step.State
LEASE = timedelta(seconds=30)


@pytest.fixture(autouse=True)
def handlers(settings: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Kinds that do as they are told."""
    monkeypatch.setenv("HANDRAIL_TEST_JOURNAL", str(tmp_path / "journal"))
    kinds = ("note", "refused", "retryable", "uncertain", "defect")
    own = {kind: f"tests.jobs.handlers:{kind}" for kind in kinds}
    settings.HANDRAIL_STEPS = {**settings.HANDRAIL_STEPS, **own}


def run(step: Step, *, attempts: int = 1) -> Step:
    """Claim the step as its try number `attempts` and run it; the row afterwards."""
    Step.objects.filter(pk=step.pk).update(attempts=attempts - 1, due_at=timezone.now())
    held = steps.claim(step.id, worker="me", lease=LEASE, now=timezone.now())
    assert held is not None
    run_claimed(held)
    return Step.objects.get(pk=step.pk)


def test_what_returns_is_done(lead: Lead) -> None:
    row = run(some_step(lead))
    assert (row.state, row.last_error, row.leased_by) == (State.DONE, "", "")
    assert row.finished_at is not None


def test_what_fails_outside_is_tried_again_after_what_the_other_side_asks(lead: Lead) -> None:
    before = timezone.now()
    row = run(some_step(lead, "retryable"))
    assert (row.state, row.last_error) == (State.PENDING, "The other side is away.")
    assert timedelta(seconds=89) < row.due_at - before < timedelta(seconds=120)


def test_after_the_last_try_a_person_has_it(lead: Lead) -> None:
    row = run(some_step(lead, "retryable"), attempts=len(DELAYS) + 1)
    assert (row.state, row.last_error) == (State.FAILED, "The other side is away.")


@pytest.mark.parametrize(
    ("kind", "words"),
    [("refused", "The other side refused."), ("uncertain", "The connection was lost.")],
)
def test_what_cannot_get_better_goes_to_a_person_at_once(lead: Lead, kind: str, words: str) -> None:
    row = run(some_step(lead, kind))
    assert (row.state, row.last_error) == (State.FAILED, words)
    assert AuditEvent.objects.filter(action="step.failed", data__step=str(row.id)).exists()


def test_a_defect_is_tried_three_times(lead: Lead) -> None:
    step = some_step(lead, "defect")
    assert [run(step, attempts=number).state for number in (1, 2, 3)] == [
        State.PENDING,
        State.PENDING,
        State.FAILED,
    ]


def test_a_defect_tells_its_place_but_neither_the_log_nor_the_list_a_lead_s_words(
    lead: Lead, caplog: pytest.LogCaptureFixture
) -> None:
    row = run(some_step(lead, "defect"), attempts=3)
    assert "ValueError" in row.last_error
    assert "test_run" not in row.last_error
    assert "in defect" in caplog.text
    assert "builtins.ValueError" in caplog.text
    for private in ("Maria", "bathroom"):
        assert private not in row.last_error
        assert private not in caplog.text


def test_a_database_that_is_away_is_no_defect(lead: Lead, monkeypatch: pytest.MonkeyPatch) -> None:
    def away(step: Step, now: object) -> None:
        raise OperationalError("could not connect to server at 10.0.0.7")

    monkeypatch.setattr("handrail.jobs.run.handler_of", lambda _: away)
    row = run(some_step(lead), attempts=len(DELAYS))
    assert (row.state, row.last_error) == (State.PENDING, "The database did not answer.")


def test_a_kind_that_nobody_does_goes_to_a_person(lead: Lead) -> None:
    row = run(some_step(lead, "unheard"), attempts=3)
    assert row.state == State.FAILED
    assert "LookupError" in row.last_error


def test_a_step_whose_workers_die_every_time_is_not_begun_again(lead: Lead, tmp_path: Path) -> None:
    row = run(some_step(lead), attempts=MAX_TRIES + 1)
    assert row.state == State.FAILED
    assert "stopped every time" in row.last_error
    assert not (tmp_path / "journal").exists()


def test_a_lead_whose_preparation_failed_is_in_the_queue_with_the_reason(
    lead: Lead, settings: Any
) -> None:
    settings.HANDRAIL_STEPS = settings.HANDRAIL_STEPS | {"prepare": "tests.jobs.handlers:refused"}
    assert lead.last_inbound is not None
    run(some_step(lead, "prepare", subject=lead.last_inbound.id))
    item = ReviewItem.objects.get(lead=lead)
    assert item.reason == ReviewItem.Reason.PREPARATION_FAILED
    assert "The other side refused." in item.reason_text


def test_a_failure_of_what_follows_a_failure_still_settles_the_step(
    lead: Lead, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise ValueError

    monkeypatch.setattr("handrail.jobs.run.step_failed", broken)
    assert run(some_step(lead, "refused")).state == State.FAILED


def test_a_person_retries_or_gives_up_a_failed_step_by_name(lead: Lead) -> None:
    owner = Member.objects.get(workspace=lead.workspace, role="owner")
    first, second = some_step(lead, "refused"), some_step(lead, "refused", "2")
    run(first)
    run(second)
    retry_step(owner, first.id, now=timezone.now())
    give_up_step(owner, second.id, now=timezone.now())
    states = dict(Step.objects.values_list("unique_key", "state"))
    assert states == {"refused:1": State.PENDING, "refused:2": State.GIVEN_UP}
    named = AuditEvent.objects.filter(action__in=("step.retried", "step.given_up"))
    assert {event.actor_id for event in named} == {owner.id}
    with pytest.raises(Conflict):
        retry_step(owner, second.id, now=timezone.now())
