"""Real kinds of mail, faulty ones among them, as values."""

from __future__ import annotations

import base64
import hashlib
from datetime import UTC, datetime
from email.message import EmailMessage

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handrail.core.intake.errors import IntakeError
from handrail.core.intake.mail import parse_mail
from handrail.core.intake.mail_kind import MailKind


def _mail(text: str = "Hello", **headers: str) -> EmailMessage:
    message = EmailMessage()
    given_ = {"From": "Anna Rot <anna@example.net>", "Subject": "Roof", **headers}
    for name, value in given_.items():
        message[name.replace("_", "-")] = value
    message.set_content(text)
    return message


def test_a_mail_with_everything() -> None:
    message = _mail(
        "Hallo,\nbitte um ein Angebot.\n",
        From="Anna Röt <Anna@Example.net>",
        To="Sales <sales+0123456789abcdef0123@example.org>",
        Cc="b@example.org",
        Subject="Dach – Größe",
        Date="Sun, 01 Mar 2026 13:00:00 +0100",
        Message_ID="<1@example.net>",
        In_Reply_To="<r@example.org>",
        References="<a@example.org> <r@example.org>",
    )
    message.add_attachment(b"%PDF", maintype="application", subtype="pdf", filename="../Plan ü.pdf")
    mail = parse_mail(message.as_bytes())
    assert mail.kind == MailKind.PERSON
    assert mail.is_for_people
    assert (mail.sender.name, mail.sender.address) == ("Anna Röt", "Anna@Example.net")
    assert [one.address for one in mail.to] == [
        "sales+0123456789abcdef0123@example.org",
        "b@example.org",
    ]
    assert (mail.subject, mail.text) == ("Dach – Größe", "Hallo,\nbitte um ein Angebot.")
    assert mail.date == datetime(2026, 3, 1, 12, tzinfo=UTC)
    assert (mail.message_id, mail.in_reply_to) == ("<1@example.net>", "<r@example.org>")
    assert mail.references == "<a@example.org> <r@example.org>"
    assert mail.thread_token == "0123456789abcdef0123"
    (plan,) = mail.attachments
    assert (plan.name, plan.content_type, plan.size) == ("Plan ü.pdf", "application/pdf", 4)
    assert plan.sha256 == hashlib.sha256(b"%PDF").hexdigest()
    assert mail.fields == {
        "name": "Anna Röt",
        "email": "Anna@Example.net",
        "to": "sales+0123456789abcdef0123@example.org, b@example.org",
        "subject": "Dach – Größe",
        "message": "Hallo,\nbitte um ein Angebot.",
    }


def test_a_forms_notification_is_answered_at_its_reply_to() -> None:
    mail = parse_mail(
        _mail(
            From="Website <wordpress@example.org>",
            Reply_To="Ben <ben@example.net>",
            Auto_Submitted="auto-generated",
        ).as_bytes()
    )
    assert (mail.fields["email"], mail.fields["name"]) == ("ben@example.net", "Ben")
    assert mail.kind == MailKind.NOTIFICATION
    assert mail.is_for_people


@pytest.mark.parametrize(
    ("headers", "kind"),
    [
        ({"Auto_Submitted": "auto-replied"}, MailKind.AUTO_REPLY),
        ({"Auto_Submitted": "auto-replied (vacation)"}, MailKind.AUTO_REPLY),
        ({"X_Autoreply": "yes"}, MailKind.AUTO_REPLY),
        ({"Precedence": "auto_reply"}, MailKind.AUTO_REPLY),
        (
            {"Subject": "Automatic reply: Roof", "X_Auto_Response_Suppress": "All"},
            MailKind.AUTO_REPLY,
        ),
        ({"Subject": "Out of office", "In_Reply_To": "<a@b>"}, MailKind.AUTO_REPLY),
        ({"Return_Path": "<>", "In_Reply_To": "<a@b>"}, MailKind.AUTO_REPLY),
        ({"Subject": "Out of office lighting: a quote please"}, MailKind.PERSON),
        ({"Auto_Submitted": "no"}, MailKind.PERSON),
        ({"List_Id": "<news.example.org>"}, MailKind.LIST),
        ({"Precedence": "bulk"}, MailKind.LIST),
        ({"List_Unsubscribe": "<mailto:u@example.org>"}, MailKind.NOTIFICATION),
        (
            {
                "From": "MAILER-DAEMON@example.org",
                "Return_Path": "<>",
                "Subject": "Undelivered Mail Returned to Sender",
            },
            MailKind.BOUNCE,
        ),
        ({"Subject": "Delivery status of my order?"}, MailKind.PERSON),
        ({}, MailKind.PERSON),
    ],
)
def test_people_are_told_from_machines(headers: dict[str, str], kind: MailKind) -> None:
    assert parse_mail(_mail(**headers).as_bytes()).kind == kind


