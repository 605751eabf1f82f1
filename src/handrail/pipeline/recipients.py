"""Where a reply may go: only to addresses that the prospect is known by."""

from __future__ import annotations

from django.conf import settings
from django.utils.translation import gettext as _

from handrail.core.intake.content import normal_email
from handrail.pipeline.errors import Invalid
from handrail.pipeline.invented import is_invented
from handrail.pipeline.providers import can_send_mail
from handrail.store.models import Delivery, Lead, Mode


def known_recipients(lead: Lead) -> list[str]:
    """The addresses of the lead's contact, then its telephone number or name; best first."""
    contact = lead.contact
    emails = [contact.email, normal_email(lead.fields.get("email", ""))]
    found = [value for value in emails if value]
    if not found:
        found = [value for value in (contact.phone, contact.name) if value]
    return list(dict.fromkeys(found)) or ["the prospect"]


def check_recipient(lead: Lead, recipient: str) -> None:
    """Raise Invalid for an address that is not this prospect's."""
    known = known_recipients(lead)
    if recipient not in known:
        raise Invalid(
            _(
                "A reply goes to the prospect only: {known}. "
                "Correct the contact first if the address is wrong."
            ).format(known=" or ".join(known)),
            field="recipient",
        )


def route_for(lead: Lead, recipient: str) -> Delivery.Route:
    """How a reply to this lead leaves: not at all in a sandbox, by mail, or by a person's hand."""
    if not may_leave(lead):
        return Delivery.Route.SANDBOX
    if "@" in recipient and can_send_mail() and sender_address(lead):
        return Delivery.Route.SMTP
    return Delivery.Route.MANUAL


def may_leave(lead: Lead) -> bool:
    """Whether its rules are live now, and it is a real one.

    A source may be given to another playbook after the lead came: then both must be.
    """
    playbooks = (lead.source.playbook, lead.playbook_version.playbook)
    return not is_invented(lead) and all(playbook.mode == Mode.LIVE for playbook in playbooks)


def sender_address(lead: Lead) -> str:
    """The address that replies come from: the workspace's, else the installation's."""
    return lead.workspace.reply_address or settings.ENVIRONMENT.mail_from
