"""Insights: decisions make the reliability of each engine, and it decides what is marked."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from tests import factories
from tests.pipeline.test_engines import prepare, waiting_lead

from handrail.pipeline.judged import borne_out
from handrail.store.models import Decision, DraftRevision, Lead, ReviewItem, Workspace
from handrail.store.selectors.reliability import reliability_of

pytestmark = pytest.mark.django_db
DRAFT = "Hi Maria,\n\nthank you for your message about the bathroom, we will be in touch."
LABEL = {"value": "bathroom", "confidence": 0.9, "evidence": []}
CLASSIFICATION = {
    "service": LABEL, "urgency": LABEL, "fit": LABEL, "language": LABEL, "confidence": 0.9,
}  # fmt: skip


class Decided:
    """A reviewer who decides on prepared leads of one workspace by HTTP."""

    def __init__(self) -> None:
        self.space: Workspace = factories.workspace()
        self.source = factories.source(self.space)
        self.client = Client()
        self.client.force_login(factories.member(self.space, "owner").user)

    def lead(self) -> Lead:
        lead: Lead = factories.lead(self.space, source=self.source)
        factories.output(lead, "classification", CLASSIFICATION)
        factories.draft(lead, text=DRAFT)
        factories.item(lead)
        return lead

    def decide(self, lead: Lead, **given: str) -> Decision:
        item = ReviewItem.objects.get(lead=lead)
        fields: dict[str, Any] = {
            "kind": "send", "version": item.version, "answers": str(lead.last_inbound_id),
            "subject": "Your enquiry", "text": DRAFT, "recipient": "maria@example.com",
        }  # fmt: skip
        answer = self.client.post(f"/items/{item.id}/decide/", fields | given)
        assert answer.status_code == 302, answer.content.decode()[:500]
        return Decision.objects.get(lead=lead)


def test_what_was_kept_of_a_draft_is_noted_with_the_decision() -> None:
    desk = Decided()
    approved = desk.decide(desk.lead())
    edited = desk.decide(desk.lead(), text=DRAFT.replace("in touch", "back soon with more"))
    rewritten = desk.decide(desk.lead(), text="Hello, please tell us more about what you need.")
    rejected = desk.decide(desk.lead(), kind="reject", reason_code="wrong_tone")
    shares = [row.kept_share for row in (approved, edited, rewritten, rejected)]
    assert shares[0] == 1.0
    assert shares[1] is not None
    assert 0.6 < shares[1] < 1.0
    assert shares[2] is not None
    assert shares[2] < 0.3
    assert shares[3] == 0.0
    assert {row.engine for row in Decision.objects.all()} == {"builtin"}
    reliability = reliability_of(desk.space, "builtin")
    assert reliability.decided == 4
    assert reliability.bins[0].stated == pytest.approx(0.9)


def test_a_lead_that_nobody_prepared_says_nothing_of_an_engine() -> None:
    desk = Decided()
    lead = factories.lead(desk.space, source=desk.source)
    factories.item(lead)
    decision = desk.decide(lead, text="Hello, thank you for your message.")
    assert (decision.engine, decision.kept_share) == ("", None)


def test_an_older_draft_that_is_sent_as_it_was_is_ais_own() -> None:
    """Going back to a revision and sending it is no edit: the text says who wrote it."""
    desk = Decided()
    lead = desk.lead()
    factories.draft(lead, text="Another draft, asked for and not used.")
    decision = desk.decide(lead, text=DRAFT)
    assert decision.kind == Decision.Kind.APPROVE
    assert decision.revision is not None
    assert (decision.revision.number, decision.revision.author) == (1, "ai")
    assert DraftRevision.objects.filter(lead=lead).count() == 2


def test_decisions_of_the_past_decide_what_is_marked_as_unsure() -> None:
    desk = Decided()
    for _ in range(30):
        desk.decide(desk.lead(), kind="reject", reason_code="wrong_service")
    assert borne_out(desk.space, "builtin", 0.9) < 0.35
    lead = waiting_lead(desk.space, "")
    prepare(lead)
    words = ReviewItem.objects.get(lead=lead).reason_text
    assert "by past decisions that is worth" in words
    page = desk.client.get("/insights/").content.decode()
    assert "30 decided leads" in page
    assert "90 %" in page


def test_the_page_says_what_is_missing() -> None:
    desk = Decided()
    assert "Nothing decided yet" in desk.client.get("/insights/").content.decode()
    desk.decide(desk.lead())
    assert "until 29 more leads are decided" in desk.client.get("/insights/").content.decode()
