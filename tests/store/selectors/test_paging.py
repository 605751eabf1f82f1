"""Keyset paging: every row once, in order, however the rows share their times."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests import factories

from handrail.store.models import Contact
from handrail.store.selectors.paging import keyset_page

pytestmark = pytest.mark.django_db
START = datetime(2026, 1, 1, tzinfo=UTC)


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    minutes=st.lists(st.integers(0, 5), max_size=30),
    size=st.integers(1, 7),
    descending=st.booleans(),
)
def test_walking_the_pages_meets_every_row_once(
    db: None, minutes: list[int], size: int, descending: bool
) -> None:
    workspace = factories.workspace()
    for minute in minutes:
        Contact.objects.create(
            workspace=workspace, created_at=START + timedelta(minutes=minute), name=str(minute)
        )
    rows = Contact.objects.of(workspace)
    seen: list[Contact] = []
    cursor, pages = "", 0
    while True:
        page = keyset_page(rows, cursor, size=size, descending=descending)
        assert len(page.rows) <= size
        seen += page.rows
        pages += 1
        if not page.following:
            break
        cursor = page.following
    assert len(seen) == len(minutes)
    assert len({row.pk for row in seen}) == len(minutes)
    order = [(row.created_at, row.pk) for row in seen]
    assert order == sorted(order, reverse=descending)
    assert pages == max(1, -(-len(minutes) // size))


def test_rows_that_come_meanwhile_shift_no_page() -> None:
    workspace = factories.workspace()
    for minute in range(6):
        Contact.objects.create(workspace=workspace, created_at=START + timedelta(minutes=minute))
    rows = Contact.objects.of(workspace)
    first = keyset_page(rows, "", size=3)
    Contact.objects.create(workspace=workspace, created_at=START + timedelta(hours=1))
    second = keyset_page(rows, first.following, size=3)
    assert not {row.pk for row in first.rows} & {row.pk for row in second.rows}
    assert len(second.rows) == 3


@pytest.mark.parametrize(
    "cursor",
    [
        "x", "[]", "{}", "null", "[1]", '["2026-01-01", "x"]', '["nonsense", "x"]', "[1,2,3]",
        '["2026-01-01T00:00:00", "01a207a9-f12c-717d-9c83-27f24c0c3b28"]',
        '[5, "01a207a9-f12c-717d-9c83-27f24c0c3b28"]', "\x00", "[[],{}]", '[true, "x"]',
        '["2026-01-01T00:00:00+00:00", 5]', "9" * 5000,
    ],
)  # fmt: skip
def test_an_unreadable_cursor_is_the_first_page(cursor: str) -> None:
    workspace = factories.workspace()
    Contact.objects.create(workspace=workspace, created_at=START)
    assert len(keyset_page(Contact.objects.of(workspace), cursor).rows) == 1
