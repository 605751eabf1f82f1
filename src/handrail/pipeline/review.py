"""Review: release, assign, escalate, edit. Decisions are in `decisions.py`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from handrail.core.findings import Finding
from handrail.core.review.authority import AuthorityVerdict
from handrail.pipeline import escalation
from handrail.pipeline.decisions import Choice, decide, undo
from handrail.pipeline.errors import Conflict, Invalid, Stale
from handrail.pipeline.find import find, find_locked
from handrail.pipeline.guard import judge, read_outbound
from handrail.pipeline.in_force import playbooks_in_force
from handrail.pipeline.items import check_version, editors_of, open_item_of
from handrail.pipeline.permissions import Action, may, require
from handrail.pipeline.revisions import add_revision, author_of_edit, latest_revision, same_revision
from handrail.store import audit
from handrail.store.acting import acting_as
from handrail.store.models import (
    Decision,
    DraftRevision,
    Lead,
    Member,
    Message,
)
from handrail.store.steps import add_step

__all__ = [
    "Choice",
    "TextCheck",
    "assign",
    "check_text",
    "decide",
    "escalate",
    "release",
    "save_revision",
    "undo",
]


@dataclass(frozen=True, slots=True)
class TextCheck:
    """What the guard says of a text as typed. Spans refer to `text` (subject, blank line, body)."""

    text: str
    findings: tuple[Finding, ...]
    verdict: AuthorityVerdict


def check_text(
    member: Member, lead_id: UUID, *, subject: str, text: str, now: datetime
) -> TextCheck:
    """Read a text with the engine that reads it at the decision. Changes nothing."""
    require(member, Action.READ)
    lead = find(Lead, member, lead_id)
    read = read_outbound(lead, playbooks_in_force(lead), subject=subject, text=text, now=now)
    verdict = judge(lead, read, decider=member, editors=editors_of(lead, member, text))
    return TextCheck(read.text, read.findings, verdict)


@transaction.atomic
def save_revision(
    member: Member, lead_id: UUID, *, subject: str, text: str, answers_id: UUID, now: datetime
) -> DraftRevision:
    """Keep what was typed as a new revision; an unchanged text makes none.

    Raises Stale when the prospect wrote again, so that the typed text is kept by its owner.
    """
    require(member, Action.REVIEW)
    lead = find_locked(Lead, member, lead_id)
    message = find(Message, member, answers_id)
    if lead.last_inbound_id != message.id:
        raise Stale(_("The prospect wrote again. Read the new message, then continue your reply."))
    last = latest_revision(lead)
    if last and (last.subject, last.text, last.answers_id) == (subject, text, message.id):
        return last
    same = same_revision(lead, message, subject, text)
    revision = add_revision(
        lead,
        message,
        subject=subject,
        text=text,
        author=same.author if same else author_of_edit(lead, message),
        member=same.member if same else member,
        output=same.output if same else None,
        now=now,
    )
    read = read_outbound(lead, playbooks_in_force(lead), subject=subject, text=text, now=now)
    read.save(revision, now=now)
    return revision


def release(member: Member, item_id: UUID, *, version: int, now: datetime) -> None:
    """Let AI prepare a lead that was given to a person first. By name, and recorded."""
    require(member, Action.REVIEW)
    with acting_as(member):
        item = open_item_of(member, item_id)
        check_version(item, version)
        lead = find_locked(Lead, member, item.lead_id)
        if not lead.person_first or lead.released_at is not None:
            raise Conflict(_("AI may already prepare this lead."))
        lead.released_at, lead.released_by = now, member
        lead.state = Lead.State.PREPARING
        lead.save(update_fields=["released_at", "released_by", "state"])
        item.version += 1
        item.save(update_fields=["version"])
        audit.append(
            lead.workspace, "lead.released", now=now, actor=member, actor_kind="member", lead=lead
        )
        add_step(
            "prepare",
            subject=lead.last_inbound_id,
            workspace=lead.workspace,
            lead=lead,
            due_at=now,
            unique_key=f"prepare:{lead.last_inbound_id}:released",
            queue="preparation",
        )


@transaction.atomic
def assign(member: Member, item_id: UUID, *, to_id: UUID | None, now: datetime) -> None:
    """Give an item to a member who may decide, or to nobody in particular."""
    require(member, Action.REVIEW)
    item = open_item_of(member, item_id)
    item.assigned_to = _decider(member, to_id) if to_id else None
    item.save(update_fields=["assigned_to"])
    audit.append(
        item.workspace,
        "review.assigned",
        now=now,
        actor=member,
        actor_kind="member",
        lead=item.lead,
        to=str(to_id) if to_id else None,
    )


def escalate(
    member: Member,
    item_id: UUID,
    *,
    version: int,
    to_id: UUID,
    due_at: datetime,
    note: str,
    now: datetime,
) -> Decision:
    """Hand an item to another person, with a time to act. The item stays open."""
    require(member, Action.REVIEW)
    if due_at <= now:
        raise Invalid(
            _("Choose a time in the future by which this person should act."), field="due_at"
        )
    with acting_as(member):
        item = open_item_of(member, item_id)
        check_version(item, version)
        to = _decider(member, to_id)
        decision = Decision.objects.create(
            workspace_id=item.workspace_id,
            created_at=now,
            item=item,
            lead=item.lead,
            member=member,
            kind=Decision.Kind.ESCALATE,
            reason=note,
        )
        item.assigned_to, item.escalated_by, item.escalation_note = to, member, note
        item.escalated_at = now
        item.end_hold()
        item.due_at = min(item.due_at, due_at)
        item.version += 1
        item.save()
        escalation.watch(item, due_at=due_at)
        audit.append(
            item.workspace,
            "review.escalated",
            now=now,
            actor=member,
            actor_kind="member",
            lead=item.lead,
            decision=str(decision.id),
            to=str(to.id),
            due_at=due_at.isoformat(),
        )
    return decision


def _decider(member: Member, to_id: UUID) -> Member:
    to = find(Member, member, to_id)
    if not may(to, Action.REVIEW):
        raise Invalid(
            _("{to} may not decide on leads. Choose somebody who may.").format(to=to), field="to"
        )
    return to
