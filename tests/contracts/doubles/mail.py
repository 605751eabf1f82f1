"""A mail server and a mailbox in memory."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import dataclass, field

from handrail.ports.failures import NeedsPerson, Permanent, Retryable
from handrail.ports.mail import FetchedMail, OutgoingMail


@dataclass
class MemorySender:
    """The port `MailSender`: local parts decide, as with the real servers of the tests."""

    taken: list[tuple[str, bytes]] = field(default_factory=list)

    def send(self, mail: OutgoingMail) -> str:
        """Keep the message, or fail by the recipients' local parts."""
        local_parts = {address.partition("@")[0] for address in mail.envelope_to}
        if "bounce" in local_parts:
            raise Permanent("The mail server refused bounce: 550 no such user here")
        if "later" in local_parts:
            raise Retryable("The mail server did not take later for now: 451 greylisted")
        self.taken += [(address, mail.raw) for address in mail.envelope_to]
        if "lost" in local_parts:
            raise NeedsPerson("The connection was lost after the message was handed over.")
        return "250 taken"

    def arrived(self, address: str) -> list[bytes]:
        """What was taken for this address."""
        return [raw for recipient, raw in self.taken if recipient == address]


@dataclass
class MemoryFolder:
    """What several `MemoryMailbox`es look at: messages by uid, and which of them were taken."""

    messages: dict[str, bytes] = field(default_factory=dict)
    marked: set[str] = field(default_factory=set)
    news: threading.Event = field(default_factory=threading.Event)

    def append(self, raw: bytes) -> None:
        """A message comes in."""
        self.messages[f"1:{len(self.messages) + 1}"] = raw
        self.news.set()


@dataclass
class MemoryMailbox:
    """The port `Mailbox` over a folder in memory."""

    folder: MemoryFolder
    max_bytes: int = 25 * 1024 * 1024

    def fetch_new(self) -> Iterator[FetchedMail]:
        """Every message that was not taken, oldest first."""
        self.folder.news.clear()
        for uid, raw in list(self.folder.messages.items()):
            if uid not in self.folder.marked:
                large = len(raw) > self.max_bytes
                yield FetchedMail(uid, raw[: self.max_bytes], too_large=large, size=len(raw))

    def mark_taken(self, uid: str) -> None:
        """Take it."""
        if uid not in self.folder.messages:
            raise Permanent(f"{uid!r} does not name a message of a mailbox.")
        self.folder.marked.add(uid)

    def wait(self, seconds: float) -> bool:
        """Wait for a message."""
        return self.folder.news.wait(seconds)
