"""Trying a lead: the real rules say which of them did what, and nothing of it is kept."""

from __future__ import annotations

import logging
from importlib.resources import files

import pytest
from django.apps import apps
from selectolax.lexbor import LexborHTMLParser
from tests import factories
from tests.web.review.conftest import Desk, make_desk

from handrail.core.leads import Channel, LeadFacts, LeadMessage
from handrail.core.playbook.load import load_playbook
from handrail.core.preparation.run import prepare_offline
from handrail.core.preparation.trial import try_lead
from handrail.store.models import PlaybookDraft

pytestmark = pytest.mark.django_db
TRADES = files("handrail.starters").joinpath("trades.playbook.yaml").read_text("utf-8")
REQUEST = (
    "Hello, our bathroom needs new tiles, about 6 square metres. What would a first visit cost? "
    "Best regards, Robin Example"
)
ANGRY = "This is a disgrace. I will see you in court, my lawyer writes tomorrow."


@pytest.fixture
def desk() -> Desk:
    return make_desk()


@pytest.fixture
def draft(desk: Desk) -> PlaybookDraft:
    rules = factories.playbook(desk.workspace, document=TRADES)
    return factories.playbook_draft(desk.manager, playbook=rules, document=TRADES)


def tried(desk: Desk, draft: PlaybookDraft, **given: str) -> LexborHTMLParser:
    body = {"channel": "form", "name": "Robin Example", **given}
    answer = desk.client(desk.manager).post(f"/playbooks/drafts/{draft.id}/try/", body)
    assert answer.status_code == 200
    return LexborHTMLParser(answer.content.decode())


def words(tree: LexborHTMLParser, selector: str = "#try-result") -> str:
    return " ".join(tree.css_first(selector).text(separator=" ").split())


def test_a_request_shows_each_rule_with_its_line(desk: Desk, draft: PlaybookDraft) -> None:
    tree = tried(desk, draft, message=REQUEST)
    said = words(tree)
    assert "AI may prepare it" in said
    assert "Service is bathroom renovation" in said
    assert "by “bathroom”" in said
    place = next(
        number for number, line in enumerate(TRADES.splitlines(), 1) if "words: [bathroom" in line
    )
    assert f"Line {place}" in said
    assert "services.0.words.0" in said
    assert "A question is answered by" in said
    assert "Asked for: Where it is" in said
    links = [node.attributes["href"] for node in tree.css("#try-result a")]
    assert f"/playbooks/drafts/{draft.id}/text/#line-{place}" in links


def test_a_sensitive_one_goes_to_a_person_and_no_draft_is_made(
    desk: Desk, draft: PlaybookDraft
) -> None:
    said = words(tried(desk, draft, message=ANGRY))
    assert "A person first" in said
    assert "It goes to Priya Nair" in said
    assert "escalation.triggers.legal_risk" in said
    assert "Draft" not in said


def test_what_this_draft_changes_is_beside_what_is_in_use(desk: Desk, draft: PlaybookDraft) -> None:
    draft.document = TRADES.replace("patterns: [asbestos,", "patterns: [bathroom needs, asbestos,")
    draft.save()
    said = words(tried(desk, draft, message=REQUEST))
    assert "Beside version 1" in said
    assert "Screening AI may prepare it A person first" in said
    assert "escalation.own.0" in said


def test_a_document_that_is_wrong_says_where(desk: Desk, draft: PlaybookDraft) -> None:
    draft.document = TRADES.replace("business:", "busines:")
    draft.save()
    said = words(tried(desk, draft, message=REQUEST))
    assert "cannot be read yet" in said
    assert "Did you mean" in said


def test_private_data_is_shown_and_taken_out_at_a_click(desk: Desk, draft: PlaybookDraft) -> None:
    text = f"{REQUEST} My card is 4111 1111 1111 1111."
    assert "4111 1111 1111 1111" in words(tried(desk, draft, message=text))
    tree = tried(desk, draft, message=text, take_out="1")
    left = tree.css_first("textarea[name=message]").text()
    assert "4111" not in left
    assert "Robin" not in left
    assert "This looks private" not in words(tree)


def test_nothing_of_it_is_stored_or_logged(
    desk: Desk, draft: PlaybookDraft, caplog: pytest.LogCaptureFixture
) -> None:
    def rows() -> dict[str, int]:
        return {
            model.__name__: model._default_manager.count()
            for model in apps.get_app_config("store").get_models()
        }

    before = rows()
    with caplog.at_level(logging.DEBUG):
        for text in (REQUEST, ANGRY, "\x00 broken \ud83d".encode("utf-8", "ignore").decode()):
            tried(desk, draft, message=text)
    assert rows() == before
    assert "bathroom" not in caplog.text
    draft.refresh_from_db()
    assert draft.revision == 1


def test_a_kept_version_is_tried_by_whoever_may_read(desk: Desk, draft: PlaybookDraft) -> None:
    assert draft.base is not None
    path = f"/playbooks/versions/{draft.base.id}/try/"
    page = desk.client(desk.auditor).post(path, {"message": REQUEST, "channel": "form"})
    assert "Service is bathroom renovation" in page.content.decode()


def test_leads_to_begin_with_are_redacted(desk: Desk, draft: PlaybookDraft) -> None:
    factories.lead(desk.workspace, name="Maria Lopez", email="maria@example.com")
    page = desk.client(desk.manager).get(f"/playbooks/drafts/{draft.id}/try/").content.decode()
    assert "6 square metres" in page
    assert "Maria" not in page


def test_the_pane_says_what_the_real_path_says() -> None:
    playbook = load_playbook(TRADES)
    from datetime import date

    today = date(2026, 3, 2)
    for channel, text in ((Channel.FORM, REQUEST), (Channel.CHAT, ANGRY), (Channel.EMAIL, "hi")):
        lead = LeadFacts("x", channel, {"message": text}, (LeadMessage(text),))
        real, trial = prepare_offline(lead, playbook, today), try_lead(lead, playbook, today)
        assert str(trial.verdict.kind) == real["verdict"]
        shown = trial.outputs.model_dump(mode="json", exclude_none=True) if trial.outputs else None
        assert shown == real.get("outputs")
