"""Decisions from the lead's page: send, reject, no reply, escalate, release, undo, conflicts."""

from __future__ import annotations

import re
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone
from tests import factories
from tests.web.review.conftest import Desk

from handrail.store.models import Decision, Delivery, Lead, ReviewItem, SignOffRequest

TEXT = "Hi Maria,\n\nThank you for your message.\n\nBest regards,\nCedar & Stone"
PRICED = "Hi Maria,\n\nIt will cost 4,200 dollars.\n\nBest regards,\nCedar & Stone"


def ready(desk: Desk, text: str = TEXT, **given: object) -> tuple[Lead, ReviewItem]:
    """A lead in review with AI's draft."""
    lead = factories.lead(desk.workspace, **given)
    factories.draft(lead, text)
    return lead, factories.item(lead)


def form(lead: Lead, item: ReviewItem, text: str = TEXT, **given: str) -> dict[str, str]:
    """What the page sends, with the line ends that browsers make."""
    return {
        "kind": "send",
        "version": str(item.version),
        "answers": str(lead.last_inbound_id),
        "recipient": "maria@example.com",
        "subject": "Your enquiry",
        "text": text.replace("\n", "\r\n"),
    } | given


def test_an_unedited_draft_is_approved_and_the_next_lead_opens(desk: Desk) -> None:
    lead, item = ready(desk)
    following, _ = ready(desk, name="Next One")
    response = desk.client(desk.reviewer).post(f"/items/{item.id}/decide/", form(lead, item))
    decision = Decision.objects.get()
    assert (decision.kind, decision.member, decision.text) == ("approve", desk.reviewer, TEXT)
    assert response.status_code == 302
    assert response["Location"] == f"/leads/{following.id}/?decided={decision.id}"
    page = desk.client(desk.reviewer).get(response["Location"]).content.decode()
    assert "Next One" in page
    assert "Goes to the outbox" in page
    assert f"/decisions/{decision.id}/undo/" in page


def test_with_htmx_the_next_lead_comes_in_the_answer_itself(desk: Desk) -> None:
    lead, item = ready(desk)
    following, _ = ready(desk, name="Next One")
    client = desk.client(desk.reviewer, htmx=True)
    response = client.post(f"/items/{item.id}/decide/", form(lead, item))
    assert response.status_code == 200
    assert response["HX-Push-Url"].startswith(f"/leads/{following.id}/")
    assert "queue-changed" in response["HX-Trigger-After-Settle"]
    page = response.content.decode()
    assert f'data-lead="{following.id}"' in page
    assert 'hx-swap-oob="true"' in page


def test_an_edited_text_is_stored_as_edited_by_its_editor(desk: Desk) -> None:
    lead, item = ready(desk)
    changed = TEXT.replace("Thank you", "Many thanks")
    desk.client(desk.reviewer).post(f"/items/{item.id}/decide/", form(lead, item, changed))
    decision = Decision.objects.get()
    assert (decision.kind, decision.text) == ("edit", changed)
    assert decision.revision is not None
    assert decision.revision.author == "ai_edited"


def test_undo_brings_the_lead_back_with_its_draft(desk: Desk) -> None:
    lead, item = ready(desk)
    client = desk.client(desk.reviewer)
    client.post(f"/items/{item.id}/decide/", form(lead, item))
    decision = Decision.objects.get()
    response = client.post(f"/decisions/{decision.id}/undo/")
    assert response["Location"] == f"/leads/{lead.id}/"
    assert Delivery.objects.get().state == "cancelled"
    page = client.get(response["Location"]).content.decode()
    assert "Thank you for your message." in page
    assert 'id="reply-form"' in page


