"""A decision can be taken back from the lead's page, later than from the bar that follows it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone
from tests.web.review.conftest import Desk
from tests.web.review.test_decisions import form, ready

from handrail.pipeline.delivery import deliver
from handrail.store.models import Decision, Delivery, ReviewItem, Step


def test_a_reply_until_it_begins_to_leave(desk: Desk) -> None:
    lead, item = ready(desk)
    client = desk.client(desk.reviewer)
    client.post(f"/items/{item.id}/decide/", form(lead, item))
    undo = f"/decisions/{Decision.objects.get().id}/undo/"
    assert undo in client.get(f"/leads/{lead.id}/").content.decode()
    assert undo not in desk.client(desk.auditor).get(f"/leads/{lead.id}/").content.decode()
    step = Step.objects.get(kind="deliver")
    deliver(step, timezone.now() + timedelta(minutes=1))
    assert Delivery.objects.get().state == "sent"
    assert undo not in client.get(f"/leads/{lead.id}/").content.decode()


@pytest.mark.parametrize("kind", ["reject", "no_reply"])
def test_what_sends_nothing_at_any_time(desk: Desk, kind: str) -> None:
    lead, item = ready(desk)
    client = desk.client(desk.reviewer)
    given = form(lead, item, kind=kind, reason_code="other", reason="By mistake.")
    client.post(f"/items/{item.id}/decide/", given)
    undo = f"/decisions/{Decision.objects.get(kind=kind).id}/undo/"
    assert undo in client.get(f"/leads/{lead.id}/").content.decode()
    client.post(undo)
    assert ReviewItem.objects.get(lead=lead, state="open")


def test_it_is_offered_once_beside_the_bar(desk: Desk) -> None:
    lead, item = ready(desk)
    client = desk.client(desk.reviewer)
    client.post(f"/items/{item.id}/decide/", form(lead, item))
    decision = Decision.objects.get()
    page = client.get(f"/leads/{lead.id}/?decided={decision.id}").content.decode()
    assert page.count(f'action="/decisions/{decision.id}/undo/"') == 1
