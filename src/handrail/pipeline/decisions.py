"""Decisions: the exact final text is read again, authority checked, and only then a delivery."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from handrail.core.delivery.message import MessageError, approved_bytes
from handrail.core.playbook.document import Playbook
from handrail.core.review.authority import AuthorityVerdict
from handrail.core.review.kept import share_kept
from handrail.core.review.reasons import NO_REPLY_REASONS, REJECT_REASONS
from handrail.pipeline import delivery, record, sign_offs, voiding
from handrail.pipeline.errors import AuthorityMissing, Conflict, Invalid, NotPermitted, Stale
from handrail.pipeline.find import find, find_locked, find_under_lead
from handrail.pipeline.guard import judge, read_outbound
from handrail.pipeline.in_force import playbooks_in_force
from handrail.pipeline.items import check_version, editors_of, open_item_of
from handrail.pipeline.judged import Judged, judged
from handrail.pipeline.permissions import Action, require
from handrail.pipeline.queue import close_item, open_item
from handrail.pipeline.recipients import check_recipient
from handrail.pipeline.revisions import add_revision, ai_revision, author_of_edit, same_revision
from handrail.store import audit
from handrail.store.acting import acting_as
from handrail.store.facts import playbook_of
from handrail.store.models import (
    Author,
    Decision,
    Delivery,
    DraftRevision,
    Lead,
    Member,
    ReviewItem,
)

MAX_TEXT = 20_000
SENDING = (Decision.Kind.APPROVE, Decision.Kind.EDIT)


@dataclass(frozen=True, slots=True)
class Choice:
    """What a member chose. `kind` is send (or approve, edit), reject or no_reply.

    Whether a text to send counts as approved or edited is found by comparing it with what AI
    drafted, not by what the page says. `answers_id` is the message that the member had read.
    """

    kind: str
    subject: str = ""
    text: str = ""
    recipient: str = ""
    answers_id: UUID | None = None
    reason_code: str = ""
    reason: str = ""


def decide(
    member: Member, item_id: UUID, *, version: int, choice: Choice, now: datetime
) -> Decision:
    """Decide on an item. Raises what is in `errors`; then nothing was changed but questions asked.

    `AuthorityMissing` is raised after the questions to the owners were committed.
    """
    require(member, Action.REVIEW)
    with acting_as(member):
        item = open_item_of(member, item_id)
        lead = find_locked(Lead, member, item.lead_id)
        if choice.answers_id is not None and choice.answers_id != lead.last_inbound_id:
            raise Stale(
                _("The prospect wrote again while you had this open. Read it, then decide.")
            )
        check_version(item, version)
        if choice.kind not in ("send", *SENDING):
            return _decide_without_sending(member, item, lead, choice, now=now)
        playbook = playbook_of(lead.playbook_version)
        _check_text(lead, choice)
        _check_earlier(lead)
        read = read_outbound(
            lead, playbooks_in_force(lead), subject=choice.subject, text=choice.text, now=now
        )
        verdict = judge(lead, read, decider=member, editors=editors_of(lead, member, choice.text))
        revision = _final_revision(lead, member, choice, now=now)
        if verdict.may_go_out:
            return _send(member, item, lead, playbook, choice, revision, verdict, now=now)
        asked = sign_offs.ask(member, item, verdict, now=now)
    raise AuthorityMissing(sign_offs.in_words(lead, verdict), verdict, asked)


def _check_text(lead: Lead, choice: Choice) -> None:
    if lead.last_inbound_id is None or choice.answers_id is None:
        raise Invalid(_("Say which message this answers: open the lead again."))
    if not choice.text.strip():
        raise Invalid(_("Write the reply first, or choose no reply."), field="text")
    if len(choice.text) > MAX_TEXT:
        raise Invalid(
            _("A reply has at most {max_text} characters: shorten it.").format(max_text=MAX_TEXT),
            field="text",
        )
    check_recipient(lead, choice.recipient)
    try:
        approved_bytes(lead.channel, choice.recipient, choice.subject, choice.text)
    except MessageError as error:
        raise Invalid(str(error), field="text") from error


def _check_earlier(lead: Lead) -> None:
    """A second reply may not leave while nobody knows whether the first one did."""
    on_its_way = Delivery.objects.filter(
        lead=lead, state__in=(Delivery.State.UNCERTAIN, Delivery.State.SENDING)
    )
    if on_its_way.exclude(decision__kind=Decision.Kind.HOLDING).exists():
        raise Conflict(
            _(
                "It is not known yet whether the earlier reply was sent. "
                "Find out and say so first: “It was sent” or “It was not sent”."
            )
        )


def _final_revision(lead: Lead, member: Member, choice: Choice, *, now: datetime) -> DraftRevision:
    """The newest revision with exactly this text, whoever wrote it, or a new one by the member."""
    message = lead.last_inbound
    assert message is not None  # noqa: S101 (checked by _check_text)
    same = same_revision(lead, message, choice.subject, choice.text)
    if same is not None:
        return same
    return add_revision(
        lead,
        message,
        subject=choice.subject,
        text=choice.text,
        author=author_of_edit(lead, message),
        member=member,
        now=now,
    )


def _send(
    member: Member,
    item: ReviewItem,
    lead: Lead,
    playbook: Playbook,
    choice: Choice,
    revision: DraftRevision,
    verdict: AuthorityVerdict,
    *,
    now: datetime,
) -> Decision:
    message = lead.last_inbound
    assert message is not None  # noqa: S101 (checked by _check_text)
    unedited = revision.author == Author.AI
    original = revision if unedited else ai_revision(lead, message)
    exact = approved_bytes(lead.channel, choice.recipient, choice.subject, choice.text)
    decision = Decision.objects.create(
        workspace_id=lead.workspace_id,
        created_at=now,
        item=item,
        lead=lead,
        member=member,
        kind=Decision.Kind.APPROVE if unedited else Decision.Kind.EDIT,
        answers=message,
        revision=revision,
        recipient=choice.recipient,
        subject=choice.subject,
        text=choice.text,
        approved_bytes=exact,
        message_sha256=hashlib.sha256(exact).hexdigest(),
        sign_offs=sign_offs.as_facts(verdict),
        **judged(lead, 1.0 if unedited else share_kept(original.text, choice.text))
        if original
        else {},
    )
    _close(item, now=now)
    _audit(decision, now=now)
    delivery.put_on_its_way(decision, playbook, now=now)
    _keep_records(decision, original, now=now)
    return decision


def _keep_records(decision: Decision, original: DraftRevision | None, *, now: datetime) -> None:
    lead, member = decision.lead, decision.member
    if decision.kind == Decision.Kind.EDIT:
        record.keep(
            lead,
            "reviewer_edit",
            author=Author.AI_EDITED if original else Author.PERSON,
            member=member,
            now=now,
            decision=decision,
            original=original,
        )
    record.keep(
        lead, "owner_decision", author=Author.PERSON, member=member, now=now, decision=decision
    )


def _decide_without_sending(
    member: Member, item: ReviewItem, lead: Lead, choice: Choice, *, now: datetime
) -> Decision:
    reasons = {"reject": REJECT_REASONS, "no_reply": NO_REPLY_REASONS}.get(choice.kind)
    if reasons is None:
        raise Invalid(_("There is no decision {kind!r}.").format(kind=choice.kind), field="kind")
    if choice.reason_code not in dict(reasons):
        raise Invalid(
            _("Choose a reason: it is what the playbook learns from."), field="reason_code"
        )
    if choice.reason_code == "other" and not choice.reason.strip():
        raise Invalid(_("Say in a few words what the reason is."), field="reason")
    decision = Decision.objects.create(
        workspace_id=lead.workspace_id,
        created_at=now,
        item=item,
        lead=lead,
        member=member,
        kind=Decision.Kind(choice.kind),
        answers=lead.last_inbound,
        reason_code=choice.reason_code,
        reason=choice.reason.strip(),
        **_judged_without_sending(lead, choice),
    )
    _close(item, now=now)
    lead.state = Lead.State.CLOSED
    lead.save(update_fields=["state"])
    _audit(decision, now=now)
    _keep_records(decision, None, now=now)
    return decision


def _close(item: ReviewItem, *, now: datetime) -> None:
    """Out of the queue, with the questions and the holding message that it makes needless."""
    close_item(item, now=now)
    sign_offs.withdraw_open(item)
    voiding.void_holding(item.lead, because="The lead itself was decided on first.", now=now)


def _judged_without_sending(lead: Lead, choice: Choice) -> Judged:
    """A rejected draft was not kept; “no reply” was, where AI had suggested it."""
    if choice.kind == Decision.Kind.REJECT:
        return judged(lead, 0.0)
    suggested = lead.outputs.filter(answers=lead.last_inbound_id, kind="no_send").exists()
    return judged(lead, 1.0 if suggested else 0.0)


def _audit(decision: Decision, *, now: datetime) -> None:
    audit.append(
        decision.workspace,
        f"decision.{decision.kind}",
        now=now,
        actor=decision.member,
        actor_kind="member",
        lead=decision.lead,
        decision=str(decision.id),
        message_sha256=decision.message_sha256,
        reason=decision.reason_code,
    )


def undo(member: Member, decision_id: UUID, *, now: datetime) -> ReviewItem:
    """Take a decision back: within the window for one that sends, any time for the others.

    The lead returns to the queue with its draft as it was.
    """
    require(member, Action.REVIEW)
    with acting_as(member):
        decision = find_under_lead(Decision, member, decision_id)
        if decision.undone_at is not None:
            raise Conflict(_("This decision was undone already."))
        if decision.kind == Decision.Kind.ESCALATE:
            raise NotPermitted(_("An escalation is taken back by assigning the lead again."))
        lead = find_locked(Lead, member, decision.lead_id)
        if decision.kind in (*SENDING, Decision.Kind.HOLDING):
            row = find(Delivery, member, decision.delivery.id)
            voiding.cancel(row, because=f"Undone by {member}.", now=now)
        decision.undone_at, decision.undone_by = now, member
        decision.save(update_fields=["undone_at", "undone_by"])
        audit.append(
            lead.workspace,
            "decision.undone",
            now=now,
            actor=member,
            actor_kind="member",
            lead=lead,
            decision=str(decision.id),
        )
        if decision.kind == Decision.Kind.HOLDING:
            return decision.item
        return open_item(
            lead,
            reason=ReviewItem.Reason.UNDONE,
            due=decision.item.due_at,
            now=now,
            reason_text=f"{member} took the decision back.",
            assigned_to=member,
        )
