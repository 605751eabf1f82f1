"""A newer playbook holds for leads in review as well: the stricter of old and new decides."""

from __future__ import annotations

import hashlib

import pytest
from django.utils import timezone
from tests import factories
from tests.web.review.conftest import Desk
from tests.web.review.test_decisions import TEXT, form

from handrail.pipeline.playbooks import ChangeRecord, activate_version, add_playbook_version
from handrail.store.models import Decision, Lead, ReviewItem, SignOffRequest

APPROVED = TEXT.replace("message.", "message. A survey visit costs 60 dollars. We love tiles.")
PRICE = "A survey visit costs 60 dollars."
FORBIDDEN = """\
promises:
  forbidden:
    - {code: love, why: We do not speak of love., patterns: [love tiles]}
"""
OWNERS_SIGN = """\
control_points:
  reply: {owners: [owner]}
"""


def under_review(desk: Desk, document: str) -> tuple[Lead, ReviewItem]:
    """A lead prepared under this playbook."""
    rules = factories.playbook(desk.workspace, document=document)
    lead = factories.lead(desk.workspace, source=factories.source(desk.workspace, playbook=rules))
    factories.draft(lead, APPROVED)
    return lead, factories.item(lead)


def replace_playbook(desk: Desk, lead: Lead, document: str) -> None:
    """Put another version into use."""
    version = add_playbook_version(
        desk.manager,
        lead.source.playbook_id,
        document=document,
        record=ChangeRecord("Other rules"),
        now=timezone.now(),
    )
    activate_version(desk.manager, version.id, now=timezone.now())


def decided(desk: Desk, lead: Lead, item: ReviewItem) -> bool:
    """Whether the reviewer's decision was taken."""
    desk.client(desk.reviewer).post(f"/items/{item.id}/decide/", form(lead, item, APPROVED))
    return Decision.objects.filter(item=item, undone_at=None).exists()


def test_what_both_allow_goes_out(desk: Desk) -> None:
    lead, item = under_review(desk, factories.PLAYBOOK)
    replace_playbook(desk, lead, factories.PLAYBOOK.replace("Kitchen,", "Kitchens,"))
    assert decided(desk, lead, item)


@pytest.mark.parametrize(
    "stricter",
    [
        factories.PLAYBOOK + FORBIDDEN,
        factories.PLAYBOOK + OWNERS_SIGN,
        factories.PLAYBOOK.replace("costs 60", "costs 75"),
    ],
    ids=["forbidden now", "owned by fewer now", "no approved price any more"],
)
def test_what_became_stricter_holds_for_leads_in_review(desk: Desk, stricter: str) -> None:
    lead, item = under_review(desk, factories.PLAYBOOK)
    replace_playbook(desk, lead, stricter)
    assert not decided(desk, lead, item)


@pytest.mark.parametrize(
    "stricter",
    [factories.PLAYBOOK + FORBIDDEN, factories.PLAYBOOK + OWNERS_SIGN],
    ids=["was forbidden", "was owned by fewer"],
)
def test_what_became_looser_stays_as_strict_for_leads_in_review(desk: Desk, stricter: str) -> None:
    lead, item = under_review(desk, stricter)
    replace_playbook(desk, lead, factories.PLAYBOOK)
    assert not decided(desk, lead, item)
    lead.refresh_from_db()
    assert lead.playbook_version.number == 1


def test_the_owner_of_either_is_asked_and_the_page_says_why(desk: Desk) -> None:
    lead, item = under_review(desk, factories.PLAYBOOK)
    replace_playbook(desk, lead, factories.PLAYBOOK.replace("costs 60", "costs 75"))
    page = desk.client(desk.reviewer).get(f"/leads/{lead.id}/").content.decode()
    assert "Prepared under version 1" in page
    assert "version 2</a> is in use now" in page
    assert not decided(desk, lead, item)
    question = SignOffRequest.objects.get(item=item)
    digest = hashlib.sha256(PRICE.encode()).hexdigest()
    assert (question.control_point, question.statement_sha256) == ("price", digest)
    answer = {"question": str(question.id), "answer": "grant"}
    desk.client(desk.manager).post("/sign-offs/answer/", answer)
    question.refresh_from_db()
    assert question.state == SignOffRequest.State.GIVEN
    item.refresh_from_db()
    assert decided(desk, lead, item)
