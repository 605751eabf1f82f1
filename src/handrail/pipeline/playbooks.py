"""Playbooks: new versions, which one is active, and how far its work may go."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from handrail.pipeline.errors import Conflict, Invalid
from handrail.pipeline.find import find, find_locked
from handrail.pipeline.going_live import let_live, may_stay_live
from handrail.pipeline.permissions import Action, require
from handrail.pipeline.playbook_checks import usable_document
from handrail.store import audit
from handrail.store.models import Member, Mode, Playbook, PlaybookVersion
from handrail.store.steps import add_step


@dataclass(frozen=True, slots=True)
class ChangeRecord:
    """What every version says of itself. `next_step_owner_id` is a member who is there."""

    changed: str
    tested: str = ""
    risks: str = ""
    next_step: str = ""
    next_step_owner_id: UUID | None = None


FIRST_VERSION = ChangeRecord("First version")
LONGEST_NAME = 120


@transaction.atomic
def add_playbook(
    member: Member, *, document: str, now: datetime, record: ChangeRecord = FIRST_VERSION
) -> Playbook:
    """A new playbook whose first version is active, in sandbox mode."""
    require(member, Action.MANAGE_PLAYBOOKS)
    read = usable_document(member.workspace, document, now=now)
    if len(read.name) > LONGEST_NAME:
        raise Invalid(
            _("A name has at most {longest_name} characters.").format(longest_name=LONGEST_NAME),
            field="name",
        )
    if Playbook.objects.of(member.workspace).filter(name=read.name).exists():
        raise Conflict(
            _("There is a playbook named {name!r}: add a version to it instead.").format(
                name=read.name
            )
        )
    playbook = Playbook.objects.create(workspace=member.workspace, created_at=now, name=read.name)
    version = _add_version(member, playbook, document, record, None, now=now)
    playbook.active_version = version
    playbook.save(update_fields=["active_version"])
    _audit(member, playbook, "playbook.added", now=now, version=version.number)
    return playbook


@transaction.atomic
def add_playbook_version(
    member: Member,
    playbook_id: UUID,
    *,
    document: str,
    record: ChangeRecord,
    base: PlaybookVersion | None = None,
    now: datetime,
) -> PlaybookVersion:
    """Keep a new version of the document; it is used once it is activated.

    `base` is the version that it was written from; the active one where none is named.
    """
    require(member, Action.MANAGE_PLAYBOOKS)
    playbook = find_locked(Playbook, member, playbook_id)
    usable_document(member.workspace, document, now=now)
    version = _add_version(
        member, playbook, document, record, base or playbook.active_version, now=now
    )
    _audit(member, playbook, "playbook.version_added", now=now, version=version.number)
    return version


@transaction.atomic
def activate_version(member: Member, version_id: UUID, *, now: datetime) -> None:
    """Prepare new leads under this version from now on; an older one may return.

    Raises Invalid where it cannot be used by now (a control point without anybody, for instance),
    and GuideIncomplete on a live playbook where the guide of this version lacks something.
    """
    require(member, Action.MANAGE_PLAYBOOKS)
    version = find(PlaybookVersion, member, version_id)
    playbook = find_locked(Playbook, member, version.playbook_id)
    usable_document(member.workspace, version.document, now=now)
    if playbook.mode == Mode.LIVE:
        may_stay_live(member, playbook, version, now=now)
    playbook.active_version = version
    playbook.save(update_fields=["active_version"])
    _audit(member, playbook, "playbook.version_activated", now=now, version=version.number)
    add_step(
        "recheck_approvals",
        subject=playbook.id,
        workspace=playbook.workspace,
        due_at=now,
        unique_key=f"recheck_approvals:{playbook.id}:{version.id}:{now.isoformat()}",
        queue="delivery",
    )


@transaction.atomic
def set_mode(member: Member, playbook_id: UUID, *, mode: str, now: datetime) -> None:
    """Sandbox: nothing leaves. Shadow: for comparison. Live: approved replies go out.

    Raises GuideIncomplete for live while the decision guide lacks something.
    """
    require(member, Action.SET_MODE)
    if mode not in Mode.values:
        raise Invalid(
            _("A mode is one of {mode}.").format(mode=", ".join(Mode.values)), field="mode"
        )
    playbook = find_locked(Playbook, member, playbook_id)
    if mode == Mode.LIVE and playbook.mode != Mode.LIVE:
        if playbook.active_version is None:
            raise Conflict(_("Activate a version first: without one nothing is prepared."))
        let_live(member, playbook, playbook.active_version, now=now)
    was, playbook.mode = playbook.mode, mode
    playbook.save(update_fields=["mode"])
    _audit(member, playbook, "playbook.mode_set", now=now, was=was, mode=mode)


def _add_version(
    member: Member,
    playbook: Playbook,
    document: str,
    record: ChangeRecord,
    base: PlaybookVersion | None,
    *,
    now: datetime,
) -> PlaybookVersion:
    if not record.changed.strip():
        raise Invalid(_("Say what changed, and why."), field="changed")
    last = playbook.versions.order_by("-number").first()
    return PlaybookVersion.objects.create(
        workspace_id=playbook.workspace_id,
        created_at=now,
        playbook=playbook,
        number=last.number + 1 if last else 1,
        document=document,
        sha256=hashlib.sha256(document.encode()).hexdigest(),
        author=member,
        base=base,
        change_note=record.changed.strip(),
        tested=record.tested.strip(),
        risks=record.risks.strip(),
        next_step=record.next_step.strip(),
        next_step_owner=_next_step_owner(member, record),
    )


def _next_step_owner(member: Member, record: ChangeRecord) -> Member:
    """Who owns the next step: the author, where nobody is named."""
    if record.next_step_owner_id is None:
        return member
    owner = find(Member, member, record.next_step_owner_id)
    if not owner.is_active:
        raise Invalid(
            _("{owner} left. Choose somebody who is there for the next step.").format(owner=owner),
            field="next_step_owner",
        )
    return owner


def _audit(member: Member, playbook: Playbook, action: str, *, now: datetime, **data: Any) -> None:
    audit.append(
        member.workspace,
        action,
        now=now,
        actor=member,
        actor_kind="member",
        playbook=str(playbook.id),
        **data,
    )
