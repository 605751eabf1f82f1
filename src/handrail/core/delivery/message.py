"""The exact RFC 5322 bytes of a reply: the same arguments give the same bytes."""

from __future__ import annotations

import quopri
import re
from dataclasses import dataclass
from datetime import datetime
from email import message_from_bytes, policy
from email.header import Header
from email.utils import format_datetime

from handrail.core.delivery.addresses import wire_address, with_token
from handrail.core.delivery.approval import (
    MessageError,
    approved_bytes,
    canonical_text,
    digest,
)

__all__ = [
    "MessageError",
    "ReplyMail",
    "approved_bytes",
    "carries_approved",
    "compose",
    "digest",
    "message_id_for",
    "reply_subject",
    "with_token",
]

CRLF = "\r\n"
MAX_REFERENCES = 20
MAX_HEADER_TEXT = 998
MAX_MESSAGE_ID = 250
_MESSAGE_ID = re.compile(r"<[^<>\s\x00-\x1f\x7f]{1,996}>")
_REPLY_PREFIX = re.compile(r"\s*(?:re|aw|antw|sv|rv|r)\s*(?:\[\d+\])?\s*[::]", re.IGNORECASE)
_PLAIN_HEADER = re.compile(r"(?! )(?!.*(?: $|  |=\?))[\x20-\x7e]{0,60}")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class ReplyMail:
    """One reply as a person approved it, and what puts it into its thread.

    `message_id` is with its angle brackets; `in_reply_to` is the Message-ID of what is answered
    and `references` that message's own References. `reply_to` is the address that answers go to
    (see `with_token`), where it differs from `from_address`. `date` is aware.
    """

    from_address: str
    to: str
    subject: str
    text: str
    message_id: str
    date: datetime
    from_name: str = ""
    reply_to: str = ""
    in_reply_to: str = ""
    references: str = ""


def message_id_for(unique: str, from_address: str) -> str:
    """The Message-ID of a delivery, made of its own unique id and the sender's domain."""
    domain = wire_address(from_address).rpartition("@")[2]
    return f"<{unique}@{domain}>"


def reply_subject(subject: str) -> str:
    """The subject of an answer: one `Re:` in front, whatever language's prefix it had."""
    bare = " ".join(subject.split())
    while (found := _REPLY_PREFIX.match(bare)) is not None:
        bare = bare[found.end() :].lstrip()
    return f"Re: {bare}" if bare else "Re: your enquiry"


def compose(mail: ReplyMail) -> bytes:
    """The complete message, with CRLF line ends, quoted-printable so that no server changes it.

    Raises MessageError for what can't be sent, among it any line end in a subject or a name.
    """
    if mail.date.utcoffset() is None:
        raise MessageError("The date of a message needs its time zone.")
    if not _MESSAGE_ID.fullmatch(mail.message_id) or len(mail.message_id) > MAX_MESSAGE_ID:
        raise MessageError(f"{mail.message_id!r} is not a Message-ID.")
    headers = [
        ("From", _mailbox(mail.from_name, mail.from_address)),
        ("To", wire_address(mail.to)),
        ("Reply-To", wire_address(mail.reply_to) if mail.reply_to else ""),
        ("Subject", _words("Subject", mail.subject)),
        ("Date", format_datetime(mail.date)),
        ("Message-ID", mail.message_id),
        ("In-Reply-To", (_MESSAGE_ID.findall(mail.in_reply_to) or [""])[0]),
        ("References", _reference_chain(mail)),
        ("MIME-Version", "1.0"),
        ("Content-Type", 'text/plain; charset="utf-8"'),
        ("Content-Transfer-Encoding", "quoted-printable"),
    ]
    head = "".join(f"{name}: {value}{CRLF}" for name, value in headers if value)
    # The text is checked and made canonical by the very function that approval uses.
    approved_bytes("email", mail.to, mail.subject, mail.text)
    body = quopri.encodestring(f"{canonical_text(mail.text)}\n".encode())
    return f"{head}{CRLF}".encode() + body.replace(b"\n", CRLF.encode())


def carries_approved(raw: bytes, *, to: str, subject: str, text: str) -> bool:
    """Whether a complete message says exactly this, to this one address, and nothing more.

    The last look before sending: `raw` is read back as a mail client would read it.
    """
    message = message_from_bytes(raw, policy=policy.SMTPUTF8)
    if message.get_content_type() != "text/plain" or message.get("Cc") or message.get("Bcc"):
        return False
    recipients, subjects = message.get_all("To", []), message.get_all("Subject", [])
    body = message.get_payload(decode=True)
    if len(recipients) != 1 or len(subjects) > 1 or not isinstance(body, bytes):
        return False
    said = canonical_text(body.decode("utf-8", "replace")).removesuffix("\n")
    return (
        str(recipients[0]) == wire_address(to)
        and str(message.get("Subject", "")) == subject
        and said == canonical_text(text)
    )


def _reference_chain(mail: ReplyMail) -> str:
    """References as RFC 5322, 3.6.4 has them: the parent's, then the parent itself.

    A long chain keeps its first, by which clients find the thread's root, and its newest.
    """
    named = _MESSAGE_ID.findall(f"{mail.references} {mail.in_reply_to}")
    chain = list(dict.fromkeys(one for one in named if len(one) <= MAX_MESSAGE_ID))
    if len(chain) > MAX_REFERENCES:
        chain = [chain[0], *chain[-(MAX_REFERENCES - 1) :]]
    return f"{CRLF} ".join(chain)


def _mailbox(name: str, address: str) -> str:
    wire = wire_address(address)
    if not name.strip():
        return wire
    written = _words("From", name)
    if written == name:
        quoted = name.replace("\\", "\\\\").replace('"', '\\"')
        written = f'"{quoted}"'
    return f"{written} <{wire}>"


def _words(header: str, value: str) -> str:
    """A header's text: as it is where it is short, plain ASCII, else in encoded words."""
    found = _CONTROL.search(value)
    if found:
        raise MessageError(
            f"The {header} line holds a line end or control character: make it one line."
        )
    if len(value) > MAX_HEADER_TEXT:
        raise MessageError(f"The {header} line has more than {MAX_HEADER_TEXT} characters.")
    if _PLAIN_HEADER.fullmatch(value):
        return value
    try:
        return Header(value, "utf-8", maxlinelen=76, header_name=header).encode(linesep=CRLF)
    except UnicodeEncodeError:
        raise MessageError(f"The {header} line holds half a character: type it again.") from None
