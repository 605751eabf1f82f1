"""What only a real mailbox shows: log-in, TLS, folders, other people's flags, lost connections."""

from __future__ import annotations

import imaplib
import threading
import uuid
from dataclasses import replace

import pytest
from tests.servers.dovecot import PASSWORD, Dovecot
from tests.servers.scripted import scripted_smtp
from tests.servers.waiting import HOST, free_port

from handrail.adapters.mail.imap.mailbox import ImapMailbox
from handrail.ports.failures import Permanent, Retryable

pytestmark = pytest.mark.servers
RAW = b"From: a@example.net\r\nSubject: one\r\n\r\nHello\r\n"
OTHER = b"From: b@example.net\r\nSubject: two\r\n\r\nHello\r\n"


@pytest.fixture
def user() -> str:
    return f"desk-{uuid.uuid4().hex[:8]}"


def _box(dovecot: Dovecot, user: str, **given: object) -> ImapMailbox:
    settings: dict[str, object] = {
        "host": HOST,
        "port": dovecot.imap_port,
        "username": user,
        "password": PASSWORD,
        "security": "none",
        "timeout": 5,
        **given,
    }
    return ImapMailbox(**settings)  # type: ignore[arg-type]


def test_reading_sets_no_flag_and_marking_sets_seen(dovecot: Dovecot, user: str) -> None:
    dovecot.append(user, RAW)
    box = _box(dovecot, user)
    (mail,) = box.fetch_new()
    assert dovecot.seen(user) == [False]
    box.mark_taken(mail.uid)
    assert dovecot.seen(user) == [True]


def test_moving_leaves_the_folder_empty_and_the_message_whole(dovecot: Dovecot, user: str) -> None:
    dovecot.append(user, RAW)
    box = _box(dovecot, user, move_to="Taken")
    (mail,) = box.fetch_new()
    box.mark_taken(mail.uid)
    assert len(dovecot.seen(user)) == 0
    (moved,) = _box(dovecot, user, folder="Taken").fetch_new()
    assert moved.raw == RAW


def test_what_people_marked_for_deletion_is_not_removed(dovecot: Dovecot, user: str) -> None:
    dovecot.append(user, RAW)
    dovecot.append(user, RAW)
    with imaplib.IMAP4(HOST, dovecot.imap_port) as client:
        client.login(user, PASSWORD)
        client.select("INBOX")
        client.store("1", "+FLAGS", "(\\Deleted)")
        box = _box(dovecot, user)
        (mail,) = box.fetch_new()
        box.mark_taken(mail.uid)
    assert len(dovecot.flags(user)) == 2


@pytest.mark.parametrize("security", ["starttls", "tls"])
def test_reads_over_tls(dovecot: Dovecot, user: str, security: str) -> None:
    dovecot.append(user, RAW)
    port = dovecot.imaps_port if security == "tls" else dovecot.imap_port
    trust = dovecot.certificate.trusting()
    box = _box(dovecot, user, port=port, security=security, tls_context=trust)
    assert box.probe() == f"{HOST} answers; 1 unseen in INBOX."
    assert [mail.raw for mail in box.fetch_new()] == [RAW]
    assert not box.wait(0.05)


@pytest.mark.parametrize("security", ["starttls", "tls"])
def test_an_unknown_certificate_is_refused(dovecot: Dovecot, user: str, security: str) -> None:
    port = dovecot.imaps_port if security == "tls" else dovecot.imap_port
    with pytest.raises(Permanent, match="certificate"):
        _box(dovecot, user, port=port, security=security).probe()


@pytest.mark.parametrize("password", ["wrong secret", "falsch-ß"])
def test_a_wrong_password_is_for_good_and_never_told(
    dovecot: Dovecot, user: str, password: str
) -> None:
    box = _box(dovecot, user, password=password)
    with pytest.raises(Permanent, match="refused the user name or password") as caught:
        box.probe()
    assert password not in str(caught.value)
    assert password not in repr(vars(box))


def test_a_missing_folder_is_named(dovecot: Dovecot, user: str) -> None:
    with pytest.raises(Permanent, match="Leads"):
        _box(dovecot, user, folder="Leads").probe()


def test_a_folder_that_cannot_be_made_is_explained(dovecot: Dovecot, user: str) -> None:
    dovecot.append(user, RAW)
    box = _box(dovecot, user, move_to="not/here")
    (mail,) = box.fetch_new()
    with pytest.raises(Permanent, match="name another"):
        box.mark_taken(mail.uid)
    assert dovecot.seen(user) == [False]


def test_a_connection_gone_stale_is_opened_again(dovecot: Dovecot, user: str) -> None:
    dovecot.append(user, RAW)
    box = _box(dovecot, user)
    (mail,) = box.fetch_new()
    _cut(box)
    box.mark_taken(mail.uid)
    assert dovecot.seen(user) == [True]
    _cut(box)
    assert box.wait(0.05) is False


def test_a_mailbox_that_nobody_uses_any_more_is_disconnected(dovecot: Dovecot, user: str) -> None:
    box = _box(dovecot, user)
    list(box.fetch_new())
    assert box._open is not None
    connection = box._open.box.client.sock
    assert connection.fileno() != -1
    del box
    assert connection.fileno() == -1


def test_a_uid_of_a_rebuilt_mailbox_marks_nothing(dovecot: Dovecot, user: str) -> None:
    dovecot.append(user, RAW)
    box = _box(dovecot, user)
    (mail,) = box.fetch_new()
    _, _, uid = mail.uid.partition(":")
    with pytest.raises(Retryable, match="rebuilt"):
        box.mark_taken(f"1:{uid}")
    assert dovecot.seen(user) == [False]


def test_a_server_that_is_away_may_come_back() -> None:
    box = ImapMailbox(host=HOST, port=free_port(), username="u", password="p", security="none")
    with pytest.raises(Retryable, match="refused the connection"):
        box.wait(1)


def test_a_server_that_speaks_something_else_is_no_crash() -> None:
    with scripted_smtp(CONNECT=b"220 smtp here\r\n") as server:
        box = ImapMailbox(
            host=HOST, port=server.port, username="u", password="p", security="none", timeout=1
        )
        with pytest.raises(Retryable):
            list(box.fetch_new())


@pytest.mark.parametrize("extensions", [{"UIDPLUS"}, set()])
def test_moving_works_on_servers_without_move(
    dovecot: Dovecot, user: str, extensions: set[str]
) -> None:
    for raw in (RAW, OTHER):
        dovecot.append(user, raw)
    box = _box(dovecot, user, move_to="Taken")
    first, _second = box.fetch_new()
    _pretend(box, extensions)
    box.mark_taken(first.uid)
    assert [mail.raw for mail in _box(dovecot, user).fetch_new()] == [OTHER]
    assert len(dovecot.flags(user)) == (1 if extensions else 2)
    (moved,) = _box(dovecot, user, folder="Taken").fetch_new()
    assert moved.raw == RAW


def test_waiting_works_on_servers_without_idle_and_ends_when_closed(
    dovecot: Dovecot, user: str
) -> None:
    box = _box(dovecot, user)
    list(box.fetch_new())
    _pretend(box, set())
    closing = threading.Timer(0.1, box.close)
    closing.start()
    assert box.wait(60)
    closing.join()


def _pretend(box: ImapMailbox, extensions: set[str]) -> None:
    """Let the adapter believe that the server offers nothing else."""
    assert box._open is not None
    box._open = replace(box._open, capabilities=frozenset(extensions))


def _cut(box: ImapMailbox) -> None:
    """Break the connection as a network would: without a word to either side."""
    assert box._open is not None
    box._open.box.client.sock.close()
