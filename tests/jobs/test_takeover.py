"""A worker that is killed in the middle of any step loses nothing: another takes it over."""

from __future__ import annotations

import signal
from email.message import EmailMessage
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.utils import timezone

from handrail.jobs.periodic import ensure_periodic_work
from handrail.store.models import Delivery, Lead, Mode, ReviewItem, Source, Step, WriteBack
from tests import factories
from tests.jobs.cases import CASES, approved, connect, world, write_back
from tests.jobs.handlers import AFTER, BEFORE
from tests.jobs.processes import PATIENCE, Workers
from tests.servers.dovecot import PASSWORD, Dovecot
from tests.servers.receiver import Receiver
from tests.servers.scripted import HANG, scripted_smtp
from tests.servers.waiting import wait_until

State = Step.State


def state_of(step: Step) -> str:
    """As it is now."""
    return Step.objects.get(pk=step.pk).state


def wait_for(steps: list[Step], state: str) -> None:
    """Until all of them have this state."""
    wait_until(
        lambda: {state_of(step) for step in steps} == {state},
        f"{[step.kind for step in steps]} {state}",
        seconds=PATIENCE,
    )


def test_every_kind_of_step_is_tested_here() -> None:
    assert set(CASES) | {"collect_mail"} == set(django_settings.HANDRAIL_STEPS)


@pytest.mark.parametrize("when", [BEFORE, AFTER])
def test_a_worker_killed_before_or_after_the_work_of_every_kind_of_step(
    workers: Workers, receiver: Receiver, when: str
) -> None:
    made = world()
    connect(made, receiver.address)
    steps = [make(made) for make, _ in CASES.values()]
    victim = workers.start("worker", "--concurrency", "8", HANDRAIL_TEST_HANG=when)
    wait_until(
        lambda: {str(step.id) for step in steps} <= {line[1] for line in workers.lines("hangs")},
        f"all of them hang; {workers.lines()}",
        seconds=PATIENCE,
    )
    workers.stop(victim, signal.SIGKILL)
    assert {state_of(step) for step in steps} == {State.RUNNING}
    workers.start()
    wait_for(steps, State.DONE)
    for step, (_, check) in zip(steps, CASES.values(), strict=True):
        check(Step.objects.get(pk=step.pk))
    assert len(receiver.requests) == 1


def test_a_worker_killed_while_the_mail_server_thinks_leaves_an_uncertain_delivery(
    workers: Workers, settings: Any
) -> None:
    settings.ENVIRONMENT = settings.ENVIRONMENT.model_copy(update={"smtp_host": "127.0.0.1"})
    row = approved(world(mode=Mode.LIVE))
    assert row.route == Delivery.Route.SMTP
    with scripted_smtp(END=HANG) as server:
        mail = {
            "HANDRAIL_SMTP_HOST": "127.0.0.1",
            "HANDRAIL_SMTP_PORT": str(server.port),
            "HANDRAIL_SMTP_SECURITY": "none",
        }
        victim = workers.start(**mail)
        wait_until(lambda: "." in server.commands, "the message was handed over", seconds=PATIENCE)
        workers.stop(victim, signal.SIGKILL)
        assert Delivery.objects.get(pk=row.pk).state == Delivery.State.SENDING
        workers.start(**mail)
        wait_until(
            lambda: Delivery.objects.get(pk=row.pk).state == Delivery.State.UNCERTAIN,
            "a person is asked whether it left",
            seconds=PATIENCE,
        )
    assert server.commands.count("DATA") == 1
    assert ReviewItem.objects.filter(lead=row.lead, state=ReviewItem.State.OPEN).exists()


def test_a_worker_killed_while_the_crm_thinks_writes_again_under_the_same_key(
    workers: Workers, receiver: Receiver
) -> None:
    made = world()
    connect(made, receiver.address)
    step = write_back(made)
    receiver.hangs = True
    victim = workers.start()
    wait_until(lambda: bool(receiver.requests), "the record was handed over", seconds=PATIENCE)
    workers.stop(victim, signal.SIGKILL)
    receiver.hangs = False
    workers.start()
    wait_for([step], State.DONE)
    keys = [request.headers["webhook-id"] for request in receiver.requests]
    assert keys == [str(step.subject)] * 2
    assert receiver.requests[0].body == receiver.requests[1].body
    assert WriteBack.objects.get(pk=step.subject).state == WriteBack.State.DONE


@pytest.mark.servers
@pytest.mark.parametrize("when", [BEFORE, AFTER])
def test_a_worker_killed_while_it_collects_mail_neither_loses_nor_doubles_a_lead(
    workers: Workers, dovecot: Dovecot, when: str
) -> None:
    source = _mailbox(dovecot, when)
    ensure_periodic_work(now=timezone.now())
    step = Step.objects.get(kind="collect_mail")
    victim = workers.start(HANDRAIL_TEST_HANG=when)
    wait_until(lambda: bool(workers.lines("hangs")), "it hangs", seconds=PATIENCE)
    workers.stop(victim, signal.SIGKILL)
    workers.start()
    wait_for([step], State.DONE)
    assert dovecot.seen(when) == [True]
    assert Lead.objects.filter(source=source).count() == 1
    assert Step.objects.filter(kind="collect_mail").count() >= 2, "the next look is planned"


def _mailbox(dovecot: Dovecot, user: str) -> Source:
    mail = EmailMessage()
    mail["From"] = "Maria Lopez <maria@example.com>"
    mail["To"] = "info@cedar.example"
    mail["Subject"] = "Bathroom"
    mail["Message-ID"] = "<one@example.com>"
    mail.set_content(factories.MESSAGE)
    dovecot.append(user, mail.as_bytes())
    space = factories.workspace()
    factories.member(space, "owner")
    where = {
        "host": "127.0.0.1",
        "port": dovecot.imap_port,
        "username": user,
        "security": "none",
    }
    return factories.source(space, "email", settings=where, password=PASSWORD)
