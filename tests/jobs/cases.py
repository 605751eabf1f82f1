"""For each kind of step one that is due, made by what makes it in life, and what it does once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from email.message import EmailMessage

from django.utils import timezone

from handrail.pipeline import escalation, record
from handrail.pipeline.decisions import Choice, decide
from handrail.pipeline.mail_intake import accept_mail
from handrail.pipeline.playbooks import ChangeRecord, activate_version, add_playbook_version
from handrail.pipeline.redraft import ask_for_draft
from handrail.pipeline.retention import plan_retention
from handrail.store.models import (
    AttachmentText,
    AuditEvent,
    Author,
    Connection,
    Delivery,
    DraftRequest,
    DraftRevision,
    Lead,
    Member,
    Message,
    ModelCall,
    Record,
    ReviewItem,
    Source,
    Step,
    Workspace,
    WriteBack,
)
from tests import factories
from tests.jobs.conftest import some_step

SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
DOCUMENT = (
    factories.PLAYBOOK
    + """\
review: {undo_window: 0s}
data_policy: {keep_originals: 365d}
write_back:
  records: {source_note: [webhook]}
"""
)


@dataclass(frozen=True)
class World:
    """A workspace with one owner and one source under a playbook without an undo window."""

    space: Workspace
    owner: Member
    source: Source

    def lead(self, **given: object) -> Lead:
        """One more lead of this source."""
        return factories.lead(self.space, source=self.source, **given)


def world(**given: object) -> World:
    """A fresh one; keyword arguments are the playbook's."""
    space = factories.workspace()
    rules = factories.playbook(space, document=DOCUMENT, **given)
    owner = factories.member(space, "owner")
    return World(space, owner, factories.source(space, playbook=rules))


def screen(made: World) -> Step:
    """A message that came in."""
    lead = made.lead(state=Lead.State.RECEIVED)
    assert lead.last_inbound is not None
    return some_step(lead, "screen", subject=lead.last_inbound.id)


def screened_once(step: Step) -> None:
    """One verdict, and the lead went on."""
    assert _events(step, "lead.screened") == 1
    assert Step.objects.filter(lead=step.lead, kind="prepare").count() == 1


def read_attachments(_: World) -> Step:
    """A mail that came in with a file, to a workspace that nothing is written back of."""
    source = factories.source(factories.workspace(), "email")  # without a connection
    mail = EmailMessage()
    mail["From"], mail["Subject"], mail["Message-ID"] = (
        "a@example.com",
        "Tiles",
        "<tiles@example.com>",
    )
    mail.set_content("Hello, see the list of tiles, please.")
    mail.add_attachment(b"14 tiles", maintype="text", subtype="plain", filename="tiles.txt")
    accepted = accept_mail(source, raw=mail.as_bytes(), now=timezone.now())
    assert accepted is not None
    return Step.objects.get(kind="read_attachments", lead=accepted.lead_id)


def attachments_read_once(step: Step) -> None:
    """One text, and one screening after it."""
    assert AttachmentText.objects.get(message=step.subject).text == "14 tiles"
    assert _events(step, "attachments.read") == 1
    assert Step.objects.filter(lead=step.lead, kind="screen").count() == 1


def redraft(made: World) -> Step:
    """A draft that a reviewer wants otherwise."""
    lead = made.lead()
    base = factories.draft(lead)
    factories.item(lead)
    assert lead.last_inbound is not None
    request = ask_for_draft(
        made.owner,
        lead.id,
        instruction="offer a call",
        answers_id=lead.last_inbound.id,
        base=base,
        now=timezone.now(),
    )
    return Step.objects.get(kind="redraft", subject=request.id)


def redrafted_once(step: Step) -> None:
    """One more revision."""
    assert DraftRequest.objects.get(pk=step.subject).state == DraftRequest.State.DONE
    assert DraftRevision.objects.filter(lead=step.lead).count() == 2
    assert _events(step, "draft.made") == 1


def prepare(made: World) -> Step:
    """A lead that AI may prepare."""
    lead = made.lead(state=Lead.State.PREPARING)
    assert lead.last_inbound is not None
    return some_step(lead, "prepare", subject=lead.last_inbound.id)


def prepared_once(step: Step) -> None:
    """One place in the queue, and one draft that is the newest."""
    lead = Lead.objects.get(pk=step.lead_id)
    assert lead.state == Lead.State.IN_REVIEW
    assert ReviewItem.objects.filter(lead=lead, state=ReviewItem.State.OPEN).count() == 1
    assert ModelCall.objects.filter(lead=lead, state=ModelCall.State.ANSWERED).exists()


def deliver(made: World) -> Step:
    """A reply that a member approved."""
    row = approved(made)
    return Step.objects.get(unique_key=f"deliver:{row.id}")


