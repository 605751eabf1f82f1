"""A live workspace whose mail goes to the scripted server, driven through the pipeline."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from importlib import import_module
from typing import Any
from uuid import UUID

from django.conf import settings
from django.utils import timezone

from handrail.pipeline.intake import Accepted, Incoming, accept
from handrail.store.models import Lead, Member, Mode, ReviewItem, Role, Source, Step, Workspace
from tests import factories
from tests.invariants.doubles import Crash

ROLES = (Role.OWNER, Role.MANAGER, Role.REVIEWER, Role.AUDITOR)


@dataclass
class Live:
    """One workspace in live mode, a member of each role, and a clock that is moved by hand."""

    workspace: Workspace
    source: Source
    members: dict[str, Member]
    now: datetime = field(default_factory=timezone.now)

    @classmethod
    def new(cls) -> Live:
        """A fresh one, with the trades playbook."""
        space = factories.workspace(reply_address="hello@cedar.example")
        rules = factories.playbook(space, document=trades(), mode=Mode.LIVE)
        members = {role.value: factories.member(space, role.value) for role in ROLES}
        return cls(space, factories.source(space, "email", playbook=rules), members)

    def take_in(self, text: str, *, number: int, answers: str = "") -> Accepted:
        """One mail of a prospect; `answers` is the Message-ID that it replies to."""
        incoming = Incoming(
            fields={"name": "Maria Lopez", "email": "maria@example.com", "message": text},
            body=f"{number}: {text}".encode(),
            content_type="text/plain",
            external_id=f"<m{number}.{self.workspace.id}@example.com>",
            subject="Bathroom",
            in_reply_to=answers,
        )
        return accept(self.source, incoming, now=self.now)

    def run_steps(self) -> None:
        """Run everything that is due by the clock, as a worker does; a crash leaves its step."""
        for _ in range(50):
            step = (
                Step.objects.filter(
                    workspace=self.workspace, state=Step.State.PENDING, due_at__lte=self.now
                )
                .order_by("due_at", "id")
                .first()
            )
            if step is None:
                return
            self.run(step)

    def run(self, step: Step) -> None:
        """One step with its settlement; what the handler raises is settled as by the runner."""
        step.attempts += 1
        try:
            handler_of(step.kind)(step, self.now)
        except Crash:
            # Nothing is settled: the lease lapses and the step is claimed again later.
            step.due_at = self.now + timedelta(minutes=2)
        except Exception:  # noqa: BLE001 (whatever it is, a step is settled)
            step.due_at = self.now + timedelta(minutes=5)
            if step.attempts >= 6:
                step.state = Step.State.FAILED
        else:
            step.state = Step.State.DONE
        step.save()

    def open_item(self, lead_id: UUID) -> ReviewItem | None:
        """The lead's open place in the queue."""
        return ReviewItem.objects.filter(lead_id=lead_id, state=ReviewItem.State.OPEN).first()

    def lead(self, lead_id: UUID) -> Lead:
        """The lead as it is now."""
        return Lead.objects.select_related("contact", "last_inbound").get(pk=lead_id)


def handler_of(kind: str) -> Any:
    """The function that the settings name for this kind of step."""
    module, _, name = settings.HANDRAIL_STEPS[kind].partition(":")
    return getattr(import_module(module), name)


def trades() -> str:
    """The shipped playbook for local trades."""
    from importlib.resources import files

    return files("handrail.starters").joinpath("trades.playbook.yaml").read_text("utf-8")
