"""What each moment of failure means: nothing happened, or nobody knows."""

from __future__ import annotations

import pytest
from tests.servers.scripted import DROP, HANG, scripted_smtp
from tests.servers.smtp import MailServer
from tests.servers.waiting import HOST, free_port

from handrail.adapters.mail.smtp.sender import SmtpSender
from handrail.ports.failures import NeedsPerson, OutsideFailure, Permanent, Retryable
from handrail.ports.mail import OutgoingMail

RAW = b"From: a@example.org\r\nTo: b@example.net\r\n\r\nHello\r\n.hidden dot\r\n"
MAIL = OutgoingMail("a@example.org", ("b@example.net",), "<1@example.org>", RAW)


def _sender(port: int, *, timeout: float = 5, **settings: str) -> SmtpSender:
    return SmtpSender(host=HOST, port=port, timeout=timeout, **{"security": "none", **settings})


@pytest.mark.parametrize(
    ("script", "kind", "words"),
    [
        ({"CONNECT": b"421 too busy\r\n"}, Retryable, "too busy"),
        ({"CONNECT": b"554 go away\r\n"}, Permanent, "go away"),
        ({"CONNECT": DROP}, Retryable, "closed the connection"),
        ({"CONNECT": HANG}, Retryable, "in time"),
        ({"EHLO": DROP}, Retryable, "closed the connection"),
        ({"MAIL": b"451 not now\r\n"}, Retryable, "not now"),
        ({"MAIL": b"550 not you\r\n"}, Permanent, "not you"),
        ({"MAIL": DROP}, Retryable, "closed the connection"),
        ({"RCPT": b"452 too many\r\n"}, Retryable, "too many"),
        ({"RCPT": HANG}, Retryable, "did not answer in time"),
        ({"DATA": b"451 no room\r\n"}, Retryable, "no room"),
        ({"DATA": b"554 no\r\n"}, Permanent, "554 no"),
        ({"DATA": DROP}, Retryable, "did not have the message yet"),
        ({"END": b"452 later\r\n"}, Retryable, "452 later"),
        ({"END": b"421 closing\r\n"}, Retryable, "421 closing"),
        ({"END": b"550 spam\r\n"}, Permanent, "550 spam"),
        ({"END": DROP}, NeedsPerson, "may or may not"),
        ({"END": HANG}, NeedsPerson, "may or may not"),
        ({"END": b"what is this\r\n"}, NeedsPerson, "not SMTP"),
        ({"END": b"2" + b"x" * 9000 + b"\r\n"}, NeedsPerson, "may or may not"),
    ],
)
def test_each_moment_of_failure_has_its_kind(
    script: dict[str, bytes], kind: type[OutsideFailure], words: str
) -> None:
    with scripted_smtp(**script) as server:
        sender = _sender(server.port, timeout=0.3 if HANG in script.values() else 5)
        with pytest.raises(kind, match=words) as caught:
            sender.send(MAIL)
    assert type(caught.value) is kind


def test_what_comes_after_acceptance_no_longer_matters() -> None:
    with scripted_smtp(QUIT=DROP) as server:
        assert _sender(server.port).send(MAIL) == "250 taken"


def test_nothing_listening_may_be_tried_again() -> None:
    with pytest.raises(Retryable, match="refused the connection"):
        _sender(free_port()).send(MAIL)


def test_an_unknown_host_may_be_tried_again() -> None:
    with pytest.raises(Retryable, match="not found"):
        SmtpSender(host="no-such-host.invalid", security="none").send(MAIL)


def test_dots_at_line_starts_arrive_as_they_were(mail_server: MailServer) -> None:
    _sender(mail_server.port).send(MAIL)
    assert mail_server.arrived("b@example.net") == [RAW]


def test_a_server_that_took_it_and_fell_silent_is_a_persons_question(
    mail_server: MailServer,
) -> None:
    mail = OutgoingMail("a@example.org", ("silent@example.net",), "<1@example.org>", RAW)
    with pytest.raises(NeedsPerson):
        _sender(mail_server.port, timeout=0.3).send(mail)
    assert mail_server.arrived("silent@example.net") == [RAW]


def test_eight_bit_text_and_addresses_ask_for_their_extensions(mail_server: MailServer) -> None:
    raw = "Subject: Größe\r\n\r\nGrüße\r\n".encode()
    to = "jörg@example.net"
    _sender(mail_server.port).send(OutgoingMail("a@example.org", (to,), "<1@x>", raw))
    assert mail_server.arrived(to) == [raw]
    assert {"SMTPUTF8", "BODY=8BITMIME"} <= set(mail_server.options)


def test_an_international_domain_needs_no_extension() -> None:
    with scripted_smtp() as server:
        mail = OutgoingMail("a@example.org", ("anna@müller.example",), "<1@x>", RAW)
        assert _sender(server.port).send(mail) == "250 taken"


def test_an_extension_that_the_server_lacks_is_named() -> None:
    with scripted_smtp() as server, pytest.raises(Permanent, match="SMTPUTF8"):
        _sender(server.port).send(OutgoingMail("a@example.org", ("jörg@x.org",), "<1@x>", RAW))


def test_a_message_beyond_the_servers_limit_is_not_begun() -> None:
    with scripted_smtp(EHLO=b"250-hello\r\n250 SIZE 10\r\n") as server:
        with pytest.raises(Permanent, match="the server takes 10"):
            _sender(server.port).send(MAIL)
        assert "MAIL" not in server.commands


@pytest.mark.parametrize(
    ("mail", "words"),
    [
        (OutgoingMail("a@x.org", (), "<1@x>", RAW), "no recipient"),
        (OutgoingMail("a@x.org", ("b@x.org>\r\nRCPT TO:<c@x.org",), "<1@x>", RAW), "not an addr"),
        (OutgoingMail("a@x.org", ("b@x.org",), "<1@x>", b"Subject: x\n\nbare\n"), "CRLF"),
        (OutgoingMail("a@x.org", ("b@x.org",), "<1@x>", b"x\r\n.\n\r\n"), "CRLF"),
        (OutgoingMail("a@x.org", ("b@x.org",), "<1@x>", b"x" * 999 + b"\r\n"), "998"),
    ],
)
def test_what_must_not_go_on_the_wire_never_does(mail: OutgoingMail, words: str) -> None:
    with scripted_smtp() as server:
        with pytest.raises(Permanent, match=words):
            _sender(server.port).send(mail)
        assert server.commands == []
