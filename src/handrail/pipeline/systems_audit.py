"""The systems audit: lines added, written, marked and closed."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from handrail.core.routes.systems_audit import OWN, Key, Line, State, Written
from handrail.pipeline.errors import Conflict, Invalid, NotFound
from handrail.pipeline.find import find
from handrail.pipeline.permissions import Action, require
from handrail.store import audit
from handrail.store.models import Member, SystemEntry, Workspace
from handrail.store.models.base import new_id
from handrail.store.selectors.systems import audit_lines

MOST_OWN = 1000
LONGEST_NAME, LONGEST_OWNER, LONGEST_TEXT = 200, 120, 4000


class LineChanged(Conflict):
    """Somebody wrote on this line meanwhile, or the thing is another by now. `line` is the present.

    Nothing of the caller's was kept.
    """

    def __init__(self, line: Line) -> None:
        who = f"{line.by} changed" if line.by else "Something changed"
        super().__init__(f"{who} this line meanwhile. Look at it as it is now, then save again.")
        self.line = line


@transaction.atomic
def add_line(member: Member, written: Written, *, now: datetime) -> SystemEntry:
    """A line about something that Handrail does not know."""
    require(member, Action.AUDIT_SYSTEMS)
    _hold(member)
    if SystemEntry.objects.of(member.workspace).filter(thing=OWN).count() >= MOST_OWN:
        raise Invalid(
            _("An audit holds at most {most_own} lines of your own. Put some together.").format(
                most_own=MOST_OWN
            )
        )
    row_id = new_id()
    row = SystemEntry(
        id=row_id,
        workspace=member.workspace,
        created_at=now,
        thing=OWN,
        thing_id=row_id,
        version=0,
        changed_by=member,
        changed_at=now,
    )
    _write(row, _checked(member, written, None), member, now=now)
    _audit(row, member, "systems.added", now=now)
    return row


@transaction.atomic
def save_line(
    member: Member,
    key: Key,
    written: Written,
    *,
    stamp: str,
    now: datetime,
    closed: bool | None = None,
) -> SystemEntry:
    """Keep what was written of a line; with `closed`, close it too or take it up again.

    Raises LineChanged where `stamp` is not the present one.
    """
    require(member, Action.AUDIT_SYSTEMS)
    line = _present(member, key, stamp)
    if not line.is_own:
        written = replace(written, kind=line.written.kind, name=line.written.name)
    row = _row_of(member, line, now=now)
    checked = _checked(member, written, line.written.owner_id)
    return _settle(row, checked, member, line, closed=closed, now=now)


@transaction.atomic
def mark_line(member: Member, key: Key, state: State, *, stamp: str, now: datetime) -> SystemEntry:
    """Say what was found; everything else of the line stays."""
    require(member, Action.AUDIT_SYSTEMS)
    line = _present(member, key, stamp)
    row = _row_of(member, line, now=now)
    written = replace(line.written, state=state)
    return _settle(row, written, member, line, closed=None, now=now)


@transaction.atomic
def close_line(member: Member, key: Key, *, closed: bool, stamp: str, now: datetime) -> SystemEntry:
    """Take a line off the list, because the change does not touch it; or take it up again."""
    require(member, Action.AUDIT_SYSTEMS)
    line = _present(member, key, stamp)
    row = _row_of(member, line, now=now)
    return _settle(row, line.written, member, line, closed=closed, now=now)


def _settle(
    row: SystemEntry,
    written: Written,
    member: Member,
    line: Line,
    *,
    closed: bool | None,
    now: datetime,
) -> SystemEntry:
    action = "systems.changed"
    if closed is not None and closed != line.closed:
        row.closed_at = now if closed else None
        action = "systems.closed" if closed else "systems.reopened"
    _write(row, written, member, now=now, seen=line.facts)
    _audit(row, member, action, now=now)
    return row


def _hold(member: Member) -> None:
    """One change of a workspace's audit at a time; intake is not kept waiting."""
    Workspace.objects.select_for_update(no_key=True).get(pk=member.workspace_id)


def _present(member: Member, key: Key, stamp: str) -> Line:
    _hold(member)
    line = next((one for one in audit_lines(member.workspace) if one.key == key), None)
    if line is None:
        raise NotFound(_("There is no such line in this workspace's systems audit."))
    if line.stamp != stamp:
        raise LineChanged(line)
    return line


def _row_of(member: Member, line: Line, *, now: datetime) -> SystemEntry:
    row: SystemEntry | None = (
        SystemEntry.objects.of(member.workspace)
        .filter(thing=line.key.thing, thing_id=line.key.id)
        .first()
    )
    return row or SystemEntry(
        workspace=member.workspace,
        created_at=now,
        thing=line.key.thing,
        thing_id=line.key.id,
        version=0,
    )


def _checked(member: Member, written: Written, was_owner: UUID | None) -> Written:
    name = " ".join(written.name.split())[:LONGEST_NAME]
    if not name:
        raise Invalid(_("Give it a name that your team knows it by."), field="name")
    if written.owner_id and written.owner_name.strip():
        raise Invalid(_("Choose a member or write a name, not both."), field="owner_name")
    if written.owner_id and written.owner_id != was_owner:
        chosen = find(Member, member, written.owner_id)
        if not (chosen.is_active and chosen.user.is_active):
            raise Invalid(_("This person has left. Choose somebody who is there."), field="owner")
    return replace(
        written,
        name=name,
        owner_name=written.owner_name.strip()[:LONGEST_OWNER],
        touches=written.touches.strip()[:LONGEST_TEXT],
        note=written.note.strip()[:LONGEST_TEXT],
    )


def _write(
    row: SystemEntry, written: Written, member: Member, *, now: datetime, seen: str = ""
) -> None:
    row.kind, row.name = written.kind.value, written.name
    row.owner_id, row.owner_name = written.owner_id, written.owner_name
    row.touches, row.note, row.due = written.touches, written.note, written.due
    row.access, row.risk = written.access.value, written.risk.value
    row.state, row.seen = written.state.value, seen
    row.version += 1
    row.changed_by, row.changed_at = member, now
    row.save()


def _audit(row: SystemEntry, member: Member, action: str, *, now: datetime) -> None:
    audit.append(
        member.workspace,
        action,
        now=now,
        actor=member,
        actor_kind="member",
        entry=str(row.id),
        thing=row.thing,
        about=str(row.thing_id),
        state=row.state,
    )
