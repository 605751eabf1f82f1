"""A workspace with a row of every kind, to walk every page and to attack from another one."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.test import Client
from django.utils import timezone
from tests import factories

from handrail.core.delivery.approval import approved_bytes
from handrail.core.safe_intake.fields import FIELDS
from handrail.store import audit
from handrail.store.acting import acting_as
from handrail.store.models import (
    Absence,
    Author,
    Connection,
    DeadLetter,
    Decision,
    Delivery,
    DraftRevision,
    Lead,
    Member,
    Mode,
    ModelCall,
    ModelProvider,
    Record,
    ReviewItem,
    Role,
    SafeIntake,
    SafeIntakeLink,
    SignOffRequest,
    Source,
    Step,
    Task,
    Workspace,
    WriteBack,
)
from handrail.store.models.base import ScopedModel, new_id

MARK = "Zebulon Quagmire"
"""A name that is nowhere else: wherever it shows, this workspace was seen."""


@dataclass
class World:
    """One workspace, its members by role, and ids by the names that addresses use."""

    workspace: Workspace
    members: dict[str, Member]
    ids: dict[str, UUID] = field(default_factory=dict)
    row: dict[str, Any] = field(default_factory=dict)

    def client(self, role: str) -> Client:
        """Signed in as the member of this role."""
        client = Client()
        client.force_login(self.members[role].user)
        return client


def people(workspace: Workspace, prefix: str) -> dict[str, Member]:
    """One member of each role."""
    return {
        role.value: factories.member(workspace, role, name=f"{prefix} {role.label}")
        for role in Role
    }


def small_world(name: str = "Other Ltd") -> World:
    """A workspace with members and nothing else."""
    workspace = factories.workspace(name=name)
    return World(workspace, people(workspace, "Ola"))


def full_world() -> World:
    """A workspace with a row of every kind."""
    workspace = factories.workspace(name="Cedar & Stone")
    world = World(workspace, people(workspace, "Dana"))
    website = factories.source(workspace, playbook=factories.playbook(workspace, mode=Mode.LIVE))
    lead = factories.lead(workspace, source=website, name=MARK, email="zeb@example.com")
    mail = factories.source(workspace, "email", name="Mailbox")
    _review(world, lead)
    _deliveries(world, lead)
    _records(world, lead)
    _settings(world, lead)
    draft = factories.playbook_draft(
        world.members[Role.MANAGER], playbook=lead.source.playbook, name=f"Draft of {MARK}"
    )
    now = timezone.now()
    absence = Absence.objects.create(
        workspace=workspace, created_at=now, member=world.members[Role.REVIEWER],
        stand_in=world.members[Role.MANAGER], starts_at=now + timedelta(days=90),
        ends_at=now + timedelta(days=97), set_by=world.members[Role.REVIEWER],
    )  # fmt: skip
    world.ids["absence_id"] = absence.id
    _safe_intake(world)
    world.ids |= {
        "lead_id": lead.id,
        "contact_id": lead.contact_id,
        "source_id": lead.source_id,
        "mail_source_id": mail.id,
        "playbook_id": lead.source.playbook_id,
        "version_id": lead.playbook_version_id,
        "draft_id": draft.id,
        "member_id": world.members[Role.REVIEWER].id,
        "record_id": lead.source_records.get().id,
    }
    world.row |= {"lead": lead, "source": lead.source, "mail_source": mail}
    world.row["playbook_draft"] = draft
    audit.append(workspace, "intake.accepted", now=timezone.now(), lead=lead, sha256="0" * 64)
    return world


def _review(world: World, lead: Lead) -> None:
    item = factories.item(lead)
    draft = factories.draft(lead, text=f"Hi {MARK},\n\nthank you.")
    question = SignOffRequest.objects.create(
        workspace=world.workspace,
        created_at=timezone.now(),
        item=item,
        control_point="price",
        statement=f"It costs 60 dollars, {MARK}.",
        statement_sha256="1" * 64,
        asked_by=world.members[Role.REVIEWER],
    )
    world.ids |= {"item_id": item.id, "question_id": question.id}
    world.row |= {"item": item, "draft": draft, "question": question}


def delivery(
    world: World, lead: Lead, state: str, *, route: str = Delivery.Route.SMTP, text: str = ""
) -> Delivery:
    """A decision on a lead of its own and its delivery, brought to a state step by step."""
    now, member = timezone.now(), world.members[Role.REVIEWER]
    own = factories.lead(world.workspace, contact=lead.contact, source=lead.source)
    item = factories.item(own)
    text = text or f"Hello {MARK}, we would love to help."
    to, subject = "zeb@example.com", "Re: Bathroom refit"
    draft: DraftRevision = factories.draft(own, text=text, member=member, subject=subject)
    exact = approved_bytes(own.channel, to, subject, text)
    digest = hashlib.sha256(exact).hexdigest()
    with acting_as(member):
        decision = Decision.objects.create(
            workspace=world.workspace, created_at=now, item=item, lead=own, member=member,
            kind=Decision.Kind.EDIT, answers=own.last_inbound, revision=draft, recipient=to,
            subject=subject, text=text, approved_bytes=exact, message_sha256=digest,
        )  # fmt: skip
        first = "awaiting_copy" if route == Delivery.Route.MANUAL else "pending"
        row = Delivery.objects.create(
            workspace=world.workspace, created_at=now, lead=own, decision=decision, route=route,
            state=first, message_sha256=digest, recipient=to, not_before=now,
            message_id=f"<{new_id()}@cedar.example>",
        )  # fmt: skip
        if state not in ("pending", "awaiting_copy"):
            head = f"From: hello@cedar.example\r\nTo: {to}\r\nSubject: {subject}\r\n\r\n"
            row.state, row.intent_at, row.raw = "sending", now, f"{head}{text}\r\n".encode()
            row.save()
        item.state, item.closed_at = ReviewItem.State.DECIDED, now
        item.save()
        if row.state != state:
            row.state, row.finished_at, row.answer = state, now, "The server said so."
            row.save()
    return row


def _deliveries(world: World, lead: Lead) -> None:
    uncertain = delivery(world, lead, "uncertain")
    manual = delivery(world, lead, "awaiting_copy", route=Delivery.Route.MANUAL)
    sandbox = delivery(world, lead, "sent", route=Delivery.Route.SANDBOX)
    world.ids |= {"delivery_id": uncertain.id, "decision_id": manual.decision_id}
    world.row |= {"uncertain": uncertain, "manual": manual, "sandbox": sandbox}


def _records(world: World, lead: Lead) -> None:
    now, workspace = timezone.now(), world.workspace
    task = Task.objects.create(
        workspace=workspace, created_at=now, lead=lead, title=f"Call {MARK}",
        owner=world.members[Role.REVIEWER], author=Author.PERSON, due_at=now - timedelta(hours=1),
    )  # fmt: skip
    suggested = Task.objects.create(
        workspace=workspace, created_at=now, lead=lead, title=f"Measure for {MARK}",
        author=Author.AI,
    )  # fmt: skip
    record = Record.objects.create(
        workspace=workspace, created_at=now, lead=lead, kind="task", author=Author.PERSON,
        member=world.members[Role.REVIEWER], body={},
    )  # fmt: skip
    connection = Connection.objects.create(
        workspace=workspace, created_at=now, code="crm", name="CRM", address="https://crm.example/h",
        secret="whsec_c2VjcmV0c2VjcmV0c2VjcmV0",
    )  # fmt: skip
    write = WriteBack.objects.create(
        workspace=workspace, created_at=now, record=record, connection=connection,
        state=WriteBack.State.DEAD, attempts=8, last_error="The receiver answered 500.",
        finished_at=now,
    )  # fmt: skip
    world.ids |= {
        "task_id": task.id,
        "connection_id": connection.id,
        "write_back_id": write.id,
    }
    world.row |= {"task": task, "suggested": suggested, "connection": connection, "write": write}


def _settings(world: World, lead: Lead) -> None:
    now, workspace = timezone.now(), world.workspace
    step = Step.objects.create(
        workspace=workspace, lead=lead, kind="prepare", subject=lead.id, created_at=now, due_at=now,
        unique_key=f"prepare:{lead.id}", state=Step.State.FAILED, attempts=5, finished_at=now,
        last_error=f"The engine answered nonsense about {MARK}.",
    )  # fmt: skip
    body = f'{{"name": "{MARK}", "message": "call me",}}'.encode()
    letter = dead_letter(world, lead.source, body, "The body is not JSON.")
    provider = ModelProvider.objects.create(
        workspace=workspace, created_at=now, code="ours", name=f"Model of {MARK}", model="m-1",
        kind="openai_compatible", address="http://127.0.0.1:9/v1", key="sk-very-secret", timeout=1,
    )  # fmt: skip
    call = ModelCall.objects.create(
        workspace=workspace, created_at=now, lead=lead, engine="ours", recipient="models.example",
        model="m-1", kinds=["summary"], data_policy="Local trades v1: ours",
        allowed_because="Screening found nothing.", request={"prompt": f"{MARK} wrote"},
        request_sha256="2" * 64, sent=[f'{{"messages": "{MARK}"}}'], response=f"{MARK} said",
        state=ModelCall.State.ANSWERED, finished_at=now, input_tokens=12, cost_micros=1500,
    )  # fmt: skip
    world.ids |= {"step_id": step.id, "dead_letter_id": letter.id}
    world.ids |= {"provider_id": provider.id, "call_id": call.id}
    entry = factories.system_entry(world.members[Role.MANAGER], name=f"Calendar of {MARK}")
    world.ids["thing_id"] = entry.thing_id
    world.row |= {"provider": provider, "call": call}
    world.row |= {"step": step, "letter": letter}


def _safe_intake(world: World) -> None:
    """Answers that came by the link; the name in them became a contact's afterwards."""
    now = timezone.now()
    answers = {field.code: field.good for field in FIELDS} | {"business_risk": f"{MARK} waits."}
    row = SafeIntake.objects.create(
        workspace=world.workspace, created_at=now, receipt=new_id(), answers=answers
    )
    link = SafeIntakeLink.objects.create(
        workspace=world.workspace, created_at=now, key=f"key-of-{world.workspace.slug}",
        promise="We look at it soon.", changed_by=world.members[Role.OWNER], changed_at=now,
    )  # fmt: skip
    world.ids |= {"safe_intake_id": row.id, "receipt": row.receipt}
    world.row |= {"safe_intake": row, "safe_link": link}


def dead_letter(world: World, source: Source, body: bytes, reason: str = "Not JSON.") -> DeadLetter:
    """Input that could not be taken, and waits for a person."""
    return DeadLetter.objects.create(
        workspace=world.workspace, created_at=timezone.now(), source=source, body=body,
        content_type="application/json", reason_code="not_json", reason=reason,
    )  # fmt: skip


def everything_of(workspace: Workspace) -> dict[str, list[dict[str, Any]]]:
    """Every row of a workspace with every value, to compare before and after."""
    found: dict[str, list[dict[str, Any]]] = {}
    for model in _models():
        found[model.__name__] = list(
            model._default_manager.filter(workspace=workspace).order_by("pk").values()
        )
    found["Workspace"] = list(Workspace.objects.filter(pk=workspace.pk).values())
    return found


def _models() -> list[Any]:
    from django.apps import apps

    return [
        model
        for model in apps.get_app_config("store").get_models()
        if issubclass(model, ScopedModel) or model.__name__ in ("Step", "AuditEvent")
    ]