def test_a_price_needs_its_owner_and_nothing_typed_is_lost(desk: Desk) -> None:
    lead, item = ready(desk, PRICED)
    typed = PRICED + "\n\nP.S. typed just now"
    response = desk.client(desk.reviewer, htmx=True).post(
        f"/items/{item.id}/decide/", form(lead, item, typed)
    )
    page = response.content.decode()
    assert response.status_code == 409
    assert "Sam Ortiz" in page
    assert "P.S. typed just now" in page
    assert not Decision.objects.exists()
    question = SignOffRequest.objects.get(control_point="price")
    assert question.asked_by == desk.reviewer

    owner = desk.client(desk.owner)
    waiting = owner.get("/sign-offs/").content.decode()
    assert "It will cost 4,200 dollars." in waiting
    owner.post("/sign-offs/answer/", {"question": str(question.id), "answer": "grant"})
    again = desk.client(desk.reviewer).post(f"/items/{item.id}/decide/", form(lead, item, typed))
    assert again.status_code == 302
    assert Decision.objects.get().text == typed


def test_a_sign_off_is_asked_for_without_deciding(desk: Desk) -> None:
    lead, item = ready(desk, PRICED)
    client = desk.client(desk.reviewer)
    response = client.post(f"/items/{item.id}/ask/", form(lead, item, PRICED))
    assert response["Location"] == f"/leads/{lead.id}/"
    assert SignOffRequest.objects.get().state == "asked"
    assert not Decision.objects.exists()
    assert "Waiting for" in client.get(response["Location"]).content.decode()


def test_a_refusal_needs_a_word_and_its_word_is_shown(desk: Desk) -> None:
    lead, item = ready(desk, PRICED)
    client = desk.client(desk.reviewer)
    client.post(f"/items/{item.id}/ask/", form(lead, item, PRICED))
    question = SignOffRequest.objects.get()
    owner = desk.client(desk.owner)
    silent = owner.post("/sign-offs/answer/", {"question": str(question.id), "answer": "refuse"})
    assert silent.status_code == 422
    assert "Say in a word why not" in silent.content.decode()
    owner.post(
        "/sign-offs/answer/", {"question": str(question.id), "answer": "refuse", "note": "Too low"}
    )
    page = client.get(f"/leads/{lead.id}/").content.decode()
    assert "Refused: change it" in page
    assert "Too low" in page


def test_one_statement_is_answered_once_for_all_its_control_points(
    desk: Desk, other_desk: Desk
) -> None:
    lead, item = ready(desk, "Hi,\n\nIt costs 4,200 dollars and we guarantee it.")
    text = "Hi,\n\nIt costs 4,200 dollars and we guarantee it."
    desk.client(desk.reviewer).post(f"/items/{item.id}/ask/", form(lead, item, text))
    asked = [str(question.id) for question in SignOffRequest.objects.all()]
    assert len(asked) >= 2
    given = {"question": asked, "answer": "grant", "lead": str(lead.id)}
    stranger = other_desk.client(other_desk.owner)
    assert stranger.post("/sign-offs/answer/", given).status_code == 404
    page = desk.client(desk.owner).get("/sign-offs/").content.decode()
    assert page.count("asks for your sign-off") == 1
    response = desk.client(desk.owner).post("/sign-offs/answer/", given)
    assert response["Location"] == f"/leads/{lead.id}/"
    assert set(SignOffRequest.objects.values_list("state", flat=True)) == {"given"}
    none = desk.client(desk.owner).post("/sign-offs/answer/", {"answer": "grant"})
    assert none.status_code == 422


def test_somebody_who_owns_nothing_cannot_sign(desk: Desk) -> None:
    lead, item = ready(desk, PRICED)
    client = desk.client(desk.reviewer)
    client.post(f"/items/{item.id}/ask/", form(lead, item, PRICED))
    question = SignOffRequest.objects.get()
    response = client.post("/sign-offs/answer/", {"question": str(question.id), "answer": "grant"})
    assert response.status_code == 403
    assert "does not name you as an owner" in response.content.decode()


