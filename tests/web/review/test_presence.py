"""Who has a lead open is seen by the others, and only by those of the workspace."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone
from tests import factories
from tests.web.review.conftest import Desk

from handrail.store.models import Presence, ReviewItem

pytestmark = pytest.mark.django_db


@pytest.fixture
def item(desk: Desk) -> ReviewItem:
    return factories.item(factories.lead(desk.workspace))


def told(desk: Desk, item: ReviewItem, by: str, **given: str) -> str:
    client = desk.client(getattr(desk, by), htmx=True)
    form = {"version": str(item.version), **given}
    return client.post(f"/leads/{item.lead_id}/presence/", form).content.decode()


def queue(desk: Desk, by: str) -> str:
    return desk.client(getattr(desk, by), htmx=True).get("/queue/").content.decode()


def test_others_see_who_reads_and_who_writes(desk: Desk, item: ReviewItem) -> None:
    assert told(desk, item, "reviewer").strip() == ""
    assert "Dana Reed is reading" in told(desk, item, "manager")
    told(desk, item, "reviewer", writing="yes")
    seen = told(desk, item, "auditor")
    assert "Dana Reed is writing" in seen
    assert "Priya Nair is reading" in seen
    assert "DR" in queue(desk, "owner")
    assert "DR" not in queue(desk, "reviewer"), "nobody is shown to themselves"


def test_it_ends_when_the_page_is_left_or_says_nothing_more(desk: Desk, item: ReviewItem) -> None:
    told(desk, item, "reviewer")
    told(desk, item, "auditor")
    told(desk, item, "auditor", gone="yes")
    Presence.objects.update(seen_at=timezone.now() - timedelta(minutes=1))
    assert told(desk, item, "manager").strip() == ""
    assert Presence.objects.filter(member=desk.auditor).count() == 0


def test_what_was_open_long_ago_is_forgotten(desk: Desk, item: ReviewItem) -> None:
    told(desk, item, "reviewer")
    Presence.objects.update(seen_at=timezone.now() - timedelta(hours=1))
    other = factories.item(factories.lead(desk.workspace))
    told(desk, other, "reviewer")
    assert Presence.objects.get().lead_id == other.lead_id


def test_a_page_that_is_old_says_so(desk: Desk, item: ReviewItem) -> None:
    assert "has changed" not in told(desk, item, "reviewer")
    item.version += 1
    item.save()
    assert "has changed" in told(desk, item, "reviewer", version="1")
    ReviewItem.objects.update(state="decided")
    assert "has changed" in told(desk, item, "reviewer", version=str(item.version))


def test_nobody_of_another_business_is_told(desk: Desk, other_desk: Desk, item: ReviewItem) -> None:
    client = other_desk.client(other_desk.owner, htmx=True)
    assert client.post(f"/leads/{item.lead_id}/presence/", {}).status_code == 404
    assert Presence.objects.count() == 0
