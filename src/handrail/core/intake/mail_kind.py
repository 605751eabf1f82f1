"""Whether a mail was written by a person, a vacation notice, a server or a list."""

from __future__ import annotations

import re
from email.message import Message
from enum import StrEnum

from handrail.core.intake.charsets import header_text
from handrail.core.intake.threads import message_ids

_AUTO_SUBJECT = re.compile(
    r"\s*(?:automatic reply|auto(?:matic)?[- ]?(?:reply|response)|out of (?:the )?office|"
    r"abwesenheitsnotiz|automatische antwort|respuesta autom[aá]tica|fuera de (?:la )?oficina|"
    r"r[eé]ponse automatique|risposta automatica|automatisch antwoord)\b",
    re.IGNORECASE,
)
_BOUNCE_SENDER = re.compile(r"\b(?:mailer-daemon|postmaster)@|<>", re.IGNORECASE)
_BOUNCE_SUBJECT = re.compile(
    r"(?:undeliver|delivery (?:status|failure|has failed)|returned mail|mail delivery failed|"
    r"failure notice|unzustellbar|no se puede entregar)",
    re.IGNORECASE,
)


class MailKind(StrEnum):
    """What a mail is, as far as its headers say."""

    PERSON = "person"
    NOTIFICATION = "notification"
    LIST = "list"
    AUTO_REPLY = "auto_reply"
    BOUNCE = "bounce"


def kind_of(message: Message, *, subject: str = "") -> MailKind:
    """What a mail is, by RFC 3834 (Auto-Submitted), RFC 3464 (reports) and common practice."""
    if _is_bounce(message, subject):
        return MailKind.BOUNCE
    submitted = header_text(message, "Auto-Submitted").lower()
    if submitted.startswith("auto-replied") or _looks_automatic(message, subject):
        return MailKind.AUTO_REPLY
    precedence = header_text(message, "Precedence").lower()
    if message.get("List-Id") or precedence in ("bulk", "list", "junk"):
        return MailKind.LIST
    if submitted.startswith("auto-") or message.get("List-Unsubscribe"):
        return MailKind.NOTIFICATION
    return MailKind.PERSON


def returned_message_ids(message: Message) -> tuple[str, ...]:
    """The Message-IDs of what a bounce returns, from the headers that it encloses."""
    found: list[str] = []
    for part in message.walk():
        if part is message:
            continue
        if part.get_content_type() == "text/rfc822-headers":
            text = str(part.get_payload())
            for line in re.findall(
                r"^message-id:(.*(?:\n[ \t].*)*)", text, re.IGNORECASE | re.MULTILINE
            ):
                found += message_ids(line)
        else:
            found += message_ids(header_text(part, "Message-ID"))
    for name in ("In-Reply-To", "References"):
        found += message_ids(header_text(message, name))
    return tuple(dict.fromkeys(found))


def _is_bounce(message: Message, subject: str) -> bool:
    if message.get_content_type() == "multipart/report":
        return str(message.get_param("report-type", "")).lower() == "delivery-status"
    sender = f"{message.get('From', '')} {message.get('Return-Path', '')}"
    return bool(_BOUNCE_SENDER.search(sender) and _BOUNCE_SUBJECT.search(subject))


def _looks_automatic(message: Message, subject: str) -> bool:
    """Vacation notices of programs older than RFC 3834, and those with an empty Return-Path."""
    precedence = header_text(message, "Precedence").lower()
    if message.get("X-Autoreply") or message.get("X-Autorespond") or precedence == "auto_reply":
        return True
    said = bool(_AUTO_SUBJECT.match(subject))
    empty_path = str(message.get("Return-Path", "")).strip() == "<>"
    suppress = "all" in header_text(message, "X-Auto-Response-Suppress").lower()
    return (said or empty_path) and (suppress or bool(message.get("In-Reply-To")))
