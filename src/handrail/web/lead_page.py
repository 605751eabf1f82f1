"""A lead's page as templates show it: original, prepared, reply, decisions, records."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from handrail.core.record.outcomes import OUTCOMES
from handrail.core.review.hold import hold_choices
from handrail.core.review.reasons import NO_REPLY_REASONS, REJECT_REASONS
from handrail.pipeline.calendars import calendar_of
from handrail.pipeline.in_force import versions_in_force
from handrail.pipeline.permissions import Action, may
from handrail.pipeline.sign_offs import waiting_for
from handrail.store.models import (
    Decision,
    Delivery,
    FindingRow,
    Lead,
    Member,
    Message,
    ReviewItem,
    Workspace,
)
from handrail.store.selectors.labels import labels
from handrail.store.selectors.leads import LeadPage
from handrail.store.selectors.ledger import calls_of_lead
from handrail.store.selectors.people import active_members
from handrail.web.marks import Mark, Segment, segments
from handrail.web.prepared import evidence_marks, parts
from handrail.web.questions import grouped
from handrail.web.record_lines import record_lines
from handrail.web.reply_page import Typed, reply_of

HIDDEN_FIELDS = ("message",)
HOLD_LABELS = {
    "hour": gettext_lazy("An hour"),
    "afternoon": gettext_lazy("This afternoon"),
    "tomorrow": gettext_lazy("Next morning"),
    "week": gettext_lazy("Next week"),
}


@dataclass(frozen=True, slots=True)
class Attached:
    """One attachment with what could be read in it. `size` in bytes."""

    name: str
    size: int
    text: str
    why: str


@dataclass(frozen=True, slots=True)
class Said:
    """One message of the thread, cut where findings and evidence mark it."""

    message: Message
    segments: Sequence[Segment]
    findings: Sequence[FindingRow]
    newest: bool
    attachments: Sequence[Attached]


def lead_context(
    page: LeadPage,
    member: Member,
    *,
    now: datetime,
    query: str = "",
    typed: Typed | None = None,
    number: int | None = None,
    problem: str = "",
) -> dict[str, Any]:
    """Everything that the lead's pane shows. `query` leads back to the same part of the queue."""
    lead, members = page.lead, active_members(page.lead.workspace)
    names = labels(lead.workspace)
    may_review = may(member, Action.REVIEW)
    current = {
        kind: row for kind, row in page.outputs.items() if row.answers_id == lead.last_inbound_id
    }
    return {
        "page": page,
        "lead": lead,
        "item": page.item,
        "thread": thread(page, evidence_marks(current)),
        "causes": causes(page),
        "held": lead.person_first and lead.released_at is None,
        "in_force": versions_in_force(lead),
        "being_prepared": lead.state in (Lead.State.RECEIVED, Lead.State.PREPARING),
        "parts": parts(current, list(page.tasks), names),
        "calls": calls_of_lead(lead),
        "outdated": len(page.outputs) - len(current),
        "names": names,
        "fields": shown_fields(lead),
        "context_rows": context_rows(lead),
        "reply": reply_of(page, member, members, typed=typed, number=number, now=now),
        "typed": typed,
        "problem": problem,
        "may_review": may_review,
        "deciding": may_review and page.is_open and not _is_question(page.item),
        "deciders": [other for other in members if may(other, Action.REVIEW)],
        "records": [(record, record_lines(record.body)) for record in page.records],
        "mine": grouped(q for q in waiting_for(member) if page.item and q.item_id == page.item.id),
        "standing": (standing := standing_decision(page)),
        "may_take_back": may_review and standing is not None and not has_begun(standing),
        "delivery": open_delivery(page),
        "reject_reasons": [(code, _(label)) for code, label in REJECT_REASONS],
        "no_reply_reasons": [(code, _(label)) for code, label in NO_REPLY_REASONS],
        "outcomes": [(code, _(label)) for code, label in OUTCOMES],
        "hold_choices": hold_options(lead.workspace, now=now) if page.is_open else (),
        "outcome_label": _(dict(OUTCOMES)[lead.outcome]) if lead.outcome in dict(OUTCOMES) else "",
        "query": query,
        "now": now,
    }


