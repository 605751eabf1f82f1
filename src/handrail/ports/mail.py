"""Outgoing mail and mailboxes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class OutgoingMail:
    """One message as approved. `raw` is the complete RFC 5322 message whose bytes are sent."""

    envelope_from: str
    envelope_to: tuple[str, ...]
    message_id: str
    raw: bytes


class MailSender(Protocol):
    """Sends one message, once. Returns the server's answer.

    Raises `Retryable` where nothing can have been accepted, `Permanent` where the server refused
    it, and `NeedsPerson` where the connection was lost after the text was handed over.
    """

    def send(self, mail: OutgoingMail) -> str: ...


@dataclass(frozen=True, slots=True)
class FetchedMail:
    """One message of a mailbox: `uid` names it for `mark_taken`.

    A message beyond the mailbox's limit is `too_large`: `raw` is then its beginning (headers and
    the start of the text), `size` its whole size in bytes, and the rest stays in the mailbox.
    """

    uid: str
    raw: bytes
    too_large: bool = False
    size: int = 0


class Mailbox(Protocol):
    """A mailbox that is read without loss: a message is marked only after it was stored."""

    def fetch_new(self) -> Iterator[FetchedMail]: ...

    def mark_taken(self, uid: str) -> None: ...

    def wait(self, seconds: float) -> bool:
        """Wait for news (IDLE where the server has it); whether something may have come."""
        ...
