"""Handoff documentation says what the playbook says, in every form of it."""

from __future__ import annotations

import io
from importlib.resources import files

import pypdf
import pytest
from django.utils import timezone
from tests import factories
from tests.web.review.conftest import Desk, make_desk

from handrail.core.playbook.load import load_playbook
from handrail.pipeline.playbooks import ChangeRecord, add_playbook_version
from handrail.store.models import Playbook

pytestmark = pytest.mark.django_db
STARTERS = sorted(
    one.name for one in files("handrail.starters").iterdir() if one.name.endswith(".yaml")
)


@pytest.fixture
def desk() -> Desk:
    return make_desk()


def exported(desk: Desk, playbook: Playbook, form: str) -> str:
    path = f"/playbooks/{playbook.id}/handoff/document/?form={form}"
    answer = desk.client(desk.auditor).get(path)
    assert answer.status_code == 200
    if form != "pdf":
        return " ".join(answer.content.decode().split())
    pages = pypdf.PdfReader(io.BytesIO(answer.content)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


@pytest.mark.parametrize("starter", STARTERS)
@pytest.mark.parametrize("form", ["html", "md", "pdf"])
def test_every_starter_is_documented_in_every_form(desk: Desk, starter: str, form: str) -> None:
    text = files("handrail.starters").joinpath(starter).read_text("utf-8")
    rules = load_playbook(text)
    said = exported(desk, factories.playbook(desk.workspace, document=text), form)
    plain = said.replace("\\", "").replace("&#x27;", "'").replace("&amp;", "&")
    assert rules.services[0].name in plain
    assert "Sam Ortiz" in plain
    for heading in ("Inputs", "Outputs", "Owners", "Escalation", "Write-back", "Change log"):
        assert heading in plain
    if form != "pdf":
        for fact in rules.facts:
            assert fact.statement in plain


def test_the_change_log_says_who_tested_what_and_what_remains(desk: Desk) -> None:
    playbook = factories.playbook(desk.workspace)
    record = ChangeRecord(
        changed="The survey costs more.",
        tested="Three leads of last week.",
        risks="Old offers name the old price.",
        next_step="Look at replies in April",
        next_step_owner_id=desk.manager.id,
    )
    add_playbook_version(
        desk.owner,
        playbook.id,
        document=factories.PLAYBOOK.replace("60", "75"),
        record=record,
        now=timezone.now(),
    )
    said = exported(desk, playbook, "md").replace("\\", "")
    for words in ("Three leads of last week.", "Old offers", "Look at replies in April, Priya"):
        assert words in said
    assert "A survey visit costs 60 dollars." in said, "the active version is documented"


def test_names_and_texts_are_shown_as_they_are(desk: Desk) -> None:
    document = factories.PLAYBOOK.replace("Cedar & Stone", '"<b>Cedar</b> #panic() | x"')
    playbook = factories.playbook(desk.workspace, document=document)
    assert "&lt;b&gt;Cedar&lt;/b&gt; #panic() | x" in exported(desk, playbook, "html")
    assert "<b>Cedar</b> #panic() | x" in exported(desk, playbook, "pdf")
    assert r"\<b\>Cedar\</b\> \#panic() \| x" in exported(desk, playbook, "md")


def test_without_an_active_version_there_is_nothing_to_hand_over(desk: Desk) -> None:
    playbook = Playbook.objects.create(
        workspace=desk.workspace, created_at=timezone.now(), name="Empty"
    )
    client = desk.client(desk.owner)
    assert client.get(f"/playbooks/{playbook.id}/handoff/").status_code == 200
    assert client.get(f"/playbooks/{playbook.id}/handoff/document/").status_code == 404
