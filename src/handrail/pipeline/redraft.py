"""Draft on demand: a reviewer says what should be different, and AI writes another revision."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from handrail.core.outputs import OutputKind
from handrail.core.preparation.engine_chains import asked_together
from handrail.pipeline.engine_calls import Attempt, NotWaiting, ask_in_order, in_words
from handrail.pipeline.errors import Conflict, Invalid, Stale
from handrail.pipeline.find import find, lock_lead
from handrail.pipeline.permissions import Action, require
from handrail.pipeline.prepared import Part, save_draft_on_demand
from handrail.ports.failures import OutsideFailure
from handrail.store import audit
from handrail.store.facts import playbook_of
from handrail.store.models import DraftRequest, DraftRevision, Lead, Member, ReviewItem, Step
from handrail.store.steps import add_step

LONGEST_INSTRUCTION = 500
_OVERTAKEN = "The prospect wrote again, or the lead was decided: no draft was written."
_SAME = "The new draft says the same as this one: it does so already."


@transaction.atomic
def ask_for_draft(
    member: Member,
    lead_id: UUID,
    *,
    instruction: str,
    answers_id: UUID,
    base: DraftRevision | None,
    now: datetime,
) -> DraftRequest:
    """Have another revision written from `base`, the draft as it stands before the reviewer.

    Raises Invalid for an empty or too long wish, Stale where the prospect wrote again, and
    Conflict where the lead is not open, no AI may see it, or one draft is being written already.
    """
    require(member, Action.REVIEW)
    wish = " ".join(instruction.split())
    if not wish:
        raise Invalid(
            _("Say what the draft should be like, such as: shorter."), field="instruction"
        )
    if len(wish) > LONGEST_INSTRUCTION:
        raise Invalid(
            _("Say it in {longest_instruction} characters.").format(
                longest_instruction=LONGEST_INSTRUCTION
            ),
            field="instruction",
        )
    lead = lock_lead(find(Lead, member, lead_id).id)
    _check(lead, answers_id)
    request = DraftRequest.objects.create(
        workspace=member.workspace,
        created_at=now,
        lead=lead,
        member=member,
        answers_id=answers_id,
        base=base,
        instruction=wish,
    )
    add_step(
        "redraft",
        subject=request.id,
        workspace=lead.workspace,
        lead=lead,
        due_at=now,
        unique_key=f"redraft:{request.id}",
        queue="preparation",
    )
    audit.append(
        lead.workspace,
        "draft.asked",
        now=now,
        actor=member,
        actor_kind="member",
        lead=lead,
        request=str(request.id),
    )
    return request


def _check(lead: Lead, answers_id: UUID) -> None:
    if not lead.review_items.filter(state=ReviewItem.State.OPEN).exists():
        raise Conflict(_("This lead is not open any more: nothing is drafted for it."))
    if lead.person_first and lead.released_at is None:
        raise Conflict(_("A person comes first here: release the lead to AI before it may draft."))
    if lead.state != Lead.State.IN_REVIEW:
        raise Conflict(_("AI is still preparing this lead; its draft comes in a moment."))
    if answers_id != lead.last_inbound_id:
        raise Stale(_("The prospect wrote again: read the newest message first."))
    if lead.draft_requests.filter(state=DraftRequest.State.WAITING).exists():
        raise Conflict(_("AI is already writing another draft for this lead."))


def write_draft(step: Step, now: datetime) -> None:
    """Write the draft that was asked for. It is tried once: the reviewer sees what came of it."""
    request = DraftRequest.objects.select_related(
        "lead__playbook_version", "answers__lead__workspace", "base"
    ).get(pk=step.subject)
    if request.state != DraftRequest.State.WAITING:
        return
    playbook = playbook_of(request.lead.playbook_version)
    attempt = Attempt(
        request.answers,
        playbook,
        may_wait=False,
        began=now,
        instruction=request.instruction,
        draft=request.base.text if request.base else "",
    )
    ((chain, kinds),) = asked_together(playbook.data_policy, (OutputKind.DRAFT_REPLY,))
    try:
        part = ask_in_order(attempt, chain, kinds, is_first=True)
    except NotWaiting:
        _settle(request, attempt, None, _OVERTAKEN)
    except OutsideFailure:
        _settle(request, attempt, None, "; ".join(attempt.passed_over))
    except Exception as failure:
        _settle(request, attempt, None, in_words(failure))
        raise
    else:
        _settle(request, attempt, part, "; ".join(attempt.passed_over))


@transaction.atomic
def give_up(request_id: UUID, *, why: str, now: datetime) -> None:
    """After the last try of a step whose workers died: the reviewer is told, and may ask again."""
    DraftRequest.objects.filter(pk=request_id, state=DraftRequest.State.WAITING).update(
        state=DraftRequest.State.FAILED, words=why, finished_at=now
    )


@transaction.atomic
def _settle(request: DraftRequest, attempt: Attempt, part: Part | None, words: str) -> None:
    lead = lock_lead(request.lead_id)
    is_open = lead.review_items.filter(state=ReviewItem.State.OPEN).exists()
    draft = part.outputs.draft_reply if part else None
    overtaken = lead.last_inbound_id != request.answers_id or not is_open
    now, request.finished_at = attempt.now, attempt.now
    is_same = draft is not None and request.base is not None and draft.text == request.base.text
    if part is None or draft is None or overtaken or is_same:
        request.state = DraftRequest.State.FAILED
        request.words = _why_none(words, overtaken=overtaken, is_same=is_same)
    else:
        request.state, request.words = DraftRequest.State.DONE, words
        request.revision = save_draft_on_demand(
            lead, attempt.message, part, attempt.playbook, now=now
        )
    request.save()
    audit.append(
        lead.workspace,
        "draft.made" if request.revision_id else "draft.not_made",
        now=now,
        actor_kind="ai",
        lead=lead,
        request=str(request.id),
        engine=part.call.engine if part else "",
    )


def _why_none(words: str, *, overtaken: bool, is_same: bool) -> str:
    if overtaken:
        return _OVERTAKEN
    return _SAME if is_same else words or "The model wrote no draft."
