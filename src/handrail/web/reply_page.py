"""The reply under a lead, as the page shows it: text, revisions, difference, findings, way out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial

from handrail.core.review.remedies import LeadForRemedies, remedies
from handrail.pipeline.errors import Refused
from handrail.pipeline.in_force import playbooks_in_force
from handrail.pipeline.recipients import known_recipients, route_for, sender_address
from handrail.pipeline.review import check_text
from handrail.store.facts import playbook_of
from handrail.store.models import Author, Delivery, DraftRevision, Lead, Member, SignOffRequest
from handrail.store.selectors.leads import LeadPage, revision_of
from handrail.web.checked import Checked, Checker
from handrail.web.differences import Piece, differences

WISHES = ("shorter", "offer a call", "no questions")
LANGUAGE_WISHES = {"en": "in English", "de": "in German", "es": "in Spanish"}


@dataclass(frozen=True, slots=True)
class Typed:
    """What a person has in the editor; kept on the page whatever happened to it."""

    subject: str
    text: str
    recipient: str = ""


@dataclass(frozen=True, slots=True)
class WayOut:
    """Where a reply would go and how. `undo_seconds` is the window in which it can be undone."""

    recipient: str
    sender: str
    route: str
    undo_seconds: int

    @property
    def is_sandbox(self) -> bool:
        """Whether nothing leaves."""
        return self.route == Delivery.Route.SANDBOX

    @property
    def is_manual(self) -> bool:
        """Whether a person copies it."""
        return self.route == Delivery.Route.MANUAL


@dataclass(frozen=True, slots=True)
class Reply:
    """The editor's content. `stale` when it answers an older message than the newest.

    `original` is what the difference is shown from: the draft by AI, or `compared_with`, from which
    a reviewer asked for another.
    """

    subject: str
    text: str
    author: str
    author_if_edited: str
    member: Member | None
    revision: DraftRevision | None
    shown: DraftRevision | None
    stale: bool
    recipients: Sequence[str]
    way_out: WayOut
    checked: Checked | None
    difference: Sequence[Piece]
    compared_with: DraftRevision | None
    original: DraftRevision | None
    wishes: Sequence[str]

    @property
    def has_subject(self) -> bool:
        """Whether the way out has subjects at all."""
        return "@" in self.way_out.recipient


def reply_of(
    page: LeadPage,
    member: Member,
    members: Sequence[Member],
    *,
    typed: Typed | None,
    number: int | None,
    now: datetime,
) -> Reply:
    """The reply as it stands, or as typed; `number` shows an older revision in its place."""
    lead = page.lead
    last = page.revisions[-1] if page.revisions else None
    shown = next((row for row in page.revisions if row.number == number), last)
    subject, text = _content(lead, shown, typed)
    recipients = known_recipients(lead)
    chosen = typed.recipient if typed and typed.recipient in recipients else recipients[0]
    drafted = _drafted(page)
    base = drafted.text if drafted else None
    before = _asked_from(page, shown) if typed is None else None
    original = before or drafted
    return Reply(
        subject=subject,
        text=text,
        author=_author(shown, typed, base),
        author_if_edited=Author.PERSON if base is None else Author.AI_EDITED,
        member=member if typed else shown.member if shown else None,
        revision=last,
        shown=shown,
        stale=bool(shown and shown.answers_id != lead.last_inbound_id and not typed),
        recipients=recipients,
        way_out=way_out(lead, chosen),
        checked=check(page.lead, member, members, page.questions, subject, text, now=now),
        difference=differences(original.text, text) if original and original.text != text else (),
        compared_with=before,
        original=original,
        wishes=_wishes(lead, shown),
    )


def _content(lead: Lead, shown: DraftRevision | None, typed: Typed | None) -> tuple[str, str]:
    if typed is not None:
        return typed.subject, typed.text
    if shown is not None:
        return shown.subject, shown.text
    return (f"Re: {lead.subject}" if lead.subject else "Your enquiry"), ""


def _asked_from(page: LeadPage, shown: DraftRevision | None) -> DraftRevision | None:
    """The draft from which AI wrote the shown one, where a reviewer asked it to."""
    if shown is None:
        return None
    return next((row.base for row in page.draft_requests if row.revision_id == shown.id), None)


def _wishes(lead: Lead, shown: DraftRevision | None) -> Sequence[str]:
    """What reviewers ask for most; languages that the lead does not write stand at the end."""
    if shown is None:
        return WISHES[1:3]
    others = [words for code, words in LANGUAGE_WISHES.items() if code != (lead.language or "en")]
    return (*WISHES, *others)


def _drafted(page: LeadPage) -> DraftRevision | None:
    """The newest draft by AI for the newest message."""
    for row in reversed(page.revisions):
        if row.author == Author.AI and row.answers_id == page.lead.last_inbound_id:
            return row
    return None


def _author(shown: DraftRevision | None, typed: Typed | None, base: str | None) -> str:
    if typed is None:
        return shown.author if shown else ""
    if base is None:
        return Author.PERSON
    return Author.AI if typed.text == base else Author.AI_EDITED


def way_out(lead: Lead, recipient: str) -> WayOut:
    """How a reply to this address would leave."""
    name, address = lead.workspace.reply_name or lead.workspace.name, sender_address(lead)
    window: timedelta = playbook_of(lead.playbook_version).review.undo_window
    return WayOut(
        recipient=recipient,
        sender=f"{name} <{address}>" if address else name,
        route=str(route_for(lead, recipient)),
        undo_seconds=int(window.total_seconds()),
    )


def check(
    lead: Lead,
    member: Member,
    members: Sequence[Member],
    questions: Sequence[SignOffRequest],
    subject: str,
    text: str,
    *,
    now: datetime,
) -> Checked | None:
    """The guard's reading of a text; None for an empty one."""
    if not text.strip():
        return None
    try:
        read = check_text(member, lead.id, subject=subject, text=text, now=now)
    except Refused:
        return None
    return Checker(
        read,
        subject=subject,
        decider=member,
        members=members,
        questions=questions,
        remedies_for=partial(
            remedies,
            playbooks_in_force(lead),
            text=text,
            lead=LeadForRemedies(lead.language, lead.service),
            today=now.date(),
        ),
    ).checked()


def difference(lead: Lead, number: str, text: str) -> Sequence[Piece]:
    """How a text differs from the revision of this number, now; nothing where there is none."""
    compared = revision_of(lead.workspace, lead.id, number)
    return differences(compared.text, text) if compared is not None else ()