@pytest.mark.parametrize(("kind", "reason"), [("reject", "wrong_tone"), ("no_reply", "not_a_lead")])
def test_rejecting_and_not_replying_need_a_reason(desk: Desk, kind: str, reason: str) -> None:
    lead, item = ready(desk)
    client = desk.client(desk.reviewer)
    without = client.post(f"/items/{item.id}/decide/", form(lead, item, kind=kind))
    assert without.status_code == 422
    assert "Choose a reason" in without.content.decode()
    given = form(lead, item, kind=kind, reason_code=reason, reason="In words")
    assert client.post(f"/items/{item.id}/decide/", given).status_code == 302
    assert Decision.objects.get().kind == kind
    page = client.get(f"/leads/{lead.id}/").content.decode()
    assert "In words" in page


def test_two_people_at_once_one_wins_and_the_other_loses_no_typing(desk: Desk) -> None:
    lead, item = ready(desk)
    desk.client(desk.manager).post(f"/items/{item.id}/decide/", form(lead, item))
    typed = TEXT + "\n\nA long and careful thought"
    for htmx in (True, False):
        response = desk.client(desk.reviewer, htmx=htmx).post(
            f"/items/{item.id}/decide/", form(lead, item, typed)
        )
        page = response.content.decode()
        assert response.status_code == 409
        assert "Priya Nair decided on this lead already: approved" in page
        assert "A long and careful thought" in page
    assert Decision.objects.count() == 1


def test_a_lead_that_changed_meanwhile_keeps_the_typing_in_the_editor(desk: Desk) -> None:
    lead, item = ready(desk)
    given = form(lead, item, TEXT + " More.")
    item.version += 1
    item.save()
    response = desk.client(desk.reviewer).post(f"/items/{item.id}/decide/", given)
    page = response.content.decode()
    assert response.status_code == 409
    assert "changed while you had it open" in page
    assert re.search(r"<textarea id=\"reply-text\"[^>]*>[^<]*More\.</textarea>", page, re.DOTALL)


def test_a_draft_for_an_older_message_cannot_be_sent(desk: Desk) -> None:
    lead, item = ready(desk)
    stale = form(lead, item)
    factories.message(lead, "One more thing: we also need a new shower.")
    client = desk.client(desk.reviewer)
    page = client.get(f"/leads/{lead.id}/").content.decode()
    assert "wrote again after this draft was made" in page
    hidden = re.search(r'id="reply-form".*?name="answers" value="([^"]+)"', page, re.DOTALL)
    assert hidden is not None
    assert hidden[1] == stale["answers"]
    response = client.post(f"/items/{item.id}/decide/", stale)
    assert response.status_code == 409
    assert "wrote again" in response.content.decode()
    lead.refresh_from_db()
    fresh = {"answers": str(lead.last_inbound_id), "subject": "Your enquiry", "text": TEXT}
    client.post(f"/leads/{lead.id}/draft/", fresh)
    page = client.get(f"/leads/{lead.id}/").content.decode()
    assert "after this draft was made" not in page


def test_escalation_names_a_person_a_time_and_a_note(desk: Desk) -> None:
    _, item = ready(desk)
    client = desk.client(desk.reviewer)
    given = {"version": str(item.version), "to": str(desk.owner.id), "hours": "4", "note": "See"}
    assert client.post(f"/items/{item.id}/escalate/", given).status_code == 302
    item.refresh_from_db()
    assert item.assigned_to == desk.owner
    assert item.escalation_due_at is not None
    assert abs(item.escalation_due_at - timezone.now() - timedelta(hours=4)) < timedelta(minutes=1)
    page = desk.client(desk.owner).get(f"/leads/{item.lead_id}/").content.decode()
    assert "Dana Reed escalated this to Sam Ortiz" in page
    nobody = client.post(f"/items/{item.id}/escalate/", {"version": "2", "hours": "4"})
    assert nobody.status_code == 422


def test_release_hands_a_person_first_lead_to_ai(desk: Desk) -> None:
    lead = factories.lead(desk.workspace, person_first=True)
    item = factories.item(lead, reason="person_first")
    desk.client(desk.reviewer).post(f"/items/{item.id}/release/", {"version": str(item.version)})
    lead.refresh_from_db()
    assert lead.released_by == desk.reviewer


