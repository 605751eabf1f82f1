"""A raw mail (RFC 5322) as values: who, what, which thread, and whether a person wrote it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from email import message_from_bytes
from email.message import Message
from email.utils import getaddresses, parsedate_to_datetime

from handrail.core.delivery.addresses import token_in
from handrail.core.intake.charsets import TOLERANT, header_text, words
from handrail.core.intake.errors import IntakeError
from handrail.core.intake.mail_body import MailAttachment, read_body
from handrail.core.intake.mail_kind import MailKind, kind_of, returned_message_ids
from handrail.core.intake.quoted import separate
from handrail.core.intake.threads import message_ids

MAX_ADDRESSES = 100


@dataclass(frozen=True, slots=True)
class MailAddress:
    """One address of a header; `name` may be empty."""

    address: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class ParsedMail:
    """What one mail says.

    `text` is what its writer wrote and `quoted_text` what it quotes; a forward keeps all in
    `text`. `message_id`, `in_reply_to` and `references` are with angle brackets, the last ones
    blank-separated. `thread_token` is the token of a plus-address that it was sent to.
    `returned_ids` are the Message-IDs that a bounce is about. `date` is UTC, None if unreadable.
    """

    kind: MailKind
    sender: MailAddress
    reply_to: MailAddress | None
    to: tuple[MailAddress, ...]
    subject: str
    text: str
    quoted_text: str
    message_id: str
    in_reply_to: str
    references: str
    thread_token: str
    date: datetime | None
    attachments: tuple[MailAttachment, ...]
    forwarded: bool = False
    forwarded_from: str = ""
    returned_ids: tuple[str, ...] = ()

    @property
    def fields(self) -> dict[str, str]:
        """The standard fields of the e-mail channel; the address that answers should go to."""
        writer = self.reply_to or self.sender
        given = {
            "name": writer.name or self.sender.name,
            "email": writer.address,
            "to": ", ".join(one.address for one in self.to),
            "subject": self.subject,
            "message": self.text,
        }
        return {name: value for name, value in given.items() if value}

    @property
    def is_for_people(self) -> bool:
        """Whether it may be an enquiry: everything but automatic replies and bounces.

        Notifications and list mail count as one: enquiries come through portals and forms.
        """
        return self.kind not in (MailKind.AUTO_REPLY, MailKind.BOUNCE)


def parse_mail(raw: bytes) -> ParsedMail:
    """Read a mail, faulty ones too: wrong character sets, broken parts, missing headers.

    Raises IntakeError only for bytes that are no mail at all or are nested beyond reading.
    """
    try:
        message = message_from_bytes(raw, policy=TOLERANT)
        sender = _first(message, "From") or _first(message, "Sender")
        if sender is None and not message.keys():
            raise IntakeError(
                422, "not_a_mail", "These bytes are not a mail: it has no headers. Check the file."
            )
        body = read_body(message)
    except RecursionError:
        raise IntakeError(
            422, "mail_too_deep", "The mail's parts are nested too deeply to be read."
        ) from None
    subject = header_text(message, "Subject")
    separated = separate(body.text, subject=subject)
    kind = kind_of(message, subject=subject)
    return ParsedMail(
        kind=kind,
        sender=sender or MailAddress(""),
        reply_to=_first(message, "Reply-To"),
        to=_addresses(message, "To", "Cc"),
        subject=subject,
        text=separated.own,
        quoted_text=separated.quoted,
        message_id=next(iter(message_ids(header_text(message, "Message-ID"))), ""),
        in_reply_to=next(iter(message_ids(header_text(message, "In-Reply-To"))), ""),
        references=" ".join(message_ids(header_text(message, "References"))),
        thread_token=_token(message),
        date=_date(message),
        attachments=body.attachments,
        forwarded=separated.forwarded,
        forwarded_from=separated.forwarded_from,
        returned_ids=returned_message_ids(message) if kind == MailKind.BOUNCE else (),
    )


def _addresses(message: Message, *names: str) -> tuple[MailAddress, ...]:
    values = [str(value) for name in names for value in message.get_all(name, [])]
    found = []
    for name, address in getaddresses(values)[:MAX_ADDRESSES]:
        clean = words(address).replace(" ", "")
        if "@" in clean:
            found.append(MailAddress(clean, words(name)))
    return tuple(dict.fromkeys(found))


def _first(message: Message, name: str) -> MailAddress | None:
    return next(iter(_addresses(message, name)), None)


def _token(message: Message) -> str:
    """The token is looked for wherever a server may have written the real recipient."""
    names = ("To", "Cc", "Delivered-To", "X-Original-To", "Envelope-To")
    return token_in(" ".join(str(value) for name in names for value in message.get_all(name, [])))


def _date(message: Message) -> datetime | None:
    try:
        date = parsedate_to_datetime(str(message.get("Date", "")))
        date = date.replace(tzinfo=UTC) if date.tzinfo is None else date.astimezone(UTC)
    except (ValueError, TypeError, OverflowError, IndexError):
        return None
    return date if 1970 <= date.year <= 2200 else None
