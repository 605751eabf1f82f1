"""Where to start: answers kept, and a prototype that goes the whole path in a sandbox."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from importlib.resources import files
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from handrail.core.routes.suggestions import known_answers
from handrail.pipeline.decisions import Choice, decide
from handrail.pipeline.errors import Conflict, Invalid
from handrail.pipeline.find import find, find_locked
from handrail.pipeline.intake import accept_fields
from handrail.pipeline.invented import PROTOTYPE
from handrail.pipeline.permissions import Action, require
from handrail.pipeline.playbooks import add_playbook
from handrail.pipeline.sources import create_source
from handrail.store import audit
from handrail.store.models import Lead, Member, Mode, Playbook, ReviewItem, RouteAnswers, Source

NAME = "Prototype (sandbox)"
STARTER = "trades.playbook.yaml"


@dataclass(frozen=True, slots=True)
class Sample:
    """An invented lead to send through the path."""

    code: str
    title: str
    shows: str
    fields: Mapping[str, str]


SAMPLES: tuple[Sample, ...] = (
    Sample(
        "request",
        "A plain request",
        "How an enquiry is summarised, sorted and answered in draft.",
        {
            "name": "Robin Example",
            "email": "robin@example.com",
            "message": "Hello, a tap in our kitchen is dripping and should be replaced. We live in "
            "Cedar Lane. What would that cost, and could somebody come this week?",
        },
    ),
    Sample(
        "complaint",
        "A complaint",
        "How a sensitive lead goes to a person before any AI.",
        {
            "name": "Jamie Example",
            "email": "jamie@example.com",
            "message": "This is the third time that I write. You charged me twice and nobody calls "
            "back. If I do not hear from you today my lawyer will be in touch.",
        },
    ),
    Sample(
        "other_language",
        "A request in German",
        "How it is answered in the language in which it was asked.",
        {
            "name": "Kim Beispiel",
            "email": "kim@example.com",
            "message": "Guten Tag, wir möchten unser Bad renovieren, etwa 6 Quadratmeter. Ist ein "
            "Besuch mit Kostenvoranschlag kostenlos, und haben Sie auch samstags Zeit?",
        },
    ),
)


@transaction.atomic
def keep_answers(member: Member, given: Mapping[str, str], *, now: datetime) -> RouteAnswers:
    """Keep what was answered; answers that no question knows are left out."""
    require(member, Action.MANAGE_PLAYBOOKS)
    answers = known_answers(given)
    if not answers:
        raise Invalid(_("Answer at least one question."))
    row = RouteAnswers.objects.create(
        workspace_id=member.workspace_id, created_at=now, member=member, answers=answers
    )
    audit.append(member.workspace, "routes.answered", now=now, actor=member, actor_kind="member")
    return row


@transaction.atomic
def note_proof(member: Member, playbook_id: UUID, *, days: int, now: datetime) -> None:
    """Write down that a proof pack was made: what leaves as a whole leaves under a name."""
    require(member, Action.READ)
    playbook = find(Playbook, member, playbook_id)
    audit.append(
        member.workspace,
        "proof.made",
        now=now,
        actor=member,
        actor_kind="member",
        playbook=str(playbook.id),
        days=days,
    )


def prototype_source(member: Member) -> Source | None:
    """The prototype's source, where one was made."""
    rows = Source.objects.of(member.workspace).filter(settings__prototype=True)
    return rows.select_related("playbook").order_by("created_at").first()


@transaction.atomic
def run_prototype(member: Member, sample_code: str, *, now: datetime) -> Lead:
    """Send an invented lead through the real path, in a sandbox of its own.

    The playbook and the source are made on first use. Raises Conflict where somebody took the
    prototype's playbook out of the sandbox: nothing invented may reach anybody.
    """
    require(member, Action.MANAGE_PLAYBOOKS)
    require(member, Action.MANAGE_SOURCES)
    sample = next((one for one in SAMPLES if one.code == sample_code), None)
    if sample is None:
        raise Invalid(_("Choose one of the samples."), field="sample")
    source = prototype_source(member) or _make(member, now=now)
    if source.playbook.mode != Mode.SANDBOX:
        raise Conflict(
            _(
                "The playbook {name} is not in sandbox mode any more. Set it back "
                "before you send invented leads through it."
            ).format(name=source.playbook.name)
        )
    if not source.is_active:
        raise Conflict(
            _("The source {name} is switched off. Switch it on, and send again.").format(
                name=source.name
            )
        )
    number = Lead.objects.filter(source=source).count() + 1
    fields = dict(sample.fields) | {
        "subject": f"Sample {number}: {sample.title.lower()}",
        "email": sample.fields["email"].replace("@", f".{number}@"),
    }
    accepted = accept_fields(
        source,
        fields=fields,
        body=json.dumps(fields, ensure_ascii=False).encode(),
        content_type="application/json",
        context={"page": "https://www.example.com/contact", "form": "Prototype"},
        idempotency_key=f"prototype-{number}-{now.isoformat()}",
        now=now,
        member=member,
    )
    return Lead.objects.get(pk=accepted.lead_id)


@transaction.atomic
def put_prototype_away(member: Member, *, now: datetime) -> None:
    """Begin the prototype anew: what waits for a decision needs no reply, and is not shown again.

    The leads stay where all leads are. Raises Conflict while one of them is still on its way.
    """
    require(member, Action.MANAGE_PLAYBOOKS)
    require(member, Action.MANAGE_SOURCES)
    found = prototype_source(member)
    if found is None:
        return
    source = find_locked(Source, member, found.id)
    moving = (Lead.State.RECEIVED, Lead.State.PREPARING)
    if Lead.objects.filter(source=source, state__in=moving).exists():
        raise Conflict(_("One of the invented leads is still on its way. Try again in a moment."))
    choice = Choice("no_reply", reason_code="other", reason="The prototype was begun anew.")
    for item in ReviewItem.objects.filter(lead__source=source, state=ReviewItem.State.OPEN):
        decide(member, item.id, version=item.version, choice=choice, now=now)
    source.settings = source.settings | {"since": now.isoformat()}
    source.save(update_fields=["settings"])
    audit.append(
        member.workspace,
        "prototype.put_away",
        now=now,
        actor=member,
        actor_kind="member",
        source=str(source.id),
    )


def _make(member: Member, *, now: datetime) -> Source:
    playbook = Playbook.objects.of(member.workspace).filter(name=NAME).first()
    if playbook is None:
        text = files("handrail.starters").joinpath(STARTER).read_text("utf-8")
        document = text.replace("name: Local trades\n", f"name: {NAME}\n", 1)
        playbook = add_playbook(member, document=document, now=now)
    return create_source(
        member,
        name=NAME,
        channel="form",
        playbook_id=playbook.id,
        settings={PROTOTYPE: True},
        now=now,
    )
