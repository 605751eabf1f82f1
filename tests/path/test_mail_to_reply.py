"""A mail comes in, a person answers it, the answer arrives, and everything is written down."""

from __future__ import annotations

from email import message_from_bytes, policy

import pytest
from standardwebhooks import Webhook

from tests.e2e.application import PATIENCE
from tests.path.business import Business, Person, says, secret_in
from tests.servers.dovecot import PASSWORD, Dovecot
from tests.servers.receiver import Receiver, Request
from tests.servers.waiting import wait_until

pytestmark = pytest.mark.servers
ENQUIRY = """\
From: Ines Vogel <ines@prospect.example>
To: hello@cedar.example
Subject: Our bathroom
Message-ID: <first@prospect.example>
Date: Mon, 23 Nov 2026 09:00:00 +0100

Good morning, we would like to redo our bathroom. It is about 6 square metres. What do you need?

Kind regards, Ines
"""
RECORDS = {
    "lead.source_note",
    "lead.ai_output",
    "lead.owner_decision",
    "lead.final_reply",
    "lead.outcome",
    "lead.next_follow_up",
}


def as_sent(text: str) -> bytes:
    """A mail as it goes over the wire."""
    return text.replace("\n", "\r\n").encode()


def collect_from(owner: Person, dovecot: Dovecot, user: str) -> None:
    """Give the business a mailbox, as its owner does."""
    page = owner.read("/sources/add/email/")
    playbook = page.split('<option value="', 1)[1].split('"', 1)[0]
    answer = owner.send(
        "/sources/add/email/",
        {
            "name": "Mailbox",
            "playbook_id": playbook,
            "owner": "",
            "host": "127.0.0.1",
            "port": str(dovecot.imap_port),
            "security": "none",
            "username": user,
            "password": PASSWORD,
            "folder": "INBOX",
        },
    )
    assert answer.status_code == 200, answer.text


def connect(owner: Person, receiver: Receiver) -> str:
    """Give it a webhook; its secret."""
    fields = {"name": "CRM", "address": receiver.address, "is_active": "on"}
    return secret_in(owner.send("/connections/add/", fields).text)


def verified(secret: str, requests: list[Request]) -> dict[str, dict[str, object]]:
    """The bodies by type, each with a signature that holds."""
    return {
        body["type"]: body["data"]
        for body in (Webhook(secret).verify(one.body, one.headers) for one in requests)
    }


def test_from_a_mailbox_to_the_prospects_inbox(
    business: Business, dovecot: Dovecot, receiver: Receiver
) -> None:
    owner, reviewer = business.owner(), business.person()
    secret = connect(owner, receiver)
    collect_from(owner, dovecot, "incoming")
    dovecot.append("incoming", as_sent(ENQUIRY))
    lead = business.lead_of(reviewer, "Ines")
    assert dovecot.seen("incoming") == [True]

    _, fields = reviewer.reply(lead)
    assert "bathroom" in fields["text"]
    text = fields["text"].replace("\r\n", "\n") + "\n\nP.S. Photos help us."
    assert reviewer.approve(lead, text=text).status_code == 200
    wait_until(lambda: len(dovecot.seen("ines")) == 1, "it arrived", seconds=PATIENCE)
    arrived = message_from_bytes(_fetch(dovecot, "ines"), policy=policy.default)
    assert arrived["In-Reply-To"] == "<first@prospect.example>"
    assert "<first@prospect.example>" in arrived["References"]
    assert arrived["Subject"] == fields["subject"]
    assert arrived["To"] == "ines@prospect.example"
    assert arrived.get_content().replace("\r\n", "\n").rstrip("\n") == text.rstrip("\n")

    says(reviewer, lead, "Our reply")
    reviewer.send(f"/leads/{lead}/outcome/", {"outcome": "quoted", "days": "3"})
    wait_until(
        lambda: set(verified(secret, receiver.requests)) >= RECORDS,
        "all is written",
        seconds=PATIENCE,
    )
    written = verified(secret, receiver.requests)
    assert written["lead.final_reply"]["author"] == "ai_edited"
    assert written["lead.final_reply"]["message_id"] == arrived["Message-ID"]
    assert written["lead.source_note"]["lead"] == lead

    _the_prospect_answers(business, dovecot, reviewer, lead, str(arrived["Message-ID"]))
    assert business.handrail("audit", "verify").returncode == 0


def _the_prospect_answers(
    business: Business, dovecot: Dovecot, reviewer: Person, lead: str, message_id: str
) -> None:
    """Their reply joins the lead and brings it back; what was typed before cannot be sent."""
    reply = ENQUIRY.replace("<first@", "<second@").replace("Our bathroom", "Re: Our bathroom")
    reply = reply.replace("Date:", f"In-Reply-To: {message_id}\nDate:")
    dovecot.append("incoming", as_sent(reply.replace("Good morning", "One more thing")))
    assert business.lead_of(reviewer, "Ines") == lead
    path, fields = reviewer.reply(lead)
    dovecot.append(
        "incoming", as_sent(reply.replace("<second@", "<third@").replace("Good", "Yet another"))
    )
    says(reviewer, lead, "Yet another morning")
    refused = reviewer.send(path, fields | {"text": "An answer to the older message."})
    assert refused.status_code == 409
    assert "An answer to the older message." in refused.text


def _fetch(dovecot: Dovecot, user: str) -> bytes:
    import imaplib

    with imaplib.IMAP4("127.0.0.1", dovecot.imap_port) as client:
        client.login(user, PASSWORD)
        client.select("INBOX", readonly=True)
        _, answer = client.fetch("1", "(BODY.PEEK[])")
    assert isinstance(answer[0], tuple)
    return bytes(answer[0][1])


def test_what_binds_the_business_is_asked_of_its_owner(
    business: Business, receiver: Receiver, dovecot: Dovecot
) -> None:
    owner, reviewer = business.owner(), business.person()
    given = business.enquiry(
        name="Paula Price", email="paula@prospect.example", message="A bathroom?"
    )
    assert business.lead_of(reviewer, "Paula") == given
    text = "Dear Paula, we can do it for 9,500 euros."
    refused = reviewer.approve(given, text=text)
    assert refused.status_code == 409
    assert "Sam Ortiz" in refused.text
    path, fields = reviewer.reply(given)
    reviewer.send(path.replace("/decide/", "/ask/"), fields | {"text": text})
    page = owner.read("/sign-offs/")
    asked = page.split('name="question" value="', 1)[1].split('"', 1)[0]
    owner.send("/sign-offs/answer/", {"question": asked, "answer": "grant"})
    assert reviewer.approve(given, text=text).status_code == 200
    wait_until(lambda: len(dovecot.seen("paula")) == 1, "it arrived", seconds=PATIENCE)
    assert b"9,500 euros" in _fetch(dovecot, "paula")


def test_a_lead_for_a_person_meets_no_model(business: Business) -> None:
    reviewer = business.person()
    angry = "This is the third time that I write. My lawyer will hear of it. Unbelievable."
    lead = business.enquiry(name="Angela Anger", email="a@prospect.example", message=angry)
    assert business.lead_of(reviewer, "Angela") == lead
    assert "No AI has seen this lead" in reviewer.words(f"/leads/{lead}/")
    assert "Masked input went to" not in reviewer.words(f"/leads/{lead}/history/")
    path, fields = reviewer.form(lead, "form[action$='/release/']")
    assert reviewer.send(path, fields).status_code == 200
    wait_until(
        lambda: "Masked input went to" in reviewer.words(f"/leads/{lead}/history/"),
        "a person released it",
        seconds=PATIENCE,
    )
