"""The data ledger: opened from the lead, searched and exported by who audits."""

from __future__ import annotations

import csv
import io
import json

import pytest
from tests.web.world import MARK, World

from handrail.store.models import ModelCall, Role

pytestmark = pytest.mark.django_db


def test_a_member_opens_it_from_the_lead(world: World) -> None:
    client = world.client(Role.REVIEWER)
    page = client.get(f"/leads/{world.row['lead'].id}/").content.decode()
    address = f"/ledger/{world.row['call'].id}/"
    assert "What the model saw" in page
    assert address in page
    call = client.get(address).content.decode()
    for words in ("models.example", f"{MARK} wrote", f"{MARK} said", "Screening found nothing"):
        assert words in call
    assert "Local trades v1: ours" in call


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", True),
        ("?text=quagmire", True),
        ("?text=models.example", True),
        ("?text=22222222", True),
        ("?text=nowhere", False),
        ("?engine=ours&state=answered", True),
        ("?engine=ours&state=failed", False),
        ("?lead=00000000-0000-0000-0000-000000000000", False),
    ],
)
def test_an_auditor_searches_it(world: World, query: str, found: bool) -> None:
    page = world.client(Role.AUDITOR).get(f"/ledger/{query}").content.decode()
    assert (f"/ledger/{world.row['call'].id}/" in page) is found


def test_words_of_other_languages_are_found(world: World) -> None:
    call = world.row["call"]
    with_umlauts = ModelCall.objects.create(
        workspace=call.workspace, created_at=call.created_at, lead=call.lead, engine="ours",
        data_policy="p", allowed_because="a", request={"prompt": "Größe: 6 m², 浴室"},
        request_sha256="3" * 64,
    )  # fmt: skip
    client = world.client(Role.AUDITOR)
    for word in ("Größe", "浴室"):
        page = client.get("/ledger/", {"text": word}).content.decode()
        assert f"/ledger/{with_umlauts.id}/" in page
        assert f"/ledger/{call.id}/" not in page


@pytest.mark.parametrize("form", ["csv", "jsonl"])
def test_it_is_exported_whole(world: World, form: str) -> None:
    answer = world.client(Role.AUDITOR).get(f"/ledger/export.{form}?engine=ours")
    text = b"".join(answer.streaming_content).decode()
    rows = (
        list(csv.DictReader(io.StringIO(text)))
        if form == "csv"
        else [json.loads(line) for line in text.splitlines()]
    )
    (row,) = rows
    assert row["recipient"] == "models.example"
    assert MARK in str(row["sent"])
    assert row["request_sha256"] == "2" * 64


def test_a_reviewer_does_not_read_all_of_it(world: World) -> None:
    client = world.client(Role.REVIEWER)
    assert client.get("/ledger/").status_code == 403
    assert client.get("/ledger/export.csv").status_code == 403
