"""Inputs: per channel, the exact fields that AI may use; what is masked; what is never used."""

from __future__ import annotations

from pydantic import Field

from handrail.core.leads import Channel
from handrail.core.playbook.base import Code, Section

DEFAULT_FIELDS: tuple[Code, ...] = ("name", "company", "message", "subject")
DEFAULT_MASKED: tuple[Code, ...] = (
    "email",
    "phone",
    "street_address",
    "credit_card",
    "iban",
    "bank_account",
    "national_id",
    "date_of_birth",
    "password",
    "api_key",
    "ip_address",
)


class Inputs(Section):
    """The allow-list: a field that is not named for a channel never reaches a model."""

    channels: dict[Channel, tuple[Code, ...]] = Field(
        default_factory=lambda: dict.fromkeys(Channel, DEFAULT_FIELDS)
    )
    """For each channel, the fields that AI may use. A channel that is not named gives it none."""
    mask: tuple[Code, ...] = DEFAULT_MASKED
    """Kinds of private data that placeholders stand for before a model reads the text."""
    never: tuple[Code, ...] = ()
    """Fields that no model ever sees, whatever a channel allows."""

    def allowed(self, channel: Channel) -> tuple[str, ...]:
        """The fields that AI may use on this channel; none for a channel not named."""
        return tuple(name for name in self.channels.get(channel, ()) if name not in self.never)
