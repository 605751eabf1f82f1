"""Another draft on demand: asked on the lead's page, written by a step, through the same guard."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import DatabaseError, transaction
from django.test import Client
from django.utils import timezone
from tests import factories
from tests.adapters.models.asking import ANSWER
from tests.pipeline.test_engines import provider
from tests.servers.models import Fault, ModelServer, model_server

from handrail.pipeline.redraft import give_up, write_draft
from handrail.store.models import (
    Author,
    DraftRequest,
    DraftRevision,
    FindingRow,
    Lead,
    Member,
    ModelCall,
    Output,
    Record,
    ReviewItem,
    Step,
)

pytestmark = pytest.mark.django_db
POLICY = "data_policy:\n  engines: [first]\n"
STANDING = """\
Hi Maria,

Thank you very much for your message about your bathroom; we have read it with great interest.

Could you tell us the size of the room? It would help us to prepare everything properly before
one of us gets back to you with everything that you need to know.

Best regards
Cedar & Stone"""


@pytest.fixture
def server(settings: Any) -> Iterator[ModelServer]:
    settings.ENVIRONMENT = settings.ENVIRONMENT.model_copy(update={"allow_private_addresses": True})
    with model_server({"draft_reply": ANSWER["draft_reply"]}) as made:
        yield made


class Desk:
    """A lead with AI's draft before a reviewer."""

    def __init__(self, policy: str = "") -> None:
        self.space = factories.workspace()
        rules = factories.playbook(self.space, document=f"{factories.PLAYBOOK}{policy}")
        self.lead: Lead = factories.lead(
            self.space, source=factories.source(self.space, playbook=rules)
        )
        self.item: ReviewItem = factories.item(self.lead)
        self.draft: DraftRevision = factories.draft(self.lead, text=STANDING)
        self.member: Member = factories.member(self.space)
        self.client = Client()
        self.client.force_login(self.member.user)

    def ask(self, instruction: str, **changed: str) -> Any:
        given = {
            "instruction": instruction,
            "answers": str(self.lead.last_inbound_id),
            "shown": "1",
            "subject": self.draft.subject,
            "text": self.draft.text,
        }
        return self.client.post(f"/leads/{self.lead.id}/redraft/", given | changed)

    def write(self) -> None:
        write_draft(Step.objects.filter(kind="redraft").latest("created_at"), timezone.now())

    def page(self) -> str:
        html: str = self.client.get(f"/leads/{self.lead.id}/").content.decode()
        return html


def test_a_shorter_draft_stands_beside_what_it_was_made_from() -> None:
    desk = Desk()
    assert desk.ask("shorter").status_code == 302
    assert "AI is writing another draft" in desk.page()
    desk.write()
    newest = DraftRevision.objects.latest("number")
    assert (newest.number, newest.author) == (2, Author.AI)
    assert len(newest.text.split()) < len(STANDING.split())
    page = desk.page()
    assert "Difference from revision 1" in page
    assert "asked: <q>shorter</q>" in page
    assert (
        STANDING.splitlines()[0]
        in desk.client.get(f"/leads/{desk.lead.id}/?revision=1").content.decode()
    )
    assert Output.objects.filter(kind="draft_reply").count() == 1
    assert ModelCall.objects.get().request["instruction"] == "shorter"
    assert Record.objects.filter(kind="ai_output").exists()


def test_a_model_writes_it_from_the_wish_and_the_draft(server: ModelServer) -> None:
    desk = Desk(POLICY)
    provider(desk.space, server, "first")
    desk.ask("say it in rhymes")
    desk.write()
    body = server.bodies[0].decode()
    assert "say it in rhymes" in body
    assert "Could you tell us the size of the room?" in body
    request = DraftRequest.objects.get()
    assert request.state == DraftRequest.State.DONE
    assert request.revision is not None
    assert "60 dollars" in request.revision.text
    assert ModelCall.objects.get().kinds == ["draft_reply"]


def test_the_guard_reads_it_like_every_draft(server: ModelServer) -> None:
    promise = {**ANSWER["draft_reply"], "text": "We will do all of it for 9,500 dollars by Monday."}
    server.script = [{"draft_reply": promise}]
    desk = Desk(POLICY)
    provider(desk.space, server, "first")
    desk.ask("name a price")
    desk.write()
    newest = DraftRevision.objects.latest("number")
    assert FindingRow.objects.filter(revision=newest, control_point="price").exists()
    answer = desk.client.post(
        f"/items/{desk.item.id}/decide/",
        {
            "kind": "send", "version": desk.item.version, "answers": str(desk.lead.last_inbound_id),
            "subject": newest.subject, "text": newest.text, "recipient": "maria@example.com",
        },
    )  # fmt: skip
    assert answer.status_code == 409 or "sign" in answer.content.decode()
    desk.item.refresh_from_db()
    assert desk.item.state == ReviewItem.State.OPEN


