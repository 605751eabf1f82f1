"""What a decision covers: the exact bytes that were approved, and their digest."""

from __future__ import annotations

import hashlib


class MessageError(ValueError):
    """A message that can't be sent as it is. The text says, for a person, what to change."""


def canonical_text(text: str) -> str:
    """The text with `\\n` as its only line end: browsers send `\\r\\n`, editors keep `\\n`."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def approved_bytes(channel: str, to: str, subject: str, text: str) -> bytes:
    """What an approval is of: recipient, subject and text on one channel, and nothing else.

    The same for every channel, mail or not, so that a reply which a person copies by hand is
    bound as strictly as one that Handrail sends. Readable, since an auditor will read it; not
    ambiguous, since the lines above the blank one can't hold a line end. Raises MessageError.
    """
    for name, value in (("channel", channel), ("recipient", to), ("subject", subject)):
        if value.splitlines() not in ([], [value]):
            raise MessageError(f"The {name} has more than one line: make it one.")
    head = f"Approved-Message: 1\nChannel: {channel}\nTo: {to}\nSubject: {subject}\n\n"
    try:
        return (head + canonical_text(text)).encode()
    except UnicodeEncodeError as error:
        raise MessageError(
            "The text holds half a character, which can't be sent: type it again "
            f"(around position {error.start - len(head) + 1})."
        ) from None


def digest(exact: bytes) -> str:
    """The SHA-256 of exact bytes, in 64 hex digits."""
    return hashlib.sha256(exact).hexdigest()