@dataclass(frozen=True, slots=True)
class HoldOption:
    """A time until which the lead may be put on hold."""

    code: str
    label: str | Promise
    until: datetime


def hold_options(workspace: Workspace, *, now: datetime) -> list[HoldOption]:
    """The times that are offered, in words."""
    choices = hold_choices(now, calendar_of(workspace, now=now))
    return [HoldOption(one.code, HOLD_LABELS[one.code], one.until) for one in choices]


def _is_question(item: ReviewItem | None) -> bool:
    return item is not None and item.reason == ReviewItem.Reason.UNCERTAIN


def thread(page: LeadPage, evidence: Sequence[Mark]) -> list[Said]:
    """The messages oldest first; evidence is marked in the newest of the prospect."""
    said = []
    for message in page.messages:
        found = [row for row in page.findings if row.message_id == message.id]
        newest = message.id == page.lead.last_inbound_id
        marks = [Mark(f.start, f.end, f.severity, str(f.id), f.why) for f in found]
        if newest:
            marks += evidence
        text = segments(message.text, marks)
        said.append(Said(message, text, found, newest, attached_to(message)))
    return said


def attached_to(message: Message) -> list[Attached]:
    """The attachments in their order, with their texts where they were read."""
    read = {row.position: row for row in message.attachment_texts.all()}
    return [
        Attached(
            name=listed.get("filename") or listed.get("name") or "",
            size=listed.get("size") or 0,
            text=read[position].text if position in read else "",
            why=read[position].why if position in read else "",
        )
        for position, listed in enumerate(message.attachments)
    ]


def causes(page: LeadPage) -> list[FindingRow]:
    """The words for which a person comes first."""
    newest = page.lead.last_inbound_id
    holding = [f for f in page.findings if f.severity != "info"]
    # Where the newest message is harmless, an earlier one is why.
    rows = [f for f in holding if f.message_id == newest] or holding
    return sorted(rows, key=lambda row: (row.start, row.end))


def shown_fields(lead: Lead) -> list[tuple[str, str]]:
    """The fields as they came, without the message, which has its own place."""
    return [
        (name, str(value))
        for name, value in lead.fields.items()
        if value and name not in HIDDEN_FIELDS
    ]


def context_rows(lead: Lead) -> list[tuple[str, str]]:
    """Where the lead came from: page, referrer, campaign, click ids."""
    rows: list[tuple[str, str]] = []
    for name, value in lead.context.items():
        if isinstance(value, dict):
            rows += [(key, str(part)) for key, part in value.items() if part]
        elif value:
            rows.append((name, str(value)))
    return rows


def standing_decision(page: LeadPage) -> Decision | None:
    """The decision that holds now on the newest item, if it is not open any more."""
    if page.is_open or page.item is None:
        return None
    for decision in page.decisions:
        is_final = decision.kind not in Decision.KEEPS_OPEN and decision.undone_at is None
        if decision.item_id == page.item.id and is_final:
            return decision
    return None


def has_begun(decision: Decision) -> bool:
    """Whether its reply has begun to leave, so that it cannot be taken back any more."""
    delivery = getattr(decision, "delivery", None)
    waiting = (Delivery.State.PENDING, Delivery.State.AWAITING_COPY)
    return delivery is not None and delivery.state not in waiting


def open_delivery(page: LeadPage) -> Delivery | None:
    """The newest delivery, while a person may have to do something about it or watch it."""
    for decision in page.decisions:
        delivery = getattr(decision, "delivery", None)
        if delivery is not None:
            return delivery if delivery.state != Delivery.State.CANCELLED else None
    return None


def lead_address(lead_id: object, query: str = "", **more: object) -> str:
    """The page of a lead, keeping the part of the queue that it was opened from."""
    extra = urlencode({name: str(value) for name, value in more.items() if value})
    joined = "&".join(part for part in (query.lstrip("?"), extra) if part)
    return f"/leads/{lead_id}/{'?' + joined if joined else ''}"
