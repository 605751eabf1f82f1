"""The holding message: the playbook's words, once, by a person, while the lead keeps waiting."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from handrail.pipeline import review
from handrail.pipeline.delivery import deliver
from handrail.pipeline.errors import Conflict, Invalid, NotPermitted, Refused, Stale
from handrail.pipeline.holding import holding_offer, send_holding_message
from handrail.pipeline.playbooks import ChangeRecord, activate_version, add_playbook_version
from handrail.pipeline.recipients import known_recipients
from handrail.store.models import (
    Decision,
    Delivery,
    Lead,
    Member,
    Message,
    Record,
    ReviewItem,
    Step,
)
from tests import factories

pytestmark = pytest.mark.django_db
AFTER = timedelta(minutes=5)
REPLY = "Hello Maria,\n\nthank you. Which days suit you?\n\nBest regards"


def waiting(document: str = factories.PLAYBOOK, **lead: object) -> tuple[Lead, ReviewItem, Member]:
    """A lead in the queue, and a reviewer who owns no price and no time."""
    space = factories.workspace()
    source = factories.source(space, playbook=factories.playbook(space, document=document))
    made = factories.lead(space, source=source, **lead)
    item = factories.item(made, due_at=timezone.now() + timedelta(hours=3))
    reviewer = factories.member(space, "reviewer", name="Rae Viewer")
    factories.member(space, "owner", name="Sam Owner")
    return Lead.objects.get(pk=made.pk), item, reviewer


def send(lead: Lead, item: ReviewItem, member: Member, *, now: datetime) -> Decision:
    return send_holding_message(
        member,
        item.id,
        version=item.version,
        answers_id=lead.last_inbound_id,
        recipient=known_recipients(lead)[0],
        text=holding_offer(lead, item, now=now).text,
        now=now,
    )


def test_it_says_by_when_in_the_workspace_s_time_and_the_lead_s_language() -> None:
    lead, item, _ = waiting()
    due = item.due_at.astimezone(ZoneInfo(lead.workspace.time_zone))
    offer = holding_offer(lead, item, now=timezone.now())
    assert offer.text.startswith("Hi Maria,")
    assert offer.text.endswith("Cedar & Stone")
    assert offer.answer_by is not None
    assert item.due_at <= offer.answer_by < item.due_at + timedelta(minutes=15)
    local = offer.answer_by.astimezone(due.tzinfo)
    assert f"{local:%H:%M}." in offer.sentence
    assert f"{local:%B}" in offer.sentence


def test_a_german_lead_reads_it_in_german() -> None:
    document = factories.PLAYBOOK + "tone: {templates: {en: {}, de: {}}}\n"
    lead, item, _ = waiting(document, language="de")
    offer = holding_offer(lead, item, now=timezone.now())
    assert "antwortet Ihnen bis" in offer.text
    days = "Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag".split()
    assert any(day in offer.text for day in days)


def test_after_the_deadline_it_names_the_usual_time_from_now_on() -> None:
    lead, item, _ = waiting()
    now = item.due_at + timedelta(hours=1)
    offer = holding_offer(lead, item, now=now)
    assert offer.answer_by is not None
    assert offer.answer_by >= now + timedelta(hours=4)


def test_it_goes_out_once_and_the_lead_stays_where_it_was() -> None:
    lead, item, reviewer = waiting()
    now = timezone.now()
    decision = send(lead, item, reviewer, now=now)
    deliver(Step.objects.get(kind="deliver"), now + AFTER)
    row = Delivery.objects.get(decision=decision)
    assert row.state == Delivery.State.SENT
    item.refresh_from_db()
    lead.refresh_from_db()
    assert (item.state, lead.state) == ("open", Lead.State.IN_REVIEW)
    assert item.promised_by is not None
    assert lead.first_reply_at is None, "it is no answer"
    said = Message.objects.get(delivery=row)
    assert (said.author, said.member) == ("person", reviewer)
    assert Record.objects.get(lead=lead, kind="final_reply").body["decision"] == "holding"
    with pytest.raises(Invalid, match="already"):
        send(lead, item, reviewer, now=now)
    choice = review.Choice("send", "Re", REPLY, known_recipients(lead)[0], lead.last_inbound_id)
    decided = review.decide(reviewer, item.id, version=item.version, choice=choice, now=now)
    assert decided.kind == "edit"


def test_it_is_undone_like_an_approval() -> None:
    lead, item, reviewer = waiting()
    now = timezone.now()
    decision = send(lead, item, reviewer, now=now)
    review.undo(reviewer, decision.id, now=now)
    item.refresh_from_db()
    assert (item.state, item.promised_by) == ("open", None)
    assert ReviewItem.objects.filter(lead=lead).count() == 1
    assert Delivery.objects.get(decision=decision).state == "cancelled"
    send(lead, item, reviewer, now=now)


def test_the_reply_itself_comes_before_one_that_has_not_left() -> None:
    lead, item, reviewer = waiting()
    now = timezone.now()
    held = send(lead, item, reviewer, now=now)
    choice = review.Choice("send", "Re", REPLY, known_recipients(lead)[0], lead.last_inbound_id)
    review.decide(reviewer, item.id, version=item.version, choice=choice, now=now)
    held.refresh_from_db()
    assert held.voided_because
    assert Delivery.objects.get(decision=held).state == "cancelled"
    assert Step.objects.filter(kind="deliver").count() == 1


def test_it_falls_with_a_playbook_that_lets_it_out_no_more() -> None:
    lead, item, reviewer = waiting()
    now = timezone.now()
    decision = send(lead, item, reviewer, now=now)
    owner = Member.objects.of(lead.workspace).filter(role="owner").last()
    assert owner is not None
    version = add_playbook_version(
        owner,
        lead.playbook_version.playbook_id,
        document=factories.PLAYBOOK + "review: {holding_message: {on: false}}\n",
        record=ChangeRecord("None"),
        now=now,
    )
    activate_version(owner, version.id, now=now)
    deliver(Step.objects.get(kind="deliver"), now + AFTER)
    assert Delivery.objects.get(decision=decision).state == "cancelled"
    item.refresh_from_db()
    assert (item.state, item.promised_by) == ("open", None)


@pytest.mark.parametrize(
    ("rules", "why"),
    [
        ("review: {holding_message: {on: false}}\n", "lets no holding message go out"),
        ("review: {holding_message: {not_for: [anger]}}\n", "leads with: anger"),
        ("promises: {forbidden: [{code: x, why: Never., patterns: [maria]}]}\n", "holds its words"),
    ],
)
def test_its_own_rule_refuses_it(rules: str, why: str) -> None:
    lead, item, reviewer = waiting(factories.PLAYBOOK + rules)
    assert lead.last_inbound is not None
    factories.finding(lead.last_inbound, "bathroom", category="anger")
    assert why in holding_offer(lead, item, now=timezone.now()).why_not
    with pytest.raises(Invalid, match=why):
        send(lead, item, reviewer, now=timezone.now())
    assert Decision.objects.count() == 0


def test_other_words_than_were_shown_do_not_go() -> None:
    lead, item, reviewer = waiting()
    given = {"answers_id": lead.last_inbound_id, "recipient": known_recipients(lead)[0]}
    now = timezone.now()
    refused: list[tuple[type[Refused], dict[str, object]]] = [
        (Conflict, {"text": "We start on Monday."}),
        (Stale, {"answers_id": None}),
        (Invalid, {"recipient": "other@example.com"}),
        (Conflict, {"version": item.version + 1}),
    ]
    text = holding_offer(lead, item, now=now).text
    for error, other in refused:
        arguments = {"version": item.version, "text": text, "now": now, **given, **other}
        with pytest.raises(error):
            send_holding_message(reviewer, item.id, **arguments)  # type: ignore[arg-type]
    auditor = factories.member(lead.workspace, "auditor", name="Ada")
    with pytest.raises(NotPermitted):
        send(lead, item, auditor, now=now)
    assert Decision.objects.count() == 0


def test_the_database_wants_a_person_and_the_exact_bytes() -> None:
    lead, item, reviewer = waiting()
    with pytest.raises(DatabaseError), transaction.atomic():
        Decision.objects.create(
            workspace_id=lead.workspace_id,
            created_at=timezone.now(),
            item=item,
            lead=lead,
            member=reviewer,
            kind=Decision.Kind.HOLDING,
            answers=lead.last_inbound,
            approved_bytes=b"x",
        )