def test_a_bounce_names_what_it_returns() -> None:
    raw = b"""From: MAILER-DAEMON@mx.example.org
Subject: failure
Content-Type: multipart/report; report-type=delivery-status; boundary=b

--b
Content-Type: text/plain

It failed.
--b
Content-Type: message/delivery-status

Final-Recipient: rfc822; a@example.net

--b
Content-Type: text/rfc822-headers

Message-ID:
 <lost@example.org>
Subject: Re: Roof
--b--
"""
    mail = parse_mail(raw)
    assert mail.kind == MailKind.BOUNCE
    assert not mail.is_for_people
    assert mail.returned_ids == ("<lost@example.org>",)


def test_html_alone_is_read_as_its_reader_sees_it() -> None:
    message = _mail()
    message.set_content("<p>Hi,</p><p>a <b>roof</b></p><style>x</style>", subtype="html")
    assert parse_mail(message.as_bytes()).text == "Hi,\n\na roof"


def test_plain_text_is_preferred_to_html_unless_it_says_nothing() -> None:
    both = _mail("the plain text")
    both.add_alternative("<p>the html text</p>", subtype="html")
    assert parse_mail(both.as_bytes()).text == "the plain text"
    empty = _mail("This is an HTML email; your reader can't show it.")
    empty.add_alternative("<p>the html text</p>", subtype="html")
    assert parse_mail(empty.as_bytes()).text == "the html text"


def test_a_mail_enclosed_as_a_whole_is_read_and_listed() -> None:
    outer = _mail("Please take care of this.", Subject="Fwd: Roof")
    outer.add_attachment(_mail("I need a new roof.", From="Cleo <cleo@example.net>"))
    mail = parse_mail(outer.as_bytes())
    assert mail.forwarded
    assert mail.forwarded_from == "cleo@example.net"
    assert "Please take care" in mail.text
    assert "I need a new roof." in mail.text
    assert [one.content_type for one in mail.attachments] == ["message/rfc822"]


@pytest.mark.parametrize(
    ("charset", "body"),
    [
        ("iso-8859-1", "Größe".encode("latin-1")),
        ("utf-8", "Größe".encode("latin-1")),
        ("us-ascii", "Größe".encode()),
        ("x-unknown", "Größe".encode()),
        ("x-unknown", "Größe".encode("cp1252")),
        ("", "Größe".encode()),
        ("utf-16", "Größe".encode("utf-16")),
    ],
)
def test_a_wrong_character_set_is_survived(charset: str, body: bytes) -> None:
    head = f"From: a@b.cd\nContent-Type: text/plain; charset={charset}\n"
    raw = head.encode() + b"Content-Transfer-Encoding: base64\n\n" + base64.b64encode(body)
    assert parse_mail(raw).text == "Größe"


@pytest.mark.parametrize(
    ("subject", "read"),
    [
        (b"=?utf-8?B?R3LDtsOfZQ==?=", "Größe"),
        (b"=?utf-8?q?Gr=C3=B6?= =?utf-8?q?=C3=9Fe?=", "Größe"),
        ("Größe".encode(), "Größe"),
        ("Größe".encode("latin-1"), "Größe"),
        (b"=?x-unknown?q?Dach?=", "Dach"),
        (b"=?utf-8?B?!!!?=", "=?utf-8?B?!!!?="),
        (b"two\r\n lines", "two lines"),
    ],
)
def test_a_faulty_subject_is_survived(subject: bytes, read: str) -> None:
    assert parse_mail(b"From: a@b.cd\r\nSubject: " + subject + b"\r\n\r\nx").subject == read


@pytest.mark.parametrize(
    "date", ["", "yesterday", "Sun, 99 Mar 2026 99:00:00 +9999", "1 Jan 9999 00:00 +0000"]
)
def test_an_unreadable_date_is_none(date: str) -> None:
    assert parse_mail(f"From: a@b.cd\nDate: {date}\n\nx".encode()).date is None


@pytest.mark.parametrize(
    "sender", ["<anna@example.net>", '"Rot, Anna" <anna@example.net>', "anna@example.net (Anna)"]
)
def test_ways_to_write_a_sender(sender: str) -> None:
    assert parse_mail(f"From: {sender}\n\nx".encode()).sender.address == "anna@example.net"


def test_bytes_that_are_no_mail_are_refused() -> None:
    with pytest.raises(IntakeError) as caught:
        parse_mail(b"\n\njust text")
    assert (caught.value.status, caught.value.code) == (422, "not_a_mail")


def test_nesting_without_end_is_refused_or_read_but_never_crashes() -> None:
    raw = b"From: a@b.cd\n" + b"".join(
        b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(3000)
    )
    with pytest.raises(IntakeError) as caught:
        parse_mail(raw)
    assert caught.value.code == "mail_too_deep"


@given(st.binary(max_size=2000), st.sampled_from([b"Subject", b"From", b"Content-Type", b"Date"]))
def test_no_bytes_crash_it(noise: bytes, header: bytes) -> None:
    for raw in (noise, b"From: a@b.cd\n" + header + b": " + noise + b"\n\n" + noise):
        try:
            mail = parse_mail(raw)
        except IntakeError:
            continue
        (mail.text + mail.quoted_text + mail.subject + mail.sender.name).encode()
        assert "\x00" not in mail.text + mail.subject
