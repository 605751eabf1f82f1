"""What leaves needs rules that are live: at the decision, and again at the moment of sending."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from handrail.pipeline import recipients, review
from handrail.pipeline.delivery import deliver
from handrail.pipeline.playbooks import set_mode
from handrail.pipeline.recipients import known_recipients
from handrail.pipeline.sources import update_source
from handrail.store.models import Delivery, Lead, Member, Mode, Playbook, Step
from tests import factories
from tests.invariants.doubles import ScriptedSender

pytestmark = pytest.mark.django_db
TEXT = "Hello Maria,\n\nthank you. Which days suit you?\n\nBest regards"
AFTER = timedelta(minutes=5)


@pytest.fixture(autouse=True)
def scripted_mail(settings: Any) -> None:
    """An outgoing server is configured, and it is the double."""
    settings.HANDRAIL_ADAPTERS = {
        **settings.HANDRAIL_ADAPTERS,
        "mail.smtp": "tests.invariants.doubles:ScriptedSender",
    }
    settings.ENVIRONMENT = settings.ENVIRONMENT.model_copy(update={"smtp_host": "mail.invalid"})
    ScriptedSender.behaviour = "take"
    ScriptedSender.handed_over.clear()


def approved(lead: Lead, *, now: datetime) -> Delivery:
    """What a reviewer approved."""
    reviewer = factories.member(lead.workspace, "owner", name="Rae Viewer")
    item = factories.item(lead)
    lead.refresh_from_db()
    choice = review.Choice("send", "Re: you", TEXT, known_recipients(lead)[0], lead.last_inbound_id)
    decision = review.decide(reviewer, item.id, version=item.version, choice=choice, now=now)
    return Delivery.objects.get(decision=decision)


def send(row: Delivery, *, now: datetime) -> Delivery:
    deliver(Step.objects.get(kind="deliver", subject=row.id), now)
    row.refresh_from_db()
    return row


def owner_of(playbook: Playbook) -> Member:
    return factories.member(playbook.workspace, "owner", name="Sam Owner")


def test_what_is_approved_under_a_live_playbook_leaves() -> None:
    """What the tests below change is all that stands in the way."""
    space, now = factories.workspace(), timezone.now()
    source = factories.source(space, playbook=factories.playbook(space, mode=Mode.LIVE))
    row = approved(factories.lead(space, source=source), now=now)
    assert row.route == Delivery.Route.SMTP
    assert send(row, now=now + AFTER).state == "sent"
    assert len(ScriptedSender.handed_over) == 1


@pytest.mark.parametrize("mode", ["sandbox", "shadow"])
def test_what_waits_stays_when_the_mode_is_set_back(mode: str) -> None:
    space, now = factories.workspace(), timezone.now()
    playbook = factories.playbook(space, mode=Mode.LIVE)
    lead = factories.lead(space, source=factories.source(space, playbook=playbook))
    row = approved(lead, now=now)
    set_mode(owner_of(playbook), playbook.id, mode=mode, now=now)
    with (
        pytest.raises(DatabaseError, match="only a live playbook"),
        transaction.atomic(),
    ):
        Delivery.objects.filter(pk=row.pk).update(
            state="sending", intent_at=now + AFTER, raw=b"Subject: x\r\n\r\nx"
        )
    assert send(row, now=now + AFTER).state == "failed"
    assert "not live any more" in row.answer
    assert ScriptedSender.handed_over == []
    lead.refresh_from_db()
    assert lead.state == Lead.State.IN_REVIEW
    assert lead.review_items.filter(state="open").count() == 1


@pytest.mark.parametrize("moved", ["to a live playbook", "to a sandbox"])
def test_a_source_that_is_moved_takes_no_leads_live_with_it(moved: str) -> None:
    space, now = factories.workspace(), timezone.now()
    live = factories.playbook(space, mode=Mode.LIVE)
    sandbox = factories.playbook(space)
    before, after = (sandbox, live) if moved == "to a live playbook" else (live, sandbox)
    lead = factories.lead(space, source=factories.source(space, playbook=before))
    manager = factories.member(space, "manager", name="Priya")
    update_source(manager, lead.source_id, playbook_id=after.id, now=now)
    row = approved(Lead.objects.get(pk=lead.pk), now=now)
    assert row.route == Delivery.Route.SANDBOX
    assert send(row, now=now + AFTER).state == "sent"
    assert ScriptedSender.handed_over == []


def test_the_database_lets_no_lead_of_a_sandbox_leave_by_another_s_source(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    space, now = factories.workspace(), timezone.now()
    source = factories.source(space, playbook=factories.playbook(space))
    lead = factories.lead(space, source=source)
    source.playbook = factories.playbook(space, mode=Mode.LIVE)
    source.save()
    monkeypatch.setattr(recipients, "may_leave", lambda _: True)
    with pytest.raises(DatabaseError, match="only a live playbook"), transaction.atomic():
        approved(Lead.objects.get(pk=lead.pk), now=now)
