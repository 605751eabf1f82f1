"""Rows for tests, each valid by itself; keyword arguments replace any value."""

from __future__ import annotations

import hashlib
import secrets
from datetime import timedelta
from functools import lru_cache
from typing import Any

from django.contrib.auth.hashers import make_password
from django.utils import timezone

from handrail.store.acting import acting_as
from handrail.store.models import (
    Author,
    Contact,
    DraftRevision,
    FindingRow,
    GoLive,
    Lead,
    Member,
    Message,
    Mode,
    ModelCall,
    Output,
    Playbook,
    PlaybookDraft,
    PlaybookVersion,
    ReviewItem,
    Role,
    Source,
    SourceRecord,
    SystemEntry,
    User,
    Workspace,
)
from handrail.store.models.base import new_id

PASSWORD = "a-good-long-password"

PLAYBOOK = """\
handrail: 1
name: Local trades
business: Cedar & Stone
required_facts:
  - {code: size, label: Size of the room, question: "Roughly how large is the room?"}
services:
  - {code: bathroom, name: Bathroom refit, words: [bathroom, shower], required: [size]}
  - {code: kitchen, name: Kitchen, words: [kitchen]}
urgency:
  - {code: soon, name: Soon, respond_within: 1h, words: [urgent, today]}
  - {code: normal, name: Normal, respond_within: 4h}
facts:
  - {code: survey, statement: A survey visit costs 60 dollars., kind: price}
"""

MESSAGE = """\
Hi, we would like to redo our bathroom on the first floor.
It is about 6 square metres, and we hope to start in March.
What would that cost?

Thanks, Maria"""


def workspace(**given: Any) -> Workspace:
    """A business in Berlin's time zone."""
    slug = given.pop("slug", f"w-{secrets.token_hex(4)}")
    defaults = {
        "slug": slug,
        "name": "Cedar & Stone",
        "time_zone": "Europe/Berlin",
        "reply_address": "hello@cedar.example",
        "reply_name": "Cedar & Stone",
        "created_at": timezone.now(),
    }
    return Workspace.objects.create(**(defaults | given))


def user(**given: Any) -> User:
    """A person with the password `PASSWORD`."""
    defaults = {
        "email": f"p{secrets.token_hex(4)}@cedar.example",
        "name": "Dana Reed",
        "password": _hashed(given.pop("password", PASSWORD)),
    }
    return User.objects.create(**(defaults | given))


@lru_cache
def _hashed(password: str) -> str:
    return make_password(password)


def member(space: Workspace, role: str = Role.REVIEWER, **given: Any) -> Member:
    """A member with this role; `name` and `email` are the person's."""
    person = given.pop("user", None) or user(
        **{key: given.pop(key) for key in ("name", "email") if key in given}
    )
    defaults = {"user": person, "role": role, "created_at": timezone.now()}
    return Member.objects.create(workspace=space, **(defaults | given))


def playbook(space: Workspace, **given: Any) -> Playbook:
    """A playbook with one active version."""
    document = given.pop("document", PLAYBOOK)
    now = timezone.now()
    mode = given.pop("mode", Mode.SANDBOX)
    name = given.pop("name", f"Local trades {secrets.token_hex(3)}")
    made = Playbook.objects.create(workspace=space, created_at=now, name=name, **given)
    version = PlaybookVersion.objects.create(
        workspace=space,
        created_at=now,
        playbook=made,
        number=1,
        document=document,
        sha256=hashlib.sha256(document.encode()).hexdigest(),
    )
    made.active_version = version
    if mode == Mode.LIVE:
        go_live(made, version)
    made.mode = mode
    made.save()
    return made


def go_live(rules: Playbook, version: PlaybookVersion) -> GoLive:
    """An owner lets a version go live, without the guide being asked."""
    of = rules.workspace
    owner = Member.objects.of(of).filter(role=Role.OWNER, is_active=True).first()
    owner = owner or member(of, Role.OWNER, name="Sam Owner")
    with acting_as(owner):
        return GoLive.objects.create(
            workspace=of,
            created_at=timezone.now(),
            playbook=rules,
            version=version,
            member=owner,
            evidence={"items": []},
        )


def playbook_draft(by: Member, **given: Any) -> PlaybookDraft:
    """An open draft by this member; of no playbook, unless one is given."""
    now = timezone.now()
    of: Playbook | None = given.get("playbook")
    defaults = {
        "name": "Local trades",
        "origin": "version" if of else "file",
        "base": of.active_version if of else None,
        "document": PLAYBOOK,
        "created_at": now,
        "changed_at": now,
        "created_by": by,
        "changed_by": by,
    }
    return PlaybookDraft.objects.create(workspace=by.workspace, **(defaults | given))


def system_entry(by: Member, **given: Any) -> SystemEntry:
    """A line of the systems audit that this member added."""
    now, row_id = timezone.now(), new_id()
    defaults = {
        "thing": "own",
        "thing_id": row_id,
        "kind": "tool",
        "name": "Calendar",
        "created_at": now,
        "changed_at": now,
        "changed_by": by,
    }
    return SystemEntry.objects.create(id=row_id, workspace=by.workspace, **(defaults | given))


