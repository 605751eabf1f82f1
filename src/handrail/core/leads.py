"""A lead as the rules see it: frozen values, without rows or requests."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


class Channel(StrEnum):
    """The seven ways in. Each has its own fields (`core/intake/channels.py`)."""

    FORM = "form"
    CHAT = "chat"
    CALL = "call"
    EMAIL = "email"
    AD = "ad"
    REFERRAL = "referral"
    CRM = "crm"


@dataclass(frozen=True, slots=True)
class SourceContext:
    """Where a lead came from: the page, the referrer, the campaign, the click ids.

    `page` is the one that the form was on, `landing_page` the first of the visit. `unmapped`
    says that the message is made of fields that nobody has mapped yet.
    """

    page: str = ""
    landing_page: str = ""
    referrer: str = ""
    form: str = ""
    campaign: str = ""
    utm: Mapping[str, str] = field(default_factory=dict)
    click_ids: Mapping[str, str] = field(default_factory=dict)
    unmapped: bool = False


@dataclass(frozen=True, slots=True)
class LeadMessage:
    """One thing said on the thread. `text` is plain text as the reviewer sees it.

    `screened` says that screening has read it before.
    """

    text: str
    at: datetime | None = None
    from_prospect: bool = True
    subject: str = ""
    screened: bool = False


@dataclass(frozen=True, slots=True)
class AttachedText:
    """What could be read in one attachment, as plain text.

    Until it was `screened` with its message, screening reads it and nothing else does.
    """

    name: str
    text: str
    screened: bool = False


@dataclass(frozen=True, slots=True)
class LeadFacts:
    """What the rules may know of one lead.

    `fields` are the mapped values of the source record by their standard names
    (`name`, `email`, `phone`, `company`, `message`, …), before any allow-list is applied.
    `messages` are oldest first; the last one of the prospect is what is being answered, and
    `attachments` are the texts of what came with it, and then with the messages before.
    """

    id: str
    channel: Channel
    fields: Mapping[str, str]
    messages: tuple[LeadMessage, ...] = ()
    context: SourceContext = field(default_factory=SourceContext)
    attachments: tuple[AttachedText, ...] = ()

    @property
    def text(self) -> str:
        """The newest message of the prospect: the text that screening and evidence refer to."""
        for message in reversed(self.messages):
            if message.from_prospect:
                return message.text
        return self.fields.get("message", "")
