"""The contract of `Mailbox`, on the double and on Dovecot in its two ways of marking."""

from __future__ import annotations

import threading
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

import pytest

from handrail.adapters.mail.imap.mailbox import ImapMailbox
from handrail.ports.failures import Permanent
from handrail.ports.mail import Mailbox
from tests.contracts.doubles.mail import MemoryFolder, MemoryMailbox
from tests.servers.dovecot import PASSWORD, Dovecot
from tests.servers.waiting import HOST

FIRST = b"From: a@example.net\r\nSubject: first\r\n\r\nGr\xc3\xbc\xc3\x9fe\r\n.\r\n"
SECOND = b"From: b@example.net\r\nSubject: second\r\n\r\n" + b"line\r\n" * 500


class Opens(Protocol):
    def __call__(self, *, max_bytes: int = ...) -> Mailbox: ...


@dataclass
class World:
    """Opens a mailbox anew (as a process after a crash would), and delivers into it."""

    open: Opens
    deliver: Callable[[bytes], None]


@pytest.fixture(
    params=[
        "double",
        pytest.param("seen", marks=pytest.mark.servers),
        pytest.param("moved", marks=pytest.mark.servers),
    ]
)
def world(request: pytest.FixtureRequest) -> World:
    """The double, or Dovecot with marking by flag or by moving."""
    if request.param == "double":
        folder = MemoryFolder()
        return World(
            lambda *, max_bytes=10**7: MemoryMailbox(folder, max_bytes=max_bytes), folder.append
        )
    dovecot: Dovecot = request.getfixturevalue("dovecot")
    user = f"desk-{uuid.uuid4().hex[:8]}"

    def open_box(*, max_bytes: int = 10**7) -> Mailbox:
        box = ImapMailbox(
            host=HOST,
            port=dovecot.imap_port,
            username=user,
            password=PASSWORD,
            security="none",
            move_to="Übernommen" if request.param == "moved" else "",
            timeout=5,
            max_bytes=max_bytes,
        )
        request.addfinalizer(box.close)
        return box

    return World(open_box, lambda raw: dovecot.append(user, raw))


def _raw(box: Mailbox) -> list[bytes]:
    return [mail.raw for mail in box.fetch_new()]


def test_new_messages_come_oldest_first_byte_for_byte(world: World) -> None:
    world.deliver(FIRST)
    world.deliver(SECOND)
    assert _raw(world.open()) == [FIRST, SECOND]


def test_what_was_not_marked_comes_again_after_a_crash(world: World) -> None:
    world.deliver(FIRST)
    world.deliver(SECOND)
    before = world.open()
    taken = next(iter(before.fetch_new()))
    assert _raw(world.open()) == [FIRST, SECOND]
    before.mark_taken(taken.uid)
    assert _raw(before) == [SECOND]
    assert _raw(world.open()) == [SECOND]


def test_marking_between_fetches_and_twice_does_no_harm(world: World) -> None:
    world.deliver(FIRST)
    world.deliver(SECOND)
    box = world.open()
    taken = []
    for mail in box.fetch_new():
        box.mark_taken(mail.uid)
        box.mark_taken(mail.uid)
        taken.append(mail.raw)
    assert taken == [FIRST, SECOND]
    assert _raw(world.open()) == []


def test_an_oversized_message_is_reported_with_its_beginning(world: World) -> None:
    world.deliver(SECOND)
    world.deliver(FIRST)
    large, small = world.open(max_bytes=200).fetch_new()
    assert (large.too_large, large.size, large.raw) == (True, len(SECOND), SECOND[:200])
    assert (small.too_large, small.size, small.raw) == (False, len(FIRST), FIRST)


def test_waiting_ends_when_something_comes(world: World) -> None:
    box = world.open()
    assert _raw(box) == []
    delivery = threading.Timer(0.1, world.deliver, [FIRST])
    delivery.start()
    assert box.wait(20)
    delivery.join()
    assert _raw(box) == [FIRST]


def test_waiting_sees_what_came_since_the_last_fetch(world: World) -> None:
    box = world.open()
    assert _raw(box) == []
    world.deliver(FIRST)
    assert box.wait(0.2)


def test_waiting_in_vain_says_so(world: World) -> None:
    world.deliver(FIRST)
    box = world.open()
    assert _raw(box) == [FIRST]
    assert not box.wait(0.05)


def test_a_name_that_is_none_is_refused(world: World) -> None:
    with pytest.raises(Permanent):
        world.open().mark_taken("not-a-uid")