def source(space: Workspace, channel: str = "form", **given: Any) -> Source:
    """A source of this channel with a playbook of its own."""
    defaults = {
        "key": secrets.token_urlsafe(12),
        "name": f"Website {channel}",
        "channel": channel,
        "created_at": timezone.now(),
    }
    rules = given.pop("playbook", None) or playbook(space)
    return Source.objects.create(workspace=space, playbook=rules, **(defaults | given))


def lead(space: Workspace, **given: Any) -> Lead:
    """A lead in review with its original and one message (`text`)."""
    text = given.pop("text", MESSAGE)
    come = given.pop("source", None) or source(space, given.pop("channel", "form"))
    now = given.pop("created_at", timezone.now())
    name = given.pop("name", "Maria Lopez")
    email = given.pop("email", "maria@example.com")
    contact = given.pop("contact", None) or Contact.objects.create(
        workspace=space, created_at=now, name=name, email=email
    )
    version = come.playbook.active_version
    assert version is not None
    defaults = {
        "state": Lead.State.IN_REVIEW,
        "subject": "Bathroom refit",
        "fields": {"name": name, "email": email, "message": text},
        "context": {"page": "https://cedar.example/bathrooms", "utm": {"utm_source": "google"}},
        "thread_token": secrets.token_urlsafe(12),
        "service": "bathroom",
        "urgency": "normal",
        "language": "en",
    }
    made = Lead.objects.create(
        workspace=space,
        created_at=now,
        source=come,
        contact=contact,
        channel=come.channel,
        playbook_version=version,
        **(defaults | given),
    )
    message(made, text=text, sent_at=now)
    return made


def message(to: Lead, text: str = MESSAGE, **given: Any) -> Message:
    """One more message on the thread; the prospect's own comes with its original."""
    now = given.pop("sent_at", timezone.now())
    author = given.pop("author", Author.PROSPECT)
    original = None
    if author == Author.PROSPECT:
        body = text.encode("utf-8", "surrogatepass")
        original = SourceRecord.objects.create(
            workspace=to.workspace,
            created_at=now,
            source=to.source,
            lead=to,
            body=body,
            content_type="application/json",
            sha256=hashlib.sha256(body).hexdigest(),
            size=len(body),
            fields=to.fields,
            content_key=secrets.token_hex(16),
        )
    made = Message.objects.create(
        workspace=to.workspace,
        created_at=now,
        lead=to,
        author=author,
        source_record=original,
        text=text,
        sent_at=now,
        **given,
    )
    if author == Author.PROSPECT:
        to.last_inbound = made
        to.save(update_fields=["last_inbound"])
    return made


def item(of: Lead, **given: Any) -> ReviewItem:
    """The lead's open place in the queue, due in an hour."""
    now = timezone.now()
    defaults = {
        "created_at": now,
        "reason": ReviewItem.Reason.PREPARED,
        "due_at": now + timedelta(hours=1),
    }
    return ReviewItem.objects.create(workspace=of.workspace, lead=of, **(defaults | given))


def output(of: Lead, kind: str, body: dict[str, Any], **given: Any) -> Output:
    """One output of the offline engine on the lead's newest message."""
    now = given.pop("created_at", timezone.now())
    assert of.last_inbound is not None
    call = ModelCall.objects.create(
        workspace=of.workspace,
        created_at=now,
        lead=of,
        engine="builtin",
        data_policy="stays here",
        allowed_because="test",
        request={},
        request_sha256="0" * 64,
        state=ModelCall.State.ANSWERED,
    )
    defaults = {"engine": "builtin", "model": "rules-1", "prompt_digest": "0" * 64}
    return Output.objects.create(
        workspace=of.workspace,
        created_at=now,
        lead=of,
        answers=of.last_inbound,
        model_call=call,
        playbook_version=of.playbook_version,
        kind=kind,
        body=body,
        confidence=body.get("confidence", 0.8),
        **(defaults | given),
    )


def draft(of: Lead, text: str = "Hi Maria,\n\nThank you for your message.", **given: Any) -> Any:
    """AI's draft, or with `member` an edit of it."""
    defaults = {
        "created_at": timezone.now(),
        "answers": of.last_inbound,
        "number": of.revisions.count() + 1,
        "author": Author.AI_EDITED if given.get("member") else Author.AI,
        "subject": "Your enquiry",
        "text": text,
    }
    return DraftRevision.objects.create(workspace=of.workspace, lead=of, **(defaults | given))


def finding(on: Message, quote: str, **given: Any) -> FindingRow:
    """A finding of screening on a quote of the message."""
    start = on.text.index(quote)
    defaults = {
        "created_at": timezone.now(),
        "category": "anger",
        "code": "anger.words",
        "control_point": "escalation",
        "severity": "needs_person",
        "confidence": 0.9,
        "why": "The prospect is angry.",
    }
    return FindingRow.objects.create(
        workspace=on.workspace,
        lead=on.lead,
        message=on,
        start=start,
        end=start + len(quote),
        text=quote,
        **(defaults | given),
    )
