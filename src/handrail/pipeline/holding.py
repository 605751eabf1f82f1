"""The holding message: sent by a person in the playbook's words, while the lead keeps waiting."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from django.utils import translation
from django.utils.dateformat import format as date_words
from django.utils.translation import gettext as _

from handrail.core.delivery.message import approved_bytes
from handrail.core.review.holding import HoldingText, answer_time, holding_text, why_not
from handrail.pipeline import delivery, record
from handrail.pipeline.calendars import due_in
from handrail.pipeline.errors import Conflict, Invalid, Stale
from handrail.pipeline.find import find_locked
from handrail.pipeline.guard import read_outbound
from handrail.pipeline.in_force import playbooks_in_force
from handrail.pipeline.items import check_version, open_item_of
from handrail.pipeline.permissions import Action, require
from handrail.pipeline.recipients import check_recipient
from handrail.store import audit
from handrail.store.acting import acting_as
from handrail.store.facts import playbook_of
from handrail.store.models import Author, Decision, FindingRow, Lead, Member, ReviewItem


@dataclass(frozen=True, slots=True)
class HoldingOffer:
    """What a holding message would say, by when; or `why_not` it is not to be had."""

    text: str = ""
    sentence: str = ""
    answer_by: datetime | None = None
    why_not: str = ""


def holding_offer(lead: Lead, item: ReviewItem, *, now: datetime) -> HoldingOffer:
    """The holding message for the newest message of a lead, as it would go out now."""
    if lead.last_inbound_id is None:
        return HoldingOffer(why_not="There is no message to answer yet.")
    if _sent_already(lead):
        return HoldingOffer(why_not="A holding message answered this message already.")
    playbooks = playbooks_in_force(lead)
    if refused := why_not(playbooks, _categories(lead)):
        return HoldingOffer(why_not=refused)
    by = answer_time(_due(lead, item, now=now))
    written = _written(lead, by)
    read = read_outbound(
        lead, playbooks, subject="", text=written.text, now=now, approved=(written.sentence,)
    )
    if read.holding:
        quoted = ", ".join(f"“{finding.text}”" for finding in read.holding)
        return HoldingOffer(why_not=f"The guard holds its words back: {quoted}.")
    return HoldingOffer(written.text, written.sentence, by)


def _sent_already(lead: Lead) -> bool:
    held = Decision.objects.filter(kind=Decision.Kind.HOLDING, undone_at=None)
    return held.filter(answers=lead.last_inbound_id).exists()


def _categories(lead: Lead) -> list[str]:
    rows = FindingRow.objects.filter(message=lead.last_inbound_id)
    return list(rows.values_list("category", flat=True).distinct())


def _due(lead: Lead, item: ReviewItem, *, now: datetime) -> datetime:
    """The deadline; where it has passed, the usual time from now on."""
    if item.due_at > now:
        return item.due_at
    usual = playbook_of(lead.playbook_version).review.respond_within_default
    return due_in(lead.workspace, usual, "working_hours", now=now)


def _written(lead: Lead, by: datetime) -> HoldingText:
    playbook = playbook_of(lead.playbook_version)
    language, _ = playbook.tone.template(lead.language)
    local = by.astimezone(ZoneInfo(lead.workspace.time_zone))
    with translation.override(language):
        time = date_words(local, "l j F, H:i")
    return holding_text(
        playbook,
        name=lead.contact.name,
        company=lead.contact.company,
        language=language,
        time=time,
    )


def send_holding_message(
    member: Member,
    item_id: UUID,
    *,
    version: int,
    answers_id: UUID | None,
    recipient: str,
    text: str,
    now: datetime,
) -> Decision:
    """Send the holding message that the member has read. The item stays open.

    `text` is what the page showed: where it is not what would go out now, nothing goes and the
    new one is shown. Raises Stale, Conflict or Invalid.
    """
    require(member, Action.REVIEW)
    with acting_as(member):
        item = open_item_of(member, item_id)
        lead = find_locked(Lead, member, item.lead_id)
        if answers_id != lead.last_inbound_id:
            raise Stale(
                _("The prospect wrote again while you had this open. Read it, then decide.")
            )
        check_version(item, version)
        offer = holding_offer(lead, item, now=now)
        if offer.why_not:
            raise Invalid(offer.why_not)
        if text != offer.text:
            raise Conflict(
                _("The holding message names another time by now. Read it, then send it.")
            )
        check_recipient(lead, recipient)
        decision = _decide(member, item, lead, recipient, offer, now=now)
        delivery.put_on_its_way(decision, playbook_of(lead.playbook_version), now=now)
        item.promised_by = offer.answer_by
        item.save(update_fields=["promised_by"])
    return decision


def _decide(
    member: Member,
    item: ReviewItem,
    lead: Lead,
    recipient: str,
    offer: HoldingOffer,
    *,
    now: datetime,
) -> Decision:
    subject = _subject(lead) if "@" in recipient else ""
    exact = approved_bytes(lead.channel, recipient, subject, offer.text)
    decision = Decision.objects.create(
        workspace_id=lead.workspace_id,
        created_at=now,
        item=item,
        lead=lead,
        member=member,
        kind=Decision.Kind.HOLDING,
        answers=lead.last_inbound,
        recipient=recipient,
        subject=subject,
        text=offer.text,
        approved_bytes=exact,
        message_sha256=hashlib.sha256(exact).hexdigest(),
    )
    audit.append(
        lead.workspace,
        "decision.holding",
        now=now,
        actor=member,
        actor_kind="member",
        lead=lead,
        decision=str(decision.id),
        message_sha256=decision.message_sha256,
    )
    record.keep(
        lead, "owner_decision", author=Author.PERSON, member=member, now=now, decision=decision
    )
    return decision


def _subject(lead: Lead) -> str:
    if lead.subject:
        return lead.subject if lead.subject.lower().startswith("re:") else f"Re: {lead.subject}"
    return playbook_of(lead.playbook_version).business
