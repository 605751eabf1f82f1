"""One way from rows to the values that the rules read."""

from __future__ import annotations

from functools import lru_cache

from handrail.core.leads import AttachedText, Channel, LeadFacts, LeadMessage, SourceContext
from handrail.core.playbook.document import Playbook
from handrail.core.playbook.load import load_playbook
from handrail.store.models import AttachmentText, Author, Lead, Message, PlaybookVersion


@lru_cache(maxsize=256)
def _parsed(_sha256: str, document: str) -> Playbook:
    return load_playbook(document)


def playbook_of(version: PlaybookVersion) -> Playbook:
    """The document of a version; a version never changes, so it is read once a process."""
    return _parsed(version.sha256, version.document)


def context_of(lead: Lead) -> SourceContext:
    """The source context as the rules see it."""
    given = lead.context
    return SourceContext(
        page=given.get("page", ""),
        landing_page=given.get("landing_page", ""),
        referrer=given.get("referrer", ""),
        form=given.get("form", ""),
        campaign=given.get("campaign", ""),
        utm=given.get("utm", {}),
        click_ids=given.get("click_ids", {}),
        unmapped=given.get("unmapped", False),
    )


def message_of(message: Message) -> LeadMessage:
    """One message as the rules see it."""
    return LeadMessage(
        text=message.text,
        at=message.sent_at,
        from_prospect=message.author == Author.PROSPECT,
        subject=message.subject,
        screened=message.screened_at is not None,
    )


def lead_facts(lead: Lead) -> LeadFacts:
    """A lead with its whole thread, oldest first."""
    thread = lead.messages.order_by("created_at", "id")
    attached = (
        AttachmentText.objects.filter(message__lead=lead)
        .select_related("message")
        .order_by("-message__created_at", "position")
    )
    return LeadFacts(
        id=str(lead.id),
        channel=Channel(lead.channel),
        fields=lead.fields,
        messages=tuple(message_of(message) for message in thread),
        context=context_of(lead),
        attachments=tuple(
            AttachedText(row.name, row.text, screened=row.message.screened_at is not None)
            for row in attached
            if row.text
        ),
    )
