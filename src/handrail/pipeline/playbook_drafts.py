"""Drafts of playbooks: begun, saved at every pause, kept as a version or discarded."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from handrail.pipeline.errors import Conflict
from handrail.pipeline.find import find, find_locked
from handrail.pipeline.permissions import Action, require
from handrail.pipeline.playbooks import ChangeRecord, add_playbook, add_playbook_version
from handrail.store import audit
from handrail.store.models import Member, Playbook, PlaybookDraft, PlaybookVersion

LONGEST_NAME = 120
Origin, Closed = PlaybookDraft.Origin, PlaybookDraft.Closed


class DraftChanged(Conflict):
    """Somebody saved meanwhile. `draft` is what is there now; nothing of the caller's was kept."""

    def __init__(self, draft: PlaybookDraft) -> None:
        super().__init__(f"{draft.changed_by} changed this draft meanwhile.")
        self.draft = draft


@transaction.atomic
def begin_draft(
    member: Member, *, name: str, document: str, origin: str, now: datetime
) -> PlaybookDraft:
    """A draft of a playbook that is not there yet."""
    require(member, Action.MANAGE_PLAYBOOKS)
    return _begin(member, None, name=name, document=document, origin=origin, now=now)


@transaction.atomic
def edit_playbook(member: Member, playbook_id: UUID, *, now: datetime) -> PlaybookDraft:
    """The open draft of a playbook, or a new one with the text of its active version."""
    require(member, Action.MANAGE_PLAYBOOKS)
    playbook = find_locked(Playbook, member, playbook_id)
    draft: PlaybookDraft | None = playbook.drafts.filter(closed_at=None).first()
    if draft is not None:
        return draft
    active = playbook.active_version or playbook.versions.order_by("-number").first()
    return _begin(
        member,
        playbook,
        name=playbook.name,
        document=active.document if active else "",
        origin=Origin.VERSION,
        now=now,
    )


def _begin(
    member: Member,
    playbook: Playbook | None,
    *,
    name: str,
    document: str,
    origin: str,
    now: datetime,
) -> PlaybookDraft:
    draft = PlaybookDraft.objects.create(
        workspace_id=member.workspace_id,
        created_at=now,
        playbook=playbook,
        base=playbook.active_version if playbook else None,
        name=name.strip()[:LONGEST_NAME] or "A new playbook",
        origin=Origin(origin),
        document=document,
        created_by=member,
        changed_by=member,
        changed_at=now,
    )
    _audit(draft, member, "playbook.draft_begun", now=now)
    return draft


@transaction.atomic
def save_draft(
    member: Member,
    draft_id: UUID,
    *,
    document: str,
    revision: int,
    now: datetime,
    part: str = "the text",
) -> PlaybookDraft:
    """Keep what was typed, valid or not. Raises DraftChanged where `revision` is not the present.

    An unchanged text makes no revision. `part` says to others what the member was working on.
    """
    require(member, Action.MANAGE_PLAYBOOKS)
    draft = open_draft(member, draft_id)
    if draft.revision != revision:
        raise DraftChanged(draft)
    if draft.document == document:
        return draft
    draft.document = document
    draft.revision += 1
    draft.changed_by, draft.changed_at = member, now
    draft.editors[str(member.id)] = {
        "name": str(member),
        "part": part,
        "revision": draft.revision,
        "at": now.isoformat(),
    }
    draft.save(update_fields=["document", "revision", "changed_by", "changed_at", "editors"])
    return draft


@transaction.atomic
def keep_draft(
    member: Member, draft_id: UUID, *, revision: int, record: ChangeRecord, now: datetime
) -> PlaybookVersion:
    """Make a draft a version: of its playbook, else the first of a new one, in sandbox mode.

    Raises DraftChanged, or Invalid with every fault of the document; then the draft stays open.
    """
    require(member, Action.MANAGE_PLAYBOOKS)
    draft = open_draft(member, draft_id)
    if draft.revision != revision:
        raise DraftChanged(draft)
    if draft.playbook_id is None:
        made = add_playbook(member, document=draft.document, now=now, record=record)
        version = made.active_version
        assert version is not None  # noqa: S101 (add_playbook sets it)
        draft.playbook = made
    else:
        version = add_playbook_version(
            member,
            draft.playbook_id,
            document=draft.document,
            record=record,
            base=draft.base,
            now=now,
        )
    draft.closed_at, draft.closed_as = now, Closed.KEPT
    draft.save(update_fields=["playbook", "closed_at", "closed_as"])
    return version


@transaction.atomic
def discard_draft(member: Member, draft_id: UUID, *, now: datetime) -> PlaybookDraft:
    """Put a draft aside; `restore_draft` takes it up again."""
    require(member, Action.MANAGE_PLAYBOOKS)
    draft = open_draft(member, draft_id)
    draft.closed_at, draft.closed_as = now, Closed.DISCARDED
    draft.save(update_fields=["closed_at", "closed_as"])
    _audit(draft, member, "playbook.draft_discarded", now=now)
    return draft


@transaction.atomic
def restore_draft(member: Member, draft_id: UUID, *, now: datetime) -> PlaybookDraft:
    """Take a discarded draft up again, unless another one was begun since."""
    require(member, Action.MANAGE_PLAYBOOKS)
    draft = find_locked(PlaybookDraft, member, draft_id)
    if draft.closed_as != Closed.DISCARDED:
        raise Conflict(_("This draft was not discarded."))
    playbook = draft.playbook
    if playbook is not None and playbook.drafts.filter(closed_at=None).exists():
        raise Conflict(_("Another draft of this playbook was begun since. Finish that one first."))
    draft.closed_at, draft.closed_as = None, ""
    draft.save(update_fields=["closed_at", "closed_as"])
    _audit(draft, member, "playbook.draft_restored", now=now)
    return draft


def open_draft(member: Member, draft_id: UUID) -> PlaybookDraft:
    """The draft, locked. Raises Conflict with what became of one that is closed."""
    playbook_id = find(PlaybookDraft, member, draft_id).playbook_id
    if playbook_id is not None:
        find_locked(Playbook, member, playbook_id)
    draft = find_locked(PlaybookDraft, member, draft_id)
    if draft.closed_at is not None:
        became = Closed(draft.closed_as).label.lower()
        raise Conflict(
            _("This draft was {became} meanwhile. Open the playbook to go on.").format(
                became=became
            )
        )
    return draft


def _audit(draft: PlaybookDraft, member: Member, action: str, *, now: datetime) -> None:
    audit.append(
        member.workspace,
        action,
        now=now,
        actor=member,
        actor_kind="member",
        playbook=str(draft.playbook_id) if draft.playbook_id else None,
        draft=str(draft.id),
        origin=draft.origin,
    )
