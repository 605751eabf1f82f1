"""The contract of `MailSender`, on the double, on aiosmtpd and on Exim with Dovecot behind it."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

import pytest

from handrail.adapters.mail.imap.mailbox import ImapMailbox
from handrail.adapters.mail.smtp.sender import SmtpSender
from handrail.core.delivery.message import ReplyMail, compose
from handrail.ports.failures import NeedsPerson, Permanent, Retryable
from handrail.ports.mail import MailSender, OutgoingMail
from tests.contracts.doubles.mail import MemorySender
from tests.servers.dovecot import PASSWORD, Dovecot
from tests.servers.exim import Exim
from tests.servers.smtp import MailServer
from tests.servers.waiting import HOST, wait_until

TEXT = "Guten Tag,\n.\n..\nFrom here on: Größe = 3 m²  \n\n" + "a long line " * 120 + "\nEnde"


@dataclass
class World:
    """A sender, and what arrived where it sends to."""

    sender: MailSender
    arrived: Callable[[str], list[bytes]]


@pytest.fixture(params=["double", "aiosmtpd", pytest.param("exim", marks=pytest.mark.servers)])
def world(request: pytest.FixtureRequest) -> World:
    """The double or a real server."""
    if request.param == "double":
        double = MemorySender()
        return World(double, double.arrived)
    if request.param == "aiosmtpd":
        server: MailServer = request.getfixturevalue("mail_server")
        return World(_sender(server.port), server.arrived)
    dovecot: Dovecot = request.getfixturevalue("dovecot")
    exim: Exim = request.getfixturevalue("exim")
    return World(_sender(exim.port), lambda address: _in_mailbox(dovecot, address))


def _sender(port: int) -> SmtpSender:
    return SmtpSender(host=HOST, port=port, security="none", timeout=5)


def _in_mailbox(dovecot: Dovecot, address: str) -> list[bytes]:
    """Without the trace headers that servers put above a message on its way."""
    box = ImapMailbox(
        host=HOST,
        port=dovecot.imap_port,
        username=address.partition("@")[0],
        password=PASSWORD,
        security="none",
    )
    found = [mail.raw for mail in box.fetch_new()]
    box.close()
    return [raw[raw.index(b"From: ") :] for raw in found]


def _mail(*to: str, text: str = TEXT) -> OutgoingMail:
    message_id = f"<{uuid.uuid4()}@example.org>"
    raw = compose(
        ReplyMail(
            from_address="sales@example.org",
            from_name="Müller & Söhne",
            to=to[0],
            subject="Re: Ihr Dach – Größe und Preis",
            text=text,
            message_id=message_id,
            date=datetime(2026, 3, 1, 12, tzinfo=UTC),
            in_reply_to="<question@example.net>",
            references="<first@example.net> <second@example.net>",
            reply_to="sales+0123456789abcdef0123@example.org",
        )
    )
    return OutgoingMail("sales@example.org", to, message_id, raw)


def _someone() -> str:
    return f"anna-{uuid.uuid4().hex[:8]}@example.net"


def test_what_was_approved_arrives_once_byte_for_byte(world: World) -> None:
    mail = _mail(to := _someone())
    answer = world.sender.send(mail)
    wait_until(lambda: bool(world.arrived(to)), "the message arrives")
    assert world.arrived(to) == [mail.raw]
    assert answer.startswith("250")
    assert b"In-Reply-To: <question@example.net>\r\n" in mail.raw
    assert mail.message_id.encode() in mail.raw


def test_a_refused_recipient_is_for_good_and_has_the_servers_words(world: World) -> None:
    with pytest.raises(Permanent, match="no such user here"):
        world.sender.send(_mail("bounce@example.net"))
    assert world.arrived("bounce@example.net") == []


def test_a_recipient_refused_for_now_may_be_tried_again(world: World) -> None:
    with pytest.raises(Retryable, match="greylisted"):
        world.sender.send(_mail("later@example.net"))
    assert world.arrived("later@example.net") == []


@pytest.mark.parametrize("refused", ["bounce@example.net", "later@example.net"])
def test_one_refused_recipient_stops_the_message_for_all(world: World, refused: str) -> None:
    with pytest.raises((Permanent, Retryable)):
        world.sender.send(_mail(to := _someone(), refused))
    assert world.arrived(to) == []


@pytest.mark.parametrize("world", ["double", "aiosmtpd"], indirect=True)
def test_a_connection_lost_after_the_text_is_a_persons_question(world: World) -> None:
    mail = _mail("lost@example.net")
    with pytest.raises(NeedsPerson):
        world.sender.send(mail)
    assert world.arrived("lost@example.net") == [mail.raw]
