"""Sign-offs: asked of the owners of a control point, given on one exact statement."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from handrail.core.findings import ControlPoint
from handrail.core.review.authority import AuthorityVerdict, ControlPointOwners, MissingSignOff
from handrail.pipeline.errors import Conflict, Invalid, NotPermitted
from handrail.pipeline.find import find, find_locked, lock_lead
from handrail.pipeline.guard import control_point_owners, owns
from handrail.pipeline.in_force import playbooks_in_force
from handrail.pipeline.owners import named_members
from handrail.pipeline.permissions import Action, require
from handrail.store import audit
from handrail.store.acting import acting_as
from handrail.store.models import (
    Lead,
    Member,
    ReviewItem,
    SignOff,
    SignOffRequest,
)

Asked = SignOffRequest.State.ASKED


def ask(
    member: Member, item: ReviewItem, verdict: AuthorityVerdict, *, now: datetime
) -> tuple[UUID, ...]:
    """Ask the owners about every statement that lacks a yes; asking twice is one question."""
    asked = []
    for missing in verdict.missing:
        if missing.refused_by:
            continue
        request, created = SignOffRequest.objects.get_or_create(
            item=item,
            control_point=missing.control_point.value,
            statement_sha256=missing.statement.digest,
            defaults={
                "workspace_id": item.workspace_id,
                "created_at": now,
                "statement": missing.statement.text,
                "asked_by": member,
            },
        )
        if not created and request.state == SignOffRequest.State.WITHDRAWN:
            request.state = Asked
            request.save(update_fields=["state"])
        asked.append(request.id)
        if created:
            _audit(member, item.lead, "sign_off.asked", request, now=now)
    return tuple(asked)


def in_words(lead: Lead, verdict: AuthorityVerdict) -> str:
    """What stands in the way, and who may settle it."""
    lines = []
    for blocked in verdict.blocked:
        lines += [
            f"“{finding.text}” must not go out: {finding.why}" for finding in blocked.findings
        ]
    for missing in verdict.missing:
        point = missing.control_point.value.replace("_", " ")
        quoted = missing.findings[0].text if missing.findings else "the reply"
        if missing.refused_by:
            lines.append(f"“{quoted}” ({point}) was refused: change it.")
        else:
            lines.append(f"“{quoted}” ({point}) needs a yes of {_who(lead, missing)}.")
    return " ".join(lines)


def _who(lead: Lead, missing: MissingSignOff) -> str:
    names = [str(member) for member in who_may_sign(lead, missing)]
    return " or ".join(names) if names else "an owner, and nobody who may sign can sign in"


def who_may_sign(lead: Lead, missing: MissingSignOff) -> list[Member]:
    """The active members whose yes would count for this statement."""
    owners = missing.owners
    if owners is None:
        return []
    signed = {signer.member_id for signer in missing.signers}
    addressed = Member.objects.of(lead.workspace).filter(
        is_active=True, user__is_active=True, id__in=owners.member_ids
    )
    found = named_members(lead.workspace, sorted(owners.roles))
    found += [row for row in addressed.select_related("user") if row not in found]
    return [member for member in found if str(member.id) not in signed]


def waiting_for(member: Member) -> list[SignOffRequest]:
    """The open questions that this member may answer and has not, oldest first."""
    require(member, Action.READ)
    rows = (
        SignOffRequest.objects.of(member.workspace)
        .filter(state=Asked, item__state=ReviewItem.State.OPEN)
        .exclude(answers__member=member)
        .select_related(
            "item__lead__contact",
            "item__lead__playbook_version__playbook__active_version",
            "item__lead__workspace",
            "asked_by__user",
        )
        .order_by("created_at", "id")
    )
    return [row for row in rows if _may_answer(member, row)]


def _may_answer(member: Member, request: SignOffRequest) -> bool:
    return any(owns(member, owners) for owners in _owners_in_force(request))


def _owners_in_force(request: SignOffRequest) -> list[ControlPointOwners]:
    """Who owns the question's control point under each playbook in force."""
    lead, point = request.item.lead, ControlPoint(request.control_point)
    return [control_point_owners(lead.workspace, p)[point] for p in playbooks_in_force(lead)]


def answer(member: Member, request_id: UUID, *, granted: bool, note: str, now: datetime) -> SignOff:
    """Say yes or no to one statement. A no needs a word of why; either stands for that text."""
    require(member, Action.REVIEW)
    if not granted and not note.strip():
        raise Invalid(_("Say in a word why not, so that the text can be changed."), field="note")
    with acting_as(member):
        lock_lead(find(SignOffRequest, member, request_id).item.lead_id)
        request = find_locked(SignOffRequest, member, request_id)
        if request.state != Asked:
            label = SignOffRequest.State(request.state).label.lower()
            raise Conflict(_("This question is settled already: {label}.").format(label=label))
        if not _may_answer(member, request):
            raise NotPermitted(
                _("The playbook does not name you as an owner of this control point.")
            )
        if SignOff.objects.filter(request=request, member=member).exists():
            raise Conflict(_("You answered this question already."))
        row = SignOff.objects.create(
            workspace_id=request.workspace_id,
            created_at=now,
            request=request,
            member=member,
            granted=granted,
            note=note.strip(),
        )
        if not granted:
            request.state = SignOffRequest.State.REFUSED
        elif _enough(request):
            request.state = SignOffRequest.State.GIVEN
        request.save(update_fields=["state"])
        action = "sign_off.given" if granted else "sign_off.refused"
        _audit(member, request.item.lead, action, request, now=now)
    return row


def _enough(request: SignOffRequest) -> bool:
    """Whether the number of people alone settles it, under every playbook in force."""
    given = [row.member for row in request.answers.filter(granted=True).select_related("member")]
    return all(
        owners.sign == "any" and sum(owns(member, owners) for member in given) >= owners.people
        for owners in _owners_in_force(request)
    )


def withdraw_open(item: ReviewItem) -> None:
    """Questions that a decision has made needless."""
    item.sign_offs.filter(state=Asked).update(state=SignOffRequest.State.WITHDRAWN)


def as_facts(verdict: AuthorityVerdict) -> list[dict[str, Any]]:
    """Which statement rested on whose yes, as a decision keeps it."""
    return [
        {
            "control_point": signed.control_point.value,
            "statement_sha256": signed.statement.digest,
            "start": signed.statement.start,
            "end": signed.statement.end,
            "signers": [signer.member_id for signer in signed.signers],
        }
        for signed in verdict.satisfied
    ]


def _audit(
    member: Member, lead: Lead, action: str, request: SignOffRequest, *, now: datetime
) -> None:
    audit.append(
        lead.workspace,
        action,
        now=now,
        actor=member,
        actor_kind="member",
        lead=lead,
        request=str(request.id),
        control_point=request.control_point,
        statement_sha256=request.statement_sha256,
    )
