"""On hold: out of the queue for a while, back in time, never hidden from who looks for it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from tests import factories
from tests.web.review.conftest import Desk

from handrail.pipeline import escalation
from handrail.pipeline.queue import open_item
from handrail.store.models import AuditEvent, ReviewItem, Step

pytestmark = pytest.mark.django_db


@pytest.fixture
def item(desk: Desk) -> ReviewItem:
    lead = factories.lead(desk.workspace)
    lead.contact.name = "Hanna Hold"
    lead.contact.save()
    return factories.item(lead, due_at=timezone.now() + timedelta(hours=2))


def client(desk: Desk) -> Client:
    return desk.client(desk.reviewer)


def listed(client: Client, query: str = "") -> bool:
    return "Hanna Hold" in client.get(f"/queue/{query}").content.decode()


def put(client: Client, item: ReviewItem, **given: Any) -> Any:
    return client.post(f"/items/{item.id}/hold/", {"until": "tomorrow", **given})


def test_it_leaves_the_queue_and_stands_in_its_own_view(desk: Desk, item: ReviewItem) -> None:
    assert listed(client(desk))
    answer = put(client(desk), item, note="Waits for photos")
    assert answer.status_code == 302
    assert not listed(client(desk))
    for view in ("mine", "unassigned", "overdue", "person_first"):
        assert not listed(client(desk), f"?view={view}")
    assert listed(client(desk), "?view=held")
    assert listed(client(desk), "?text=Hanna")
    page = client(desk).get(f"/leads/{item.lead_id}/").content.decode()
    assert "Waits for photos" in page
    assert "Back into the queue" in page
    event = AuditEvent.objects.get(action="review.held")
    assert event.lead_id == item.lead_id


def test_it_comes_back_by_itself(desk: Desk, item: ReviewItem) -> None:
    put(client(desk), item)
    ReviewItem.objects.update(held_until=timezone.now() - timedelta(seconds=1))
    assert listed(client(desk))
    assert not listed(client(desk), "?view=held")


def test_it_comes_back_by_hand_and_by_undo(desk: Desk, item: ReviewItem) -> None:
    answer = put(client(desk), item)
    bar = client(desk).get(answer["Location"]).content.decode()
    assert "comes back" in bar
    assert f"/items/{item.id}/off-hold/" in bar
    client(desk).post(f"/items/{item.id}/off-hold/")
    assert listed(client(desk))
    again = client(desk).post(f"/items/{item.id}/off-hold/")
    assert again.status_code == 409


def test_it_comes_back_when_the_prospect_writes(desk: Desk, item: ReviewItem) -> None:
    put(client(desk), item)
    lead = item.lead
    open_item(lead, reason=ReviewItem.Reason.NEW_MESSAGE, due=item.due_at, now=timezone.now())
    assert listed(client(desk))


def test_a_missed_escalation_brings_it_back(desk: Desk, item: ReviewItem) -> None:
    past = timezone.now() - timedelta(minutes=1)
    escalation.watch(item, due_at=past)
    put(client(desk), item)
    escalation.escalation_due(Step.objects.get(kind="escalation_due"), timezone.now())
    assert listed(client(desk))


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"until": "yesterday"}, "Choose until when"),
        ({"until": ""}, "Choose until when"),
        ({"until_at": "2001-01-01T10:00"}, "Choose a time in the future"),
        ({"until_at": "2199-01-01T10:00"}, "at most 90 days"),
        ({"until_at": "soon"}, "Write the time as"),
    ],
)
def test_another_time_is_refused(
    desk: Desk, item: ReviewItem, given: dict[str, str], words: str
) -> None:
    answer = put(client(desk), item, **given)
    assert answer.status_code in (400, 422)
    assert words in answer.content.decode()
    assert listed(client(desk))


def test_the_choices_say_which_come_after_the_deadline(desk: Desk, item: ReviewItem) -> None:
    page = client(desk).get(f"/leads/{item.lead_id}/").content.decode()
    assert "after its deadline" in page