def approved(made: World) -> Delivery:
    """A delivery as a decision makes it."""
    lead = made.lead()
    draft: DraftRevision = factories.draft(lead)
    item = factories.item(lead)
    choice = Choice(
        kind="send",
        subject=draft.subject,
        text=draft.text,
        recipient="maria@example.com",
        answers_id=lead.last_inbound_id,
    )
    decision = decide(made.owner, item.id, version=item.version, choice=choice, now=timezone.now())
    return Delivery.objects.get(decision=decision)


def delivered_once(step: Step) -> None:
    """Intended once, sent once."""
    assert Delivery.objects.get(pk=step.subject).state == Delivery.State.SENT
    assert _events(step, "delivery.intended") == 1
    assert _events(step, "delivery.sent") == 1


def recheck_approvals(_: World) -> Step:
    """An approval, after which a version of its own playbook was activated that forbids it."""
    made = world()
    row = approved(made)
    document = DOCUMENT + "promises: {forbidden: [{code: name, why: Never., patterns: [maria]}]}\n"
    playbook = made.source.playbook
    version = add_playbook_version(
        made.owner,
        playbook.id,
        document=document,
        record=ChangeRecord("No names"),
        now=timezone.now(),
    )
    Step.objects.filter(unique_key=f"deliver:{row.id}").delete()
    activate_version(made.owner, version.id, now=timezone.now())
    return Step.objects.get(kind="recheck_approvals", subject=playbook.id)


def rechecked_once(step: Step) -> None:
    """The approval fell, and its lead waits again."""
    row = Delivery.objects.get(lead__playbook_version__playbook=step.subject)
    assert row.state == Delivery.State.CANCELLED
    waiting = ReviewItem.objects.get(lead=row.lead, state=ReviewItem.State.OPEN)
    assert waiting.reason == ReviewItem.Reason.STRICTER_PLAYBOOK


def connect(made: World, address: str) -> Connection:
    """The webhook of the workspace."""
    return Connection.objects.create(
        workspace=made.space,
        created_at=timezone.now(),
        code="webhook",
        name="CRM",
        address=address,
        secret=SECRET,
    )


def write_back(made: World) -> Step:
    """A record for the workspace's webhook."""
    lead = made.lead()
    original = lead.source_records.get()
    row: Record = record.keep(
        lead,
        "source_note",
        author=Author.PROSPECT,
        now=timezone.now(),
        source_record=original,
    )
    return Step.objects.get(kind="write_back", subject=row.write_backs.get().id)


def written_once(step: Step) -> None:
    """Confirmed."""
    assert WriteBack.objects.get(pk=step.subject).state == WriteBack.State.DONE


def escalation_due(made: World) -> Step:
    """An item whose deadline has passed."""
    item = factories.item(made.lead(), assigned_to=made.owner)
    past = timezone.now() - timedelta(minutes=1)
    escalation.watch(item, due_at=past)
    return Step.objects.get(kind="escalation_due", subject=item.id)


def escalated_once(step: Step) -> None:
    """Missed once; decided by nobody."""
    assert _events(step, "escalation.missed") == 1
    assert ReviewItem.objects.get(pk=step.subject).state == ReviewItem.State.OPEN


def follow_up_due(made: World) -> Step:
    """A lead whose follow-up was planned for a moment ago."""
    past = timezone.now() - timedelta(minutes=1)
    lead = made.lead(state=Lead.State.WAITING, next_follow_up_at=past, owner=made.owner)
    return some_step(lead, "follow_up_due", due_at=past)


def followed_up_once(step: Step) -> None:
    """Back in the queue, once."""
    assert _events(step, "follow_up.due") == 1
    assert ReviewItem.objects.filter(lead=step.lead).count() == 1


def retention(made: World) -> Step:
    """A lead that ended and was last heard of longer ago than its playbook keeps."""
    old = timezone.now() - timedelta(days=400)
    made.lead(state=Lead.State.CLOSED, created_at=old)
    plan_retention(made.space, now=timezone.now())
    return Step.objects.get(kind="retention")


def erased_once(step: Step) -> None:
    """The data is gone, which is told once."""
    event = AuditEvent.objects.get(workspace=step.workspace, action="lead.expired")
    assert Message.objects.get(lead=event.lead_id).text == "[erased]"


def _events(step: Step, action: str) -> int:
    return AuditEvent.objects.filter(lead=step.lead, action=action).count()


CASES: dict[str, tuple[Callable[[World], Step], Callable[[Step], None]]] = {
    "read_attachments": (read_attachments, attachments_read_once),
    "redraft": (redraft, redrafted_once),
    "screen": (screen, screened_once),
    "prepare": (prepare, prepared_once),
    "deliver": (deliver, delivered_once),
    "recheck_approvals": (recheck_approvals, rechecked_once),
    "write_back": (write_back, written_once),
    "escalation_due": (escalation_due, escalated_once),
    "follow_up_due": (follow_up_due, followed_up_once),
    "retention": (retention, erased_once),
}
"""`collect_mail` needs a mail server and has a test of its own."""
