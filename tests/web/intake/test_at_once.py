"""The same enquiry many times in the same moment is one lead, and none is lost."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from tests import factories
from tests.web.intake.posting import FIELDS

from handrail.store.models import Lead, SourceRecord

pytestmark = pytest.mark.django_db(transaction=True)
AT_ONCE = 8


def together(posts: list[tuple[str, dict[str, str], dict[str, str]]]) -> list[Any]:
    """Post them all at once, each on a connection of its own."""

    def one(given: tuple[str, dict[str, str], dict[str, str]]) -> Any:
        path, fields, headers = given
        try:
            return Client().post(
                path, json.dumps(fields), content_type="application/json", headers=headers
            )
        finally:
            connection.close()

    with ThreadPoolExecutor(len(posts)) as pool:
        return list(pool.map(one, posts))


@pytest.mark.parametrize("headers", [{}, {"Idempotency-Key": "the-same"}])
def test_repeats_are_one_lead(headers: dict[str, str]) -> None:
    source = factories.source(factories.workspace())
    answers = together([(f"/in/{source.key}", FIELDS, headers)] * AT_ONCE)
    assert {answer.status_code for answer in answers} == {202}
    assert len({answer.json()["lead"] for answer in answers}) == 1
    assert sorted(answer.json()["duplicate"] for answer in answers) == [False] + [True] * (
        AT_ONCE - 1
    )
    assert Lead.objects.count() == SourceRecord.objects.count() == 1


def test_different_ones_are_all_kept() -> None:
    source = factories.source(factories.workspace())
    posts = [
        (f"/in/{source.key}", {**FIELDS, "message": f"Room {number}"}, {})
        for number in range(AT_ONCE)
    ]
    answers = together(posts)
    assert {answer.status_code for answer in answers} == {202}
    assert Lead.objects.count() == AT_ONCE
