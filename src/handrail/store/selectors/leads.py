"""Reads of one lead: everything that its page shows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Prefetch

from handrail.store.models import (
    Decision,
    DraftRequest,
    DraftRevision,
    FindingRow,
    Lead,
    Message,
    Output,
    Record,
    ReviewItem,
    SignOff,
    SignOffRequest,
    SourceRecord,
    Task,
    Workspace,
)

EARLIER_LEADS = 5


@dataclass(frozen=True, slots=True)
class LeadPage:
    """A lead with its thread, what AI prepared, its drafts, questions, decisions and records.

    `item` is the open place in the queue, else the newest. `outputs` are the newest of each
    kind; `findings` are those of messages.
    """

    lead: Lead
    item: ReviewItem | None
    messages: Sequence[Message]
    findings: Sequence[FindingRow]
    outputs: dict[str, Output]
    revisions: Sequence[DraftRevision]
    draft_requests: Sequence[DraftRequest]
    questions: Sequence[SignOffRequest]
    decisions: Sequence[Decision]
    tasks: Sequence[Task]
    records: Sequence[Record]
    earlier: Sequence[Lead]

    @property
    def newest_request(self) -> DraftRequest | None:
        """The newest wish for another draft of the newest message."""
        mine = [row for row in self.draft_requests if row.answers_id == self.lead.last_inbound_id]
        return mine[-1] if mine else None

    @property
    def is_open(self) -> bool:
        """Whether it waits for a person."""
        return self.item is not None and self.item.state == ReviewItem.State.OPEN


def lead_page(workspace: Workspace, lead_id: UUID) -> LeadPage | None:
    """Everything for the page of one lead, in a fixed number of queries."""
    lead = (
        Lead.objects.of(workspace)
        .select_related(
            "contact",
            "source__playbook",
            "playbook_version__playbook__active_version",
            "owner__user",
            "last_inbound",
            "released_by__user",
            "workspace",
        )
        .filter(pk=lead_id)
        .first()
    )
    if lead is None:
        return None
    item = (
        lead.review_items.select_related("assigned_to__user", "escalated_by__user")
        .order_by("-state", "-created_at", "-id")
        .first()
    )
    return LeadPage(
        lead=lead,
        item=item,
        messages=_messages(lead),
        findings=list(lead.findings.filter(message__isnull=False).order_by("start", "end")),
        outputs=_outputs(lead),
        revisions=list(lead.revisions.select_related("member__user").order_by("number")),
        draft_requests=list(
            lead.draft_requests.select_related("member__user", "base").order_by("created_at", "id")
        ),
        questions=_questions(lead),
        decisions=_decisions(lead),
        tasks=list(lead.tasks.select_related("owner__user", "done_by__user").order_by("id")),
        records=list(
            lead.records.select_related("member__user")
            .prefetch_related("write_backs__connection")
            .order_by("created_at", "id")
        ),
        earlier=_earlier(lead),
    )


def _messages(lead: Lead) -> list[Message]:
    return list(
        lead.messages.select_related("source_record", "member__user", "delivery")
        .prefetch_related("attachment_texts")
        .defer("source_record__body", "delivery__raw")
        .order_by("created_at", "id")
    )


def _outputs(lead: Lead) -> dict[str, Output]:
    rows = lead.outputs.select_related("playbook_version__playbook").order_by("created_at", "id")
    return {row.kind: row for row in rows}


def _questions(lead: Lead) -> list[SignOffRequest]:
    answers = SignOff.objects.select_related("member__user").order_by("created_at")
    return list(
        SignOffRequest.objects.filter(item__lead=lead)
        .select_related("asked_by__user")
        .prefetch_related(Prefetch("answers", queryset=answers))
        .order_by("created_at", "id")
    )


def _decisions(lead: Lead) -> list[Decision]:
    return list(
        lead.decisions.select_related("member__user", "undone_by__user", "delivery", "revision")
        .defer("approved_bytes", "delivery__raw")
        .order_by("-created_at", "-id")
    )


def _earlier(lead: Lead) -> list[Lead]:
    others = lead.contact.leads.exclude(pk=lead.pk).order_by("-created_at")
    return list(others.defer("fields", "context")[:EARLIER_LEADS])


def original(workspace: Workspace, record_id: UUID) -> SourceRecord | None:
    """One original with its bytes, where it was not erased."""
    return SourceRecord.objects.of(workspace).filter(pk=record_id, erased_at=None).first()


@dataclass(frozen=True, slots=True)
class LeadForCheck:
    """What a check of a text as typed needs to know of its lead."""

    lead: Lead
    item: ReviewItem | None
    questions: Sequence[SignOffRequest]


def lead_for_check(workspace: Workspace, lead_id: UUID) -> LeadForCheck | None:
    """The lead with its open item and the questions asked about it."""
    lead = (
        Lead.objects.of(workspace)
        .select_related("contact", "source__playbook", "workspace")
        .select_related("playbook_version__playbook__active_version")
        .filter(pk=lead_id)
        .first()
    )
    if lead is None:
        return None
    item = lead.review_items.filter(state=ReviewItem.State.OPEN).first()
    return LeadForCheck(lead, item, _questions(lead))


def revision_of(workspace: Workspace, lead_id: UUID, number: str) -> DraftRevision | None:
    """The revision of this number; None where there is none, or the number is none."""
    if not number.isdecimal() or len(number) > 8:
        return None
    rows = DraftRevision.objects.of(workspace).filter(lead=lead_id, number=int(number))
    return rows.first()
