"""Revisions of a draft: each is kept, numbers grow, none is changed."""

from __future__ import annotations

from datetime import datetime

from handrail.store.models import Author, DraftRevision, Lead, Member, Message, Output


def latest_revision(lead: Lead) -> DraftRevision | None:
    """The newest state of the draft."""
    return DraftRevision.objects.filter(lead=lead).order_by("-number").first()


def ai_revision(lead: Lead, message: Message) -> DraftRevision | None:
    """What AI drafted for this message, unedited."""
    return (
        DraftRevision.objects.filter(lead=lead, answers=message, author=Author.AI)
        .order_by("-number")
        .first()
    )


def same_revision(lead: Lead, message: Message, subject: str, text: str) -> DraftRevision | None:
    """The newest revision for this message that says exactly this."""
    return (
        DraftRevision.objects.filter(lead=lead, answers=message, subject=subject[:500], text=text)
        .order_by("-number")
        .first()
    )


def add_revision(
    lead: Lead,
    message: Message,
    *,
    subject: str,
    text: str,
    author: str,
    now: datetime,
    member: Member | None = None,
    output: Output | None = None,
) -> DraftRevision:
    """Append a revision; the caller holds the lead's lock, so numbers do not collide."""
    last = latest_revision(lead)
    return DraftRevision.objects.create(
        workspace_id=lead.workspace_id,
        created_at=now,
        lead=lead,
        answers=message,
        number=last.number + 1 if last else 1,
        author=author,
        member=member,
        output=output,
        subject=subject[:500],
        text=text,
    )


def author_of_edit(lead: Lead, message: Message) -> str:
    """Who is said to have written a member's text: a person alone, or AI edited by a person."""
    return Author.AI_EDITED if ai_revision(lead, message) else Author.PERSON
