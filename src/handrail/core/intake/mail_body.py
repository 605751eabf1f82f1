"""The text of a mail and the list of what is attached to it."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes
from email.message import Message

from handrail.core.intake.charsets import TOLERANT, decode, words
from handrail.core.intake.html_text import text_of_html
from handrail.core.intake.text import storable

MAX_PARTS = 200
_NO_TEXT = re.compile(r"\s*(?:this .{0,80}html.{0,200})?\s*", re.IGNORECASE | re.DOTALL)
"""Nothing, or the sentence that mail programs put beside HTML."""


@dataclass(frozen=True, slots=True)
class MailAttachment:
    """One attachment by name, type, size in bytes and SHA-256; its bytes stay in the original."""

    name: str
    content_type: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class MailBody:
    """The readable text, and everything else by name."""

    text: str
    attachments: tuple[MailAttachment, ...]


def read_body(message: Message) -> MailBody:
    """The text (plain where there is one worth reading, else from HTML) and the attachments.

    A mail enclosed as a whole (forwarded as an attachment) is read below the text, too: it is
    often the enquiry itself. Parts beyond 200 are not read; they stay in the original.
    """
    plain: list[str] = []
    html: list[str] = []
    enclosed: list[str] = []
    attachments: list[MailAttachment] = []
    for count, part in enumerate(_leaves(message)):
        if count >= MAX_PARTS:
            break
        kind = part.get_content_type()
        if kind == "message/rfc822":
            attachments.append(_attachment(part))
            enclosed.append(_enclosed_text(part))
        elif kind in ("text/plain", "text/html") and not _is_file(part):
            (plain if kind == "text/plain" else html).append(_text(part))
        elif not kind.startswith("multipart/"):
            attachments.append(_attachment(part))
    text = "\n\n".join(piece.strip() for piece in plain if piece.strip())
    if _NO_TEXT.fullmatch(text) and html:
        text = "\n\n".join(text_of_html(piece) for piece in html)
    whole = "\n\n".join(part for part in (text, *enclosed) if part.strip())
    return MailBody(storable(whole).strip(), tuple(attachments))


def attachment_contents(raw: bytes) -> Iterator[bytes]:
    """The bytes of each attachment of a mail, in the order in which `read_body` lists them."""
    for count, part in enumerate(_leaves(message_from_bytes(raw, policy=TOLERANT))):
        if count >= MAX_PARTS:
            return
        kind = part.get_content_type()
        is_text = kind in ("text/plain", "text/html") and not _is_file(part)
        if not is_text and not kind.startswith("multipart/"):
            yield _bytes(part)


def _leaves(message: Message) -> Iterator[Message]:
    """The parts without parts, in order; an enclosed mail counts as one."""
    stack = [message]
    while stack:
        part = stack.pop()
        payload = part.get_payload()
        if part.get_content_maintype() == "multipart" and isinstance(payload, list):
            stack += [child for child in reversed(payload) if isinstance(child, Message)]
        else:
            yield part


def _is_file(part: Message) -> bool:
    return part.get_content_disposition() == "attachment" or bool(part.get_filename())


def _bytes(part: Message) -> bytes:
    payload = part.get_payload()
    if isinstance(payload, list):
        return b"".join(_written(child) for child in payload if isinstance(child, Message))
    decoded = part.get_payload(decode=True)
    return decoded if isinstance(decoded, bytes) else b""


def _written(part: Message) -> bytes:
    """An enclosed mail as bytes; what can't be written again counts as its text."""
    try:
        return part.as_bytes()
    except (ValueError, LookupError, TypeError, AttributeError):
        return str(part.get_payload()).encode("utf-8", "replace")


def _text(part: Message) -> str:
    charset = part.get_content_charset("") or ""
    return storable(decode(_bytes(part), charset))


def _attachment(part: Message) -> MailAttachment:
    content = _bytes(part)
    given = words(part.get_filename() or "")
    return MailAttachment(
        name=re.split(r"[/\\]", given)[-1][:255] or "unnamed",
        content_type=part.get_content_type()[:127],
        size=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
    )


def _enclosed_text(part: Message) -> str:
    """The text of an enclosed mail, with the lines that mail programs put above a forward."""
    payload = part.get_payload()
    inner = payload[0] if isinstance(payload, list) and payload else None
    if not isinstance(inner, Message):
        return ""
    text = next(
        (_text(leaf) for leaf in _leaves(inner) if leaf.get_content_type() == "text/plain"), ""
    )
    head = "\n".join(
        f"{name}: {words(str(inner.get(name, '')))}" for name in ("From", "Date", "Subject")
    )
    return f"---------- Forwarded message ----------\n{head}\n\n{text.strip()}"
