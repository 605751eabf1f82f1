"""An approval that the rules in force do not carry any more never leaves, and says why."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from handrail.pipeline import review, voiding
from handrail.pipeline.delivery import deliver
from handrail.pipeline.playbooks import ChangeRecord, activate_version, add_playbook_version
from handrail.pipeline.recipients import known_recipients
from handrail.store.models import AuditEvent, Delivery, Lead, Member, Playbook, ReviewItem, Step
from tests import factories

pytestmark = pytest.mark.django_db
TEXT = "Hello Maria,\n\nA survey visit costs 60 dollars.\n\nBest regards"
AFTER = timedelta(minutes=5)
WITHOUT_PRICE = factories.PLAYBOOK.replace("A survey visit costs 60 dollars.", "We survey first.")


def approved(document: str = factories.PLAYBOOK) -> Delivery:
    """A reply with an approved price, approved by a reviewer who owns no price."""
    space = factories.workspace()
    rules = factories.playbook(space, document=document)
    lead = factories.lead(space, source=factories.source(space, playbook=rules))
    reviewer = factories.member(space, "reviewer", name="Rae Viewer")
    factories.member(space, "owner", name="Sam Owner")
    item = factories.item(lead)
    lead.refresh_from_db()
    choice = review.Choice("send", "Re: you", TEXT, known_recipients(lead)[0], lead.last_inbound_id)
    decision = review.decide(
        reviewer, item.id, version=item.version, choice=choice, now=timezone.now()
    )
    return Delivery.objects.get(decision=decision)


def activate(playbook: Playbook, document: str, *, now: datetime) -> None:
    owner = Member.objects.of(playbook.workspace).filter(role="owner").order_by("id").last()
    assert owner is not None
    version = add_playbook_version(
        owner, playbook.id, document=document, record=ChangeRecord("Changed"), now=now
    )
    activate_version(owner, version.id, now=now)


def playbook_of(row: Delivery) -> Playbook:
    return row.lead.playbook_version.playbook


def falls(row: Delivery) -> ReviewItem:
    row.refresh_from_db()
    assert row.state == Delivery.State.CANCELLED
    assert row.decision.undone_at is not None
    assert "became stricter" in row.decision.voided_because
    assert "Sam Owner" in row.decision.voided_because
    lead = Lead.objects.get(pk=row.lead_id)
    assert lead.state == Lead.State.IN_REVIEW
    assert AuditEvent.objects.filter(lead=lead, action="decision.voided").count() == 1
    return lead.review_items.get(state="open")


def test_it_falls_at_once_when_a_stricter_version_is_activated() -> None:
    row = approved()
    activate(playbook_of(row), WITHOUT_PRICE, now=timezone.now())
    voiding.recheck_approvals(Step.objects.get(kind="recheck_approvals"), timezone.now())
    item = falls(row)
    assert item.reason == ReviewItem.Reason.STRICTER_PLAYBOOK
    assert item.assigned_to_id == row.decision.member_id
    assert not Step.objects.filter(kind="deliver").exists()


def test_it_falls_at_the_moment_of_sending_where_nothing_looked_before() -> None:
    row = approved()
    activate(playbook_of(row), WITHOUT_PRICE, now=timezone.now())
    deliver(Step.objects.get(kind="deliver"), timezone.now() + AFTER)
    falls(row)


def test_it_falls_when_its_fact_has_expired_meanwhile() -> None:
    tomorrow = (timezone.now() + timedelta(days=1)).date()
    row = approved(
        factories.PLAYBOOK.replace("kind: price}", f"kind: price, expires: {tomorrow}}}")
    )
    deliver(Step.objects.get(kind="deliver"), timezone.now() + timedelta(days=3))
    falls(row)


def test_another_version_that_still_carries_it_changes_nothing() -> None:
    row = approved()
    activate(playbook_of(row), factories.PLAYBOOK + "tone: {max_words: 90}\n", now=timezone.now())
    voiding.recheck_approvals(Step.objects.get(kind="recheck_approvals"), timezone.now())
    deliver(Step.objects.get(kind="deliver"), timezone.now() + AFTER)
    row.refresh_from_db()
    assert row.state == Delivery.State.SENT
