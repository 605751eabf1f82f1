"""A stored message as a person reads it: its headers in order, and its text."""

from __future__ import annotations

from dataclasses import dataclass
from email import message_from_bytes, policy


@dataclass(frozen=True, slots=True)
class ReadableMail:
    """Headers as name and value, decoded; the text; and the message as it lies in storage."""

    headers: tuple[tuple[str, str], ...]
    text: str
    source: str


def readable(raw: bytes) -> ReadableMail:
    """Read a complete RFC 5322 message back, as a mail client would."""
    message = message_from_bytes(raw, policy=policy.SMTPUTF8)
    body = message.get_payload(decode=True)
    return ReadableMail(
        headers=tuple((name, str(value)) for name, value in message.items()),
        text=body.decode("utf-8", "replace") if isinstance(body, bytes) else "",
        source=raw.decode("utf-8", "replace"),
    )
