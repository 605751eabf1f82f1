"""The guard: the exact text is read, and every finding's control point is looked up."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from handrail.core.detect.outbound import find_outbound
from handrail.core.detect.private_data import find_private_data
from handrail.core.findings import ControlPoint, Finding, Severity
from handrail.core.intake.content import normal_email, normal_phone
from handrail.core.playbook.document import Playbook
from handrail.core.playbook.guard_rules import outbound_rules
from handrail.core.review.authority import (
    AuthorityVerdict,
    ControlPointOwners,
    Signer,
    SignOff,
    judge_authority,
)
from handrail.core.review.stricter import strictest_findings, strictest_verdict
from handrail.pipeline.findings import save_revision_findings
from handrail.pipeline.owners import named_members
from handrail.store.facts import lead_facts
from handrail.store.models import (
    Contact,
    DraftRevision,
    Lead,
    Member,
    Role,
    Workspace,
)
from handrail.store.models import SignOff as SignOffRow

WHOLE_MESSAGE = (ControlPoint.REPLY, ControlPoint.FINAL_MESSAGE)
"""Every message needs an owner's yes to the reply itself, whatever it says."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What one playbook's rules find in a text."""

    playbook: Playbook
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class OutboundRead:
    """A text that would go to a prospect, read under every playbook that is in force for it.

    `text` is what the spans refer to.
    """

    text: str
    readings: tuple[Reading, ...]

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What any of the playbooks finds; of the same finding, that which holds the text most."""
        return strictest_findings(reading.findings for reading in self.readings)

    @property
    def holding(self) -> tuple[Finding, ...]:
        """The findings that hold the text back."""
        return tuple(found for found in self.findings if found.severity != Severity.INFO)

    def save(self, revision: DraftRevision, *, now: datetime) -> None:
        """Keep the findings with the revision that they were read in."""
        save_revision_findings(revision, self.findings, now=now)


def read_outbound(
    lead: Lead,
    playbooks: Sequence[Playbook],
    *,
    subject: str,
    text: str,
    now: datetime,
    approved: tuple[str, ...] = (),
) -> OutboundRead:
    """Read subject and text as they would go out.

    `approved` are statements that count as approved beside the playbooks' facts.
    Findings of the subject are given for the text's beginning of a combined text: the two are
    read as `subject + blank line + text`, since a promise in a subject is a promise.
    """
    facts = lead_facts(lead)
    source = "\n\n".join(message.text for message in facts.messages if message.from_prospect)
    whole = combined(subject, text)
    of_others = _values_of_others(lead, whole)

    def read(playbook: Playbook) -> Reading:
        rules = outbound_rules(
            playbook,
            today=now.date(),
            source=source,
            lead_values=dict(lead.fields),
            other_leads_values=of_others,
            approved=approved,
        )
        return Reading(playbook, find_outbound(whole, rules))

    return OutboundRead(whole, tuple(read(playbook) for playbook in playbooks))


def combined(subject: str, text: str) -> str:
    """Subject and text as one, as the guard reads them: spans of the text start after it."""
    return f"{subject}\n\n{text}" if subject else text


def _values_of_others(lead: Lead, text: str) -> tuple[str, ...]:
    """Addresses and numbers in the text that belong to another contact of the workspace."""
    emails, phones = {}, {}
    for finding in find_private_data(text):
        if finding.code == "private_data.email":
            emails[normal_email(finding.text)] = finding.text
        elif finding.code == "private_data.phone":
            phones[normal_phone(finding.text)] = finding.text
    if not emails and not phones:
        return ()
    others = Contact.objects.of(lead.workspace).exclude(pk=lead.contact_id)
    known = set(others.filter(email__in=emails).values_list("email", flat=True))
    numbers = set(others.filter(phone__in=phones).values_list("phone", flat=True))
    found = [word for value, word in emails.items() if value in known]
    return tuple(found + [word for value, word in phones.items() if value in numbers])


def judge(
    lead: Lead, read: OutboundRead, *, decider: Member, editors: Iterable[Member] = ()
) -> AuthorityVerdict:
    """Whether this member may let the text go out, with the sign-offs given so far.

    Each playbook that it was read under must let it.
    """
    sign_offs = given_sign_offs(lead)
    editor_ids = frozenset(str(member.id) for member in editors)
    return strictest_verdict(
        [
            judge_authority(
                read.text,
                reading.findings,
                owners=control_point_owners(lead.workspace, reading.playbook),
                decider=signer(decider),
                sign_offs=sign_offs,
                editor_ids=editor_ids,
                whole_message=WHOLE_MESSAGE,
            )
            for reading in read.readings
        ]
    )


def signer(member: Member) -> Signer:
    """A member as the rules of authority see them."""
    return Signer(str(member.id), member.role)


def owns(member: Member, owners: ControlPointOwners) -> bool:
    """Whether the member is among the owners, by role or by name."""
    return member.role in owners.roles or str(member.id) in owners.member_ids


def control_point_owners(
    workspace: Workspace, playbook: Playbook
) -> dict[ControlPoint, ControlPointOwners]:
    """The playbook's owners with addresses resolved to the members that can sign in now."""
    return {
        point: ControlPointOwners(
            control_point=point,
            roles=frozenset(name for name in rule.owners if name in Role.values),
            member_ids=frozenset(
                str(member.id)
                for member in named_members(workspace, [n for n in rule.owners if "@" in n])
            ),
            people=rule.people,
            sign=rule.sign,
            editor_may_sign=rule.editor_may_sign,
        )
        for point in ControlPoint
        for rule in [playbook.control_point(point)]
    }


def given_sign_offs(lead: Lead) -> Sequence[SignOff]:
    """The answers of members who are still active, with the role that they have now."""
    rows = SignOffRow.objects.filter(
        request__item__lead=lead, member__is_active=True, member__user__is_active=True
    ).select_related("member", "request")
    return [
        SignOff(
            signer=signer(row.member),
            control_point=ControlPoint(row.request.control_point),
            digest=row.request.statement_sha256,
            granted=row.granted,
        )
        for row in rows
    ]
