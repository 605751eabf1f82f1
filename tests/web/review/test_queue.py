"""The queue's page: order, filters, counts, search, paging, refresh, budget of queries."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from tests import factories
from tests.web.review.conftest import Desk

from handrail.store.models import SignOffRequest


def names(html: str) -> list[str]:
    """The contacts of the list, in order."""
    return [name.strip() for name in re.findall(r'class="item-name">([^<]*)<', html)]


def page(desk: Desk, address: str = "/", member: object = None) -> str:
    """The queue as a reviewer sees it."""
    response = desk.client(member or desk.reviewer).get(address)  # type: ignore[arg-type]
    assert response.status_code == 200
    return response.content.decode()


def waiting(desk: Desk, name: str, *, minutes: int = 60, **given: object) -> object:
    """A lead of this name in the queue, due in so many minutes."""
    lead_keys = {"text", "channel", "service", "language", "email", "subject"}
    lead = factories.lead(
        desk.workspace, name=name, **{k: v for k, v in given.items() if k in lead_keys}
    )
    return factories.item(
        lead,
        due_at=timezone.now() + timedelta(minutes=minutes),
        **{k: v for k, v in given.items() if k not in lead_keys},
    )


def test_the_soonest_deadline_comes_first_and_risk_decides_between_equals(desk: Desk) -> None:
    due = timezone.now() + timedelta(minutes=30)
    waiting(desk, "Later", minutes=90)
    for name, risk in (("Quiet", 0), ("Risky", 80)):
        factories.item(factories.lead(desk.workspace, name=name), due_at=due, risk=risk)
    assert names(page(desk)) == ["Risky", "Quiet", "Later"]


def test_another_workspace_is_never_seen(desk: Desk, other_desk: Desk) -> None:
    waiting(desk, "Ours")
    waiting(other_desk, "Theirs")
    assert names(page(desk)) == ["Ours"]
    assert names(page(desk, "/?text=Theirs")) == []


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("/?view=mine", ["Mine"]),
        ("/?view=unassigned", ["Late", "Person", "German", "Chat"]),
        ("/?view=overdue", ["Late"]),
        ("/?view=person_first", ["Person"]),
        ("/?view=escalated", ["Escalated"]),
        ("/?language=de", ["German"]),
        ("/?channel=chat", ["Chat"]),
        ("/?service=kitchen", ["Chat"]),
        ("/?text=copper+pipe", ["German"]),
        ("/?text=late%40example", ["Late"]),
        ("/?view=nonsense", ["Late", "Mine", "Person", "German", "Chat", "Escalated"]),
    ],
)
def test_views_filters_and_search(desk: Desk, address: str, expected: list[str]) -> None:
    waiting(desk, "Late", minutes=-5, email="late@example.com")
    waiting(desk, "Mine", minutes=10, assigned_to=desk.reviewer)
    waiting(desk, "Person", minutes=20, reason="person_first")
    waiting(desk, "German", minutes=30, language="de", text="Ein Copper Pipe leckt.")
    waiting(desk, "Chat", minutes=40, channel="chat", service="kitchen")
    waiting(desk, "Escalated", minutes=50, escalated_at=timezone.now(), assigned_to=desk.manager)
    assert names(page(desk, address)) == expected


def test_views_say_how_many_they_hold(desk: Desk) -> None:
    waiting(desk, "Late", minutes=-5)
    waiting(desk, "Mine", assigned_to=desk.reviewer)
    text = re.sub(r"<[^>]+>|\s+", " ", page(desk))
    assert re.search(r"All\s+2\s+Mine\s+1\s+Unassigned\s+1\s+Overdue\s+1", text)


def test_what_needs_my_sign_off_is_a_view_of_its_own(desk: Desk) -> None:
    item = waiting(desk, "Priced")
    waiting(desk, "Plain")
    SignOffRequest.objects.create(
        workspace=desk.workspace,
        created_at=timezone.now(),
        item=item,
        control_point="price",
        statement="It costs 40 dollars.",
        statement_sha256="a" * 64,
        asked_by=desk.reviewer,
    )
    assert names(page(desk, "/?view=sign_off", desk.owner)) == ["Priced"]
    assert names(page(desk, "/?view=sign_off")) == []


def test_many_questions_cost_no_more_queries_than_one(desk: Desk) -> None:
    from django.db import connection

    def ask(item: object) -> None:
        SignOffRequest.objects.create(
            workspace=desk.workspace,
            created_at=timezone.now(),
            item=item,
            control_point="price",
            statement="It costs 40 dollars.",
            statement_sha256="a" * 64,
            asked_by=desk.reviewer,
        )

    client = desk.client(desk.owner)

    def queries() -> int:
        client.get("/")
        with CaptureQueriesContext(connection) as caught:
            client.get("/")
        return len(caught)

    ask(waiting(desk, "First"))
    one = queries()
    for number in range(8):
        ask(waiting(desk, f"More {number}"))
    assert queries() == one


def test_pages_follow_each_other_without_gap_or_repeat(desk: Desk) -> None:
    source = factories.source(desk.workspace)
    for number in range(55):
        lead = factories.lead(desk.workspace, source=source, name=f"Lead {number:02}")
        factories.item(
            lead, due_at=timezone.now() + timedelta(minutes=number // 3), risk=number % 2
        )
    first = page(desk)
    link = re.search(r'rel="next" href="([^"]+)"', first)
    assert link is not None
    second = page(desk, link[1].replace("&amp;", "&"))
    seen = names(first) + names(second)
    assert len(seen) == 55
    assert len(set(seen)) == 55


@pytest.mark.parametrize("cursor", ["x", "%00", "W10", "WzEsMiwzXQ", "eyJ9"])
def test_an_unreadable_cursor_is_the_first_page(desk: Desk, cursor: str) -> None:
    waiting(desk, "Only")
    assert names(page(desk, f"/?cursor={cursor}")) == ["Only"]


def test_the_refresh_answers_nothing_while_nothing_changed(desk: Desk) -> None:
    item = waiting(desk, "Only")
    client = desk.client(desk.reviewer, htmx=True)
    first = client.get("/queue/")
    assert names(first.content.decode()) == ["Only"]
    tag = first["ETag"]
    assert client.get("/queue/", headers={"If-None-Match": tag}).status_code == 304
    item.assigned_to = desk.reviewer  # type: ignore[attr-defined]
    item.save()  # type: ignore[attr-defined]
    assert client.get("/queue/", headers={"If-None-Match": tag}).status_code == 200


def test_an_empty_queue_says_what_came_in_and_what_is_next(desk: Desk) -> None:
    lead = factories.lead(desk.workspace, name="Comes Back", state="waiting")
    lead.next_follow_up_at = timezone.now() + timedelta(hours=30)
    lead.save()
    text = re.sub(r"\s+", " ", page(desk))
    assert "The queue is empty" in text
    assert "1 enquiry came in today" in text
    assert "Comes Back" in text


def test_names_and_words_of_a_lead_are_escaped(desk: Desk) -> None:
    waiting(desk, "<b>Bold</b>", text="<script>alert(1)</script>", subject="<i>hi</i>")
    html = page(desk)
    assert "<script>alert(1)" not in html
    assert "<b>Bold" not in html
    assert "<i>hi" not in html


def test_the_page_costs_the_same_queries_for_forty_leads_as_for_one(desk: Desk) -> None:
    from django.db import connection

    source = factories.source(desk.workspace)
    client = desk.client(desk.reviewer)

    def queries() -> int:
        with CaptureQueriesContext(
            connection,
        ) as caught:
            assert client.get("/").status_code == 200
        return len(caught)

    factories.item(factories.lead(desk.workspace, source=source), assigned_to=desk.manager)
    client.get("/")
    one = queries()
    for _ in range(39):
        factories.item(factories.lead(desk.workspace, source=source), assigned_to=desk.owner)
    assert queries() == one
    assert one <= 24
