"""Many leads at once: assigned, held, brought back; never decided, never sent."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest
from django.http import HttpResponse
from tests import factories
from tests.web.review.conftest import Desk

from handrail.pipeline import bulk
from handrail.store.models import AuditEvent, Decision, Delivery, ReviewItem

pytestmark = pytest.mark.django_db


@pytest.fixture
def items(desk: Desk) -> list[ReviewItem]:
    return [factories.item(factories.lead(desk.workspace)) for _ in range(3)]


def act(desk: Desk, items: list[Any], *, by: str = "reviewer", **given: str) -> HttpResponse:
    client = desk.client(getattr(desk, by))
    ids = [str(getattr(item, "id", item)) for item in items]
    answer: HttpResponse = client.post("/queue/many/", {"item": ids, **given}, follow=True)
    return answer


def test_they_are_assigned_and_it_is_told_of_each(desk: Desk, items: list[ReviewItem]) -> None:
    answer = act(desk, items, act="assign", to=str(desk.manager.id))
    assert "3 leads done." in answer.content.decode()
    assert ReviewItem.objects.filter(assigned_to=desk.manager).count() == 3
    assert AuditEvent.objects.filter(action="review.assigned").count() == 3
    act(desk, items[:1], act="assign", to="")
    assert ReviewItem.objects.filter(assigned_to=None).count() == 1


def test_they_are_held_and_brought_back(desk: Desk, items: list[ReviewItem]) -> None:
    act(desk, items, act="hold", until="tomorrow")
    assert ReviewItem.objects.filter(held_until=None).count() == 0
    act(desk, items[:2], act="back", query="?view=held")
    assert ReviewItem.objects.filter(held_until=None).count() == 2


def test_one_that_is_refused_stops_no_other_and_says_why(
    desk: Desk, other_desk: Desk, items: list[ReviewItem]
) -> None:
    foreign = factories.item(factories.lead(other_desk.workspace))
    ReviewItem.objects.filter(pk=items[0].pk).update(state="decided")
    answer = act(desk, [*items, foreign, uuid4()], act="assign", to=str(desk.manager.id))
    page = answer.content.decode()
    assert "2 leads done." in page
    assert "not waiting for a decision any more" in page
    foreign.refresh_from_db()
    assert foreign.assigned_to is None


@pytest.mark.parametrize("chosen", ["send", "approve", "reject", "no_reply", "holding", ""])
def test_nothing_else_can_be_done(desk: Desk, items: list[ReviewItem], chosen: str) -> None:
    answer = act(desk, items, act=chosen, kind=chosen, text="Hello", recipient="a@example.com")
    assert "Choose what to do" in answer.content.decode()
    assert Decision.objects.count() == Delivery.objects.count() == 0
    assert ReviewItem.objects.filter(state="open").count() == 3


def test_wrong_and_too_many_are_refused(desk: Desk, items: list[ReviewItem]) -> None:
    assert "Tick at least one" in act(desk, [], act="assign").content.decode()
    assert "incomplete" in act(desk, ["x"], act="assign").content.decode()
    assert "Choose until when" in act(desk, items, act="hold", until="never").content.decode()
    many = [uuid4() for _ in range(bulk.MOST + 1)]
    assert "at most 200" in act(desk, many, act="assign").content.decode()


def test_an_auditor_marks_nothing(desk: Desk, items: list[ReviewItem]) -> None:
    page = desk.client(desk.auditor).get("/").content.decode()
    assert "item-check" not in page
    assert act(desk, items, by="auditor", act="assign", to="").status_code == 403