def test_what_was_typed_is_kept_as_its_own_revision() -> None:
    desk = Desk()
    desk.ask("offer a call", text="Hi Maria, my own words, thank you.")
    mine = DraftRevision.objects.get(number=2)
    assert (mine.author, mine.member) == (Author.AI_EDITED, desk.member)
    assert DraftRequest.objects.get().base == mine
    desk.write()
    assert DraftRevision.objects.count() == 3


def test_a_chat_has_no_subject_and_nothing_was_changed() -> None:
    desk = Desk()
    given = {"instruction": "offer a call", "answers": str(desk.lead.last_inbound_id)}
    desk.client.post(
        f"/leads/{desk.lead.id}/redraft/", {**given, "shown": "1", "text": desk.draft.text}
    )
    assert DraftRequest.objects.get().base == desk.draft
    assert DraftRevision.objects.count() == 1


def test_the_built_in_engine_says_what_it_can_do() -> None:
    desk = Desk()
    desk.ask("make it rhyme")
    desk.write()
    page = desk.page()
    assert "No draft came of" in page
    assert "understands: shorter" in page
    assert 'value="make it rhyme"' in page, "the wish is kept for another try"
    assert DraftRevision.objects.count() == 1


def test_a_provider_that_is_down_leaves_it_to_the_built_in_engine(server: ModelServer) -> None:
    server.script = [Fault(503)]
    desk = Desk(POLICY)
    provider(desk.space, server, "first")
    desk.ask("shorter")
    desk.write()
    request = DraftRequest.objects.get()
    assert request.state == DraftRequest.State.DONE
    assert "Model first" in request.words
    assert "Another engine wrote it than planned" in desk.page()


@pytest.mark.parametrize("wish", ["", "   ", "x" * 501])
def test_a_wish_that_cannot_be_used_keeps_the_page(wish: str) -> None:
    desk = Desk()
    answer = desk.ask(wish, text="My own words.")
    assert answer.status_code == 422
    assert "My own words." in answer.content.decode()
    assert not DraftRequest.objects.exists()


def test_one_at_a_time() -> None:
    desk = Desk()
    desk.ask("shorter")
    answer = desk.ask("offer a call")
    assert answer.status_code == 409
    assert "already writing" in answer.content.decode()
    with pytest.raises(DatabaseError), transaction.atomic():
        DraftRequest.objects.create(
            workspace=desk.space, created_at=timezone.now(), lead=desk.lead, member=desk.member,
            answers=desk.lead.last_inbound, instruction="another",
        )  # fmt: skip


def test_no_ai_sees_a_lead_that_is_a_persons_first() -> None:
    desk = Desk()
    Lead.objects.update(person_first=True)
    assert "release the lead to AI" in desk.ask("shorter").content.decode()
    assert not ModelCall.objects.exists()
    assert "redraft-wish" not in desk.page()


def test_a_prospect_who_wrote_again_ends_it() -> None:
    desk = Desk()
    desk.ask("shorter")
    factories.message(desk.lead, text="One more thing: the floor too.")
    desk.write()
    request = DraftRequest.objects.get()
    assert request.state == DraftRequest.State.FAILED
    assert "wrote again" in request.words
    assert DraftRevision.objects.count() == 1


def test_a_lead_decided_meanwhile_gets_no_draft() -> None:
    desk = Desk()
    desk.ask("shorter")
    ReviewItem.objects.update(state=ReviewItem.State.DECIDED, closed_at=timezone.now())
    desk.write()
    assert DraftRequest.objects.get().state == DraftRequest.State.FAILED
    assert DraftRevision.objects.count() == 1


def test_a_step_whose_workers_died_lets_the_reviewer_ask_again() -> None:
    desk = Desk()
    desk.ask("shorter")
    give_up(DraftRequest.objects.get().id, why="Workers died.", now=timezone.now())
    assert "Workers died." in desk.page()
    assert desk.ask("shorter").status_code == 302


def test_an_auditor_is_offered_none() -> None:
    desk = Desk()
    auditor = Client()
    auditor.force_login(factories.member(desk.space, "auditor").user)
    assert "redraft-wish" not in auditor.get(f"/leads/{desk.lead.id}/").content.decode()
    answer = auditor.post(f"/leads/{desk.lead.id}/redraft/", {"instruction": "shorter"})
    assert answer.status_code == 403


def test_a_draft_that_would_say_the_same_is_no_revision() -> None:
    desk = Desk()
    desk.ask("offer a call")
    desk.write()
    made = DraftRevision.objects.get(number=2)
    desk.ask("offer a call", shown="2", subject=made.subject, text=made.text)
    desk.write()
    assert DraftRevision.objects.count() == 2
    assert "says the same as this one" in desk.page()
