"""Where to start: each answer leads to a page that does its work."""

from __future__ import annotations

import io
import json
from datetime import timedelta

import pypdf
import pytest
from django.utils import timezone
from selectolax.lexbor import LexborHTMLParser
from tests import factories
from tests.web.review.conftest import Desk, make_desk
from tests.web.review.test_decisions import TEXT, form

from handrail.jobs.run import run_claimed
from handrail.pipeline.record import write_body
from handrail.store import steps
from handrail.store.models import (
    AuditEvent,
    Connection,
    Decision,
    Delivery,
    Lead,
    Playbook,
    Record,
    ReviewItem,
    RouteAnswers,
    Source,
    Step,
    WriteBack,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk() -> Desk:
    return make_desk()


def run_all() -> None:
    """Do every step that is due, as a worker does."""
    while True:
        due = Step.objects.filter(state=Step.State.PENDING, due_at__lte=timezone.now()).first()
        if due is None:
            return
        held = steps.claim(due.id, worker="me", lease=timedelta(minutes=1), now=timezone.now())
        assert held is not None
        run_claimed(held)


class TestQuestions:
    def test_answers_lead_to_a_page_and_say_why(self, desk: Desk) -> None:
        client = desk.client(desk.manager)
        assert "Best fit" not in client.get("/start/").content.decode()
        client.post("/start/", {"holds_back": "data", "sensitive": "often"})
        page = client.get("/start/")
        tree = LexborHTMLParser(page.content.decode())
        best = tree.css_first(".route-card.best")
        assert "Privacy" in best.text()
        assert "you care what AI gets to see, and leads often bring" in " ".join(
            best.text().split()
        )
        assert "checked" in tree.css_first("#holds_back-data").attributes
        reached = client.get(str(best.css_first("a.button").attributes["href"]))
        assert "Suggested because" in reached.content.decode()

    def test_nothing_answered_says_so_and_nothing_is_kept(self, desk: Desk) -> None:
        answer = desk.client(desk.owner).post("/start/", {"stage": "moon"})
        assert answer.status_code == 422
        assert not RouteAnswers.objects.exists()

    def test_a_reviewer_reads_and_does_not_answer(self, desk: Desk) -> None:
        client = desk.client(desk.reviewer)
        assert "All ways to start" in client.get("/start/").content.decode()
        assert client.post("/start/", {"stage": "tried"}).status_code == 403


class TestPrototype:
    def test_an_invented_lead_goes_the_whole_path_and_nothing_leaves(self, desk: Desk) -> None:
        client = desk.client(desk.manager)
        client.post("/start/prototype/run/", {"sample": "request"})
        lead = Lead.objects.get()
        assert lead.source.playbook.mode == "sandbox"
        run_all()
        lead.refresh_from_db()
        page = client.get("/start/prototype/").content.decode()
        assert "Prepared:" in page
        assert "open it and decide" in page
        item = ReviewItem.objects.get(lead=lead)
        given = form(lead, item, TEXT, recipient=lead.contact.email)
        client.post(f"/items/{item.id}/decide/", given)
        assert Delivery.objects.get().route == Delivery.Route.SANDBOX
        page = client.get("/start/prototype/").content.decode()
        assert "In its undo window" in page
        assert f"{desk.manager}: approved with edits" in page

    def test_a_complaint_shows_that_no_ai_saw_it(self, desk: Desk) -> None:
        client = desk.client(desk.owner)
        client.post("/start/prototype/run/", {"sample": "complaint"})
        run_all()
        page = client.get("/start/prototype/").content.decode()
        assert "A person first:" in page
        assert "No AI has seen it" in page

    def test_each_run_is_a_lead_of_its_own_under_one_playbook(self, desk: Desk) -> None:
        client = desk.client(desk.owner)
        for _ in range(3):
            client.post("/start/prototype/run/", {"sample": "request"})
        assert Lead.objects.count() == 3
        assert Playbook.objects.count() == 1

    def test_out_of_the_sandbox_no_invented_lead_is_sent(self, desk: Desk) -> None:
        client = desk.client(desk.owner)
        client.post("/start/prototype/run/", {"sample": "request"})
        Playbook.objects.update(mode="shadow")
        assert client.post("/start/prototype/run/", {"sample": "request"}).status_code == 409
        assert Lead.objects.count() == 1

    def test_nothing_of_an_invented_lead_leaves_whatever_is_set(self, desk: Desk) -> None:
        connection(desk, "crm")
        client = desk.client(desk.owner)
        client.post("/start/prototype/run/", {"sample": "request"})
        run_all()
        lead = Lead.objects.get()
        playbook = lead.source.playbook
        factories.go_live(playbook, playbook.active_version)
        Playbook.objects.update(mode="live")
        item = ReviewItem.objects.get(lead=lead)
        given = form(lead, item, TEXT, recipient=lead.contact.email)
        client.post(f"/items/{item.id}/decide/", given)
        assert Delivery.objects.get().route == Delivery.Route.SANDBOX
        assert Record.objects.filter(lead=lead).exists()
        assert not WriteBack.objects.exists()

    def test_put_away_it_begins_anew(self, desk: Desk) -> None:
        client = desk.client(desk.manager)
        client.post("/start/prototype/run/", {"sample": "request"})
        assert client.post("/start/prototype/put-away/").status_code == 409
        run_all()
        client.post("/start/prototype/put-away/")
        assert "No invented lead yet" in client.get("/start/prototype/").content.decode()
        assert not ReviewItem.objects.filter(state="open").exists()
        assert Decision.objects.get().kind == Decision.Kind.NO_REPLY
        client.post("/start/prototype/run/", {"sample": "complaint"})
        page = client.get("/start/prototype/").content.decode()
        assert "Sample 2: a complaint" in page
        assert "Sample 1" not in page

    def test_a_source_that_is_off_takes_no_invented_lead(self, desk: Desk) -> None:
        client = desk.client(desk.owner)
        client.post("/start/prototype/run/", {"sample": "request"})
        Source.objects.update(is_active=False)
        assert client.post("/start/prototype/run/", {"sample": "request"}).status_code == 409
        assert Lead.objects.count() == 1

    def test_an_unknown_sample_is_refused(self, desk: Desk) -> None:
        answer = desk.client(desk.owner).post("/start/prototype/run/", {"sample": "moon"})
        assert answer.status_code == 422
        assert not Playbook.objects.exists()


def connection(desk: Desk, code: str) -> Connection:
    """Somewhere that records are sent to."""
    return Connection.objects.create(
        workspace=desk.workspace, created_at=timezone.now(), code=code, name=code,
        address=f"https://{code}.example/hook", secret="whsec_c2VjcmV0c2VjcmV0c2VjcmV0",
    )  # fmt: skip


def decided(desk: Desk) -> Lead:
    """A lead with a reply that was approved with edits."""
    lead = factories.lead(desk.workspace, name="Maria Lopez", email="maria@example.com")
    factories.draft(lead, TEXT)
    item = factories.item(lead)
    given = form(lead, item, TEXT.replace("Hi Maria", "Dear Maria Lopez"))
    desk.client(desk.reviewer).post(f"/items/{item.id}/decide/", given)
    return lead


class TestProof:
    @pytest.mark.parametrize("kind", ["html", "md", "pdf"])
    def test_the_pack_shows_figures_and_nobodys_name(self, desk: Desk, kind: str) -> None:
        lead = decided(desk)
        given = {"playbook": str(lead.source.playbook_id), "form": kind}
        answer = desk.client(desk.auditor).post("/start/proof/pack/", given)
        assert answer.status_code == 200
        said = answer.content.decode() if kind != "pdf" else _text_of(answer.content)
        if kind == "html":
            said = LexborHTMLParser(said).css_first("article").text(separator=" ")
        for words in ("Approved with edits", "Replays", "every event as it was written"):
            assert words in said
        for private in ("Maria", "Lopez", "maria@example.com"):
            assert private not in said
        assert AuditEvent.objects.filter(action="proof.made").count() == 1

    def test_an_empty_period_says_so(self, desk: Desk) -> None:
        playbook = factories.playbook(desk.workspace)
        given = {"playbook": str(playbook.id), "days": "7"}
        page = desk.client(desk.owner).post("/start/proof/pack/", given).content.decode()
        assert "No lead came under this playbook" in page

    def test_without_a_playbook_it_leads_to_the_prototype(self, desk: Desk) -> None:
        page = desk.client(desk.owner).get("/start/proof/").content.decode()
        assert "/start/prototype/" in page


def _text_of(body: bytes) -> str:
    pages = pypdf.PdfReader(io.BytesIO(body)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


class TestPrivacy:
    def test_it_says_what_ai_may_see_and_what_was_sent(self, desk: Desk) -> None:
        document = factories.PLAYBOOK + (
            "inputs: {channels: {form: [name, message]}, mask: [email, iban], never: [budget]}\n"
            "data_policy: {engines: [ours, builtin], keep_originals: 30d}\n"
        )
        playbook = factories.playbook(desk.workspace, document=document)
        factories.lead(desk.workspace, source=factories.source(desk.workspace, playbook=playbook))
        page = desk.client(desk.auditor).get(f"/start/privacy/?playbook={playbook.id}")
        words = " ".join(LexborHTMLParser(page.content.decode()).css_first("main").text().split())
        for said in ("name, message", "email, IBAN", "budget", "ours not set up", "30 days"):
            assert said in words

    def test_what_was_handed_over_is_of_this_playbook_alone(self, desk: Desk) -> None:
        one, other = factories.playbook(desk.workspace), factories.playbook(desk.workspace)
        lead = factories.lead(
            desk.workspace, source=factories.source(desk.workspace, playbook=other)
        )
        factories.output(lead, "summary", {"points": []})
        client = desk.client(desk.auditor)
        assert (
            "Nothing was handed"
            in client.get(f"/start/privacy/?playbook={one.id}").content.decode()
        )
        assert "Nothing was handed" not in (
            client.get(f"/start/privacy/?playbook={other.id}").content.decode()
        )

    def test_the_notice_is_true_of_the_engines(self, desk: Desk) -> None:
        playbook = factories.playbook(desk.workspace)
        path = f"/start/privacy/notice/?playbook={playbook.id}&form=md"
        said = desk.client(desk.owner).get(path).content.decode()
        assert "handed to no provider" in said
        outside = factories.PLAYBOOK + "data_policy: {engines: [ours]}\n"
        other = factories.playbook(desk.workspace, document=outside)
        path = f"/start/privacy/notice/?playbook={other.id}&form=md"
        assert (
            "providers of language models: ours"
            in desk.client(desk.owner).get(path).content.decode()
        )


class TestWriteBack:
    def test_the_matrix_says_where_each_record_goes(self, desk: Desk) -> None:
        document = factories.PLAYBOOK + (
            "write_back: {records: {source_note: [timeline], final_reply: [hubspot]}}\n"
        )
        playbook = factories.playbook(desk.workspace, document=document)
        page = desk.client(desk.owner).get(f"/start/write-back/?playbook={playbook.id}")
        tree = LexborHTMLParser(page.content.decode())
        assert "hubspot" in tree.css_first(".notice.warning").text()
        rows = {
            row.css_first("th").text(separator=" ").split()[0]: row
            for row in tree.css("main tbody tr")
        }
        assert {row.css("td")[0].text() for row in rows.values()} == {"Always"}

    def test_each_record_goes_to_the_connections_that_are_named(self, desk: Desk) -> None:
        named = "write_back: {records: {source_note: [hubspot], task: [webhook]}}\n"
        playbook = factories.playbook(desk.workspace, document=factories.PLAYBOOK + named)
        for code in ("hubspot", "sheet"):
            connection(desk, code)
        page = desk.client(desk.reviewer).get(f"/start/write-back/?playbook={playbook.id}")
        tree = LexborHTMLParser(page.content.decode())
        cells = {
            row.css_first("th").text(separator="|").split("|")[0]: [
                cell.text() for cell in row.css("td")[1:]
            ]
            for row in tree.css("main .table-frame")[0].css("tbody tr")
        }
        assert cells["Source note"] == ["Yes", "no"]
        assert cells["Task"] == ["Yes", "Yes"]
        assert cells["Outcome"] == ["no", "no"]
        assert "/edit/" not in page.content.decode()

    def test_the_examples_are_what_a_connection_gets(self, desk: Desk) -> None:
        connection(desk, "crm")
        lead = decided(desk)
        page = desk.client(desk.owner).get(f"/start/write-back/?playbook={lead.source.playbook_id}")
        shown = LexborHTMLParser(page.content.decode()).css("pre.snippet")
        written = [json.loads(one.text()) for one in shown]
        sent = [json.loads(write_body(write)) for write in WriteBack.objects.all()]
        assert sent
        assert all(one in sent for one in written)


@pytest.mark.parametrize(
    "page", ["", "prototype/", "write-back/", "privacy/", "proof/", "handoff/"]
)
def test_every_page_teaches_where_there_is_nothing(desk: Desk, page: str) -> None:
    answer = desk.client(desk.auditor).get(f"/start/{page}")
    assert answer.status_code == 200
