"""What a playbook keeps no longer is erased: that, all of it, and nothing else."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from handrail.pipeline.retention import erase_expired, plan_retention
from handrail.store.audit import verify
from handrail.store.models import AuditEvent, Contact, Lead, Message, SafeIntake, Step, Workspace
from tests import factories
from tests.web.safe_intake import GOOD, answered

pytestmark = pytest.mark.django_db

RULES = factories.PLAYBOOK + "\ndata_policy: {keep_originals: 30d}\n"
SECRET = "The key is under the third flowerpot."


@pytest.fixture
def space(db: None) -> Workspace:
    return factories.workspace()


def lead(space: Workspace, days: int, **given: Any) -> Lead:
    rules = factories.playbook(space, document=RULES)
    come = factories.source(space, playbook=rules)
    when = timezone.now() - timedelta(days=days)
    given = {"state": Lead.State.CLOSED, "text": SECRET, "name": f"Maria {days}"} | given
    made: Lead = factories.lead(space, source=come, created_at=when, **given)
    return made


def run(space: Workspace) -> None:
    plan_retention(space, now=timezone.now())
    erase_expired(Step.objects.get(kind="retention"), timezone.now())


def test_only_what_is_older_than_the_playbook_keeps_goes(space: Workspace) -> None:
    old, young = lead(space, 31, email="old@example.com"), lead(space, 29, email="y@example.com")
    run(space)
    assert Message.objects.get(lead=old).text == "[erased]"
    assert Message.objects.get(lead=young).text == SECRET
    assert not old.source_records.get().body
    assert young.source_records.get().body
    assert not verify(space).problems


def test_the_person_is_forgotten_with_the_last_lead(space: Workspace) -> None:
    old = lead(space, 40)
    young = lead(space, 5, contact=old.contact)
    run(space)
    assert Contact.objects.get(pk=old.contact_id).erased_at is None
    young.state = Lead.State.CLOSED
    Step.objects.all().delete()
    later = timezone.now() + timedelta(days=30)
    plan_retention(space, now=later)
    erase_expired(Step.objects.get(kind="retention"), later)
    assert Contact.objects.get(pk=old.contact_id).name == "[erased]"
    assert AuditEvent.objects.filter(action="contact.expired").count() == 1


def test_what_waits_for_a_person_stays(space: Workspace) -> None:
    waiting = lead(space, 400, state=Lead.State.IN_REVIEW)
    run(space)
    assert Message.objects.get(lead=waiting).text == SECRET


def test_a_thread_that_goes_on_stays(space: Workspace) -> None:
    going_on = lead(space, 400)
    factories.message(going_on, text="And another thing.")
    run(space)
    assert Message.objects.filter(lead=going_on, text=SECRET).exists()


def test_answers_of_safe_intake_go_once_they_were_dealt_with(space: Workspace) -> None:
    factories.playbook(space, document=RULES)
    member = factories.member(space, "owner")
    long_ago, lately = (timezone.now() - timedelta(days=days) for days in (31, 29))
    aside = {"state": SafeIntake.State.SET_ASIDE, "settled_by": member}
    old = answered(member, created_at=long_ago, settled_at=long_ago, **aside)
    young = answered(member, created_at=long_ago, settled_at=lately, **aside)
    waiting = answered(member, created_at=long_ago)
    run(space)
    left = dict(SafeIntake.objects.values_list("pk", "answers"))
    assert left == {old.pk: {}, young.pk: GOOD, waiting.pk: GOOD}
    assert AuditEvent.objects.filter(action="safe_intake.expired").count() == 1
    assert not verify(space).problems
