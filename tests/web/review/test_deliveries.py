"""What a person does about a delivery: copy and mark as sent, say whether it was sent."""

from __future__ import annotations

import pytest
from django.utils import timezone
from tests import factories
from tests.web.review.conftest import Desk
from tests.web.review.test_decisions import form, ready

from handrail.pipeline import delivered
from handrail.store.models import Delivery, Lead

CALL = {"email": "", "fields": {"name": "Maria Lopez"}}


def approved_by_hand(desk: Desk) -> tuple[Lead, Delivery]:
    """An approved reply on a channel that Handrail cannot send on."""
    rules = factories.playbook(desk.workspace, mode="live")
    calls = factories.source(desk.workspace, "call", playbook=rules)
    lead, item = ready(desk, source=calls, **CALL)
    given = form(lead, item, recipient="Maria Lopez", subject="")
    page = desk.client(desk.reviewer).get(f"/leads/{lead.id}/").content.decode()
    assert "You send it yourself" in page
    desk.client(desk.reviewer).post(f"/items/{item.id}/decide/", given)
    return lead, Delivery.objects.get()


def test_a_reply_is_copied_and_marked_as_sent(desk: Desk) -> None:
    lead, delivery = approved_by_hand(desk)
    client = desk.client(desk.reviewer)
    assert "1 approved reply to copy and send" in client.get("/").content.decode()
    page = client.get(f"/leads/{lead.id}/").content.decode()
    assert "Mark as sent" in page
    client.post(f"/deliveries/{delivery.id}/copied/")
    delivery.refresh_from_db()
    assert delivery.state == "sent"
    assert delivery.finished_by == desk.reviewer
    page = client.get(f"/leads/{lead.id}/").content.decode()
    assert "Our reply" in page
    assert "approved reply to copy" not in client.get("/").content.decode()
    assert client.post(f"/deliveries/{delivery.id}/copied/").status_code == 409


@pytest.mark.parametrize(("answer", "state"), [("yes", "sent"), ("no", "failed")])
def test_an_uncertain_delivery_is_a_question_to_a_person(
    desk: Desk, answer: str, state: str
) -> None:
    lead, item = ready(desk)
    desk.client(desk.reviewer).post(f"/items/{item.id}/decide/", form(lead, item))
    delivery = Delivery.objects.get()
    delivery.state, delivery.raw, delivery.intent_at = "sending", b"x", delivery.not_before
    delivery.save()
    uncertain = Delivery.State.UNCERTAIN
    delivered.settle(delivery, uncertain, "The line dropped.", now=timezone.now())
    client = desk.client(desk.reviewer)
    page = client.get(f"/leads/{lead.id}/").content.decode()
    assert "Was this reply sent?" in page
    assert "The line dropped." in page
    assert 'id="reply-form"' not in page
    assert client.post(f"/deliveries/{delivery.id}/resolve/").status_code == 422
    client.post(f"/deliveries/{delivery.id}/resolve/", {"was_sent": answer})
    delivery.refresh_from_db()
    assert delivery.state == state
    page = client.get(f"/leads/{lead.id}/").content.decode()
    assert "Was this reply sent?" not in page
    assert ('id="reply-form"' in page) == (state == "failed")
