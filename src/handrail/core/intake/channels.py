"""The seven channels as kinds, each with its own fields. Forms, API and CSV share them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from handrail.core.intake.content import normal_email, normal_phone
from handrail.core.leads import Channel


class FieldKind(StrEnum):
    """What a field holds: how it is typed in, checked and shown."""

    TEXT = "text"
    LONG_TEXT = "long_text"
    EMAIL = "email"
    PHONE = "phone"
    URL = "url"
    DATETIME = "datetime"


@dataclass(frozen=True, slots=True)
class ChannelField:
    """One field by its standard name."""

    name: str
    label: str
    kind: FieldKind = FieldKind.TEXT
    required: bool = False


@dataclass(frozen=True, slots=True)
class FieldProblem:
    """What is wrong with one field, in words that say what to do."""

    field: str
    code: str
    message: str


def _field(name: str, label: str, kind: FieldKind = FieldKind.TEXT) -> ChannelField:
    return ChannelField(name, label, kind)


NAME = _field("name", "Name")
EMAIL = _field("email", "E-mail", FieldKind.EMAIL)
PHONE = _field("phone", "Telephone", FieldKind.PHONE)
COMPANY = _field("company", "Company")
SUBJECT = _field("subject", "Subject")
WHO = (NAME, EMAIL, PHONE, COMPANY)


def _message(label: str, *, required: bool = True) -> ChannelField:
    return ChannelField("message", label, FieldKind.LONG_TEXT, required)


CHANNEL_FIELDS: Mapping[Channel, tuple[ChannelField, ...]] = {
    Channel.FORM: (*WHO, SUBJECT, _message("Message")),
    Channel.CHAT: (
        *WHO,
        _message("What was written"),
        _field("started_at", "Chat began", FieldKind.DATETIME),
        _field("conversation", "Conversation"),
    ),
    Channel.CALL: (
        *WHO,
        _message("What was said"),
        _field("called_at", "Time of the call", FieldKind.DATETIME),
        _field("call_back", "When to call back"),
        _field("recording", "Recording", FieldKind.URL),
    ),
    Channel.EMAIL: (
        NAME,
        ChannelField("email", "E-mail", FieldKind.EMAIL, required=True),
        PHONE,
        COMPANY,
        _field("to", "Sent to"),
        SUBJECT,
        _message("Message"),
    ),
    Channel.AD: (
        *WHO,
        _message("Answers and message", required=False),
        _field("platform", "Platform"),
        _field("campaign", "Campaign"),
        _field("ad", "Advertisement"),
        _field("form", "Lead form"),
        _field("external_id", "The platform's lead id"),
    ),
    Channel.REFERRAL: (
        *WHO,
        _message("What is known of the enquiry"),
        _field("referred_by", "Referred by"),
        _field("referrer_email", "Their e-mail", FieldKind.EMAIL),
        _field("referred_at", "Referred on", FieldKind.DATETIME),
    ),
    Channel.CRM: (
        *WHO,
        _message("Note"),
        _field("external_id", "Record in the CRM"),
        _field("record_url", "Address of the record", FieldKind.URL),
        _field("stage", "Stage"),
    ),
}
"""Every channel's fields by standard name, in the order in which they are asked."""

_URL = re.compile(r"https?://\S+", re.IGNORECASE)
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?")
MAX_SHORT = 1000


def fields_of(channel: Channel | str) -> tuple[ChannelField, ...]:
    """The fields of a channel."""
    return CHANNEL_FIELDS[Channel(channel)]


def standard_names() -> frozenset[str]:
    """The standard names of all channels' fields."""
    return frozenset(field.name for fields in CHANNEL_FIELDS.values() for field in fields)


def problems(channel: Channel | str, fields: Mapping[str, str]) -> tuple[FieldProblem, ...]:
    """What keeps these fields from being a good lead of this channel; empty when nothing does.

    For input by hand and from files. A form post is taken as it comes: a prospect's mistyped
    address is a reviewer's business, not a reason to turn the enquiry away.
    """
    found = [
        problem
        for field in fields_of(channel)
        if (problem := _problem(field, fields.get(field.name, "").strip())) is not None
    ]
    if not any(fields.get(name, "").strip() for name in ("email", "phone", "name", "conversation")):
        found.append(
            FieldProblem(
                "email", "no_contact", "Give an e-mail address, a telephone number or a name."
            )
        )
    return tuple(found)


def _problem(field: ChannelField, value: str) -> FieldProblem | None:
    if not value:
        missing = FieldProblem(field.name, "missing", f"{field.label} is missing: fill it in.")
        return missing if field.required else None
    if field.kind != FieldKind.LONG_TEXT and len(value) > MAX_SHORT:
        return FieldProblem(
            field.name, "too_long", f"{field.label} has more than {MAX_SHORT} characters."
        )
    remedy = _remedy(field.kind, value)
    if remedy:
        return FieldProblem(field.name, "malformed", f"{field.label}: {value[:80]!r} {remedy}")
    return None


def _remedy(kind: FieldKind, value: str) -> str:
    if kind == FieldKind.EMAIL and normal_email(value) != value.lower():
        return "is not an e-mail address; it looks like name@example.com."
    if kind == FieldKind.PHONE and not normal_phone(value):
        return "is not a telephone number; give its digits, best with +country code."
    if kind == FieldKind.URL and not _URL.fullmatch(value):
        return "is not a web address; it begins with https://."
    if kind == FieldKind.DATETIME and not _DATE.fullmatch(value):
        return "is not a date; write it as 2026-03-31 or 2026-03-31 14:30."
    return ""