def test_assigning_to_me_and_to_nobody(desk: Desk) -> None:
    _, item = ready(desk)
    client = desk.client(desk.reviewer)
    client.post(f"/items/{item.id}/assign/", {"to": str(desk.reviewer.id)})
    item.refresh_from_db()
    assert item.assigned_to == desk.reviewer
    client.post(f"/items/{item.id}/assign/", {"to": ""})
    item.refresh_from_db()
    assert item.assigned_to is None
    to_auditor = client.post(f"/items/{item.id}/assign/", {"to": str(desk.auditor.id)})
    assert to_auditor.status_code == 422


def test_nothing_of_another_workspace_can_be_acted_on(desk: Desk, other_desk: Desk) -> None:
    lead, item = ready(desk)
    desk.client(desk.reviewer).post(f"/items/{item.id}/decide/", form(lead, item))
    decision = Decision.objects.get()
    client = other_desk.client(other_desk.owner)
    for address in (
        f"/items/{item.id}/decide/",
        f"/items/{item.id}/escalate/",
        f"/items/{item.id}/release/",
        f"/items/{item.id}/assign/",
        f"/items/{item.id}/ask/",
        f"/decisions/{decision.id}/undo/",
        f"/deliveries/{decision.delivery.id}/copied/",
        f"/deliveries/{decision.delivery.id}/resolve/",
        f"/leads/{lead.id}/check/",
        f"/leads/{lead.id}/draft/",
        f"/leads/{lead.id}/outcome/",
        f"/leads/{lead.id}/tasks/",
    ):
        given = form(lead, item, to=str(other_desk.owner.id), hours="4", was_sent="yes", title="x")
        assert client.post(address, given).status_code == 404, address


def test_a_recipient_of_ones_own_choice_is_refused(desk: Desk) -> None:
    lead, item = ready(desk)
    given = form(lead, item, recipient="someone@else.example")
    response = desk.client(desk.reviewer).post(f"/items/{item.id}/decide/", given)
    assert response.status_code == 422
    assert "A reply goes to the prospect only" in response.content.decode()


def test_outcome_and_next_follow_up_are_kept_from_the_bar(desk: Desk) -> None:
    lead, _ = ready(desk)
    response = desk.client(desk.reviewer, htmx=True).post(
        f"/leads/{lead.id}/outcome/", {"outcome": "quoted", "days": "3", "from": "bar"}
    )
    assert response.status_code == 200
    assert response["HX-Retarget"] == "#notices"
    lead.refresh_from_db()
    assert lead.outcome == "quoted"
    assert lead.next_follow_up_at is not None
    local = timezone.localtime(lead.next_follow_up_at, ZoneInfo("Europe/Berlin"))
    assert local.hour == 9


def test_a_planned_follow_up_stays_when_only_the_outcome_is_written_down(desk: Desk) -> None:
    lead, _ = ready(desk)
    client = desk.client(desk.reviewer)
    client.post(f"/leads/{lead.id}/outcome/", {"outcome": "", "days": "7"})
    lead.refresh_from_db()
    planned = lead.next_follow_up_at
    page = client.get(f"/leads/{lead.id}/").content.decode()
    hidden = re.search(r'name="planned" value="([^"]+)"', page)
    assert hidden is not None
    given = {"outcome": "quoted", "days": "keep", "planned": hidden[1]}
    client.post(f"/leads/{lead.id}/outcome/", given)
    lead.refresh_from_db()
    assert (lead.outcome, lead.next_follow_up_at) == ("quoted", planned)
    client.post(f"/leads/{lead.id}/outcome/", {"outcome": "quoted", "days": ""})
    lead.refresh_from_db()
    assert lead.next_follow_up_at is None
    wrong = client.post(f"/leads/{lead.id}/outcome/", {"next_follow_up_at": "soon"})
    assert wrong.status_code == 422


def test_get_changes_nothing(desk: Desk) -> None:
    _, item = ready(desk)
    client = desk.client(desk.owner)
    for act in ("decide", "escalate", "release", "assign", "ask"):
        assert client.get(f"/items/{item.id}/{act}/").status_code == 405
