"""The audit chain of each workspace: appended to within the transaction of what happened."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from django.db import transaction

from handrail.core.audit import (
    ChainEvent,
    ChainProblem,
    Plain,
    StoredEvent,
    event_hash,
    problems,
)
from handrail.store.models import AuditEvent, AuditHead, Lead, Member, Workspace
from handrail.store.models.base import new_id


@dataclass(frozen=True, slots=True)
class VerifyResult:
    """What reading a whole chain found; `events` is how many there are."""

    events: int
    problems: tuple[ChainProblem, ...]

    @property
    def intact(self) -> bool:
        """Whether nothing is wrong."""
        return not self.problems


@transaction.atomic(savepoint=False)
def append(
    workspace: Workspace,
    action: str,
    *,
    now: datetime,
    actor: Member | None = None,
    actor_kind: str = "system",
    lead: Lead | None = None,
    **data: Plain,
) -> AuditEvent:
    """Append one event; the caller's transaction holds the chain's head until it ends.

    `data` holds ids, codes and digests only. Raises TypeError for anything else, so that a
    person's words cannot slip into what can never be erased.
    """
    _check_plain(data)
    head, _ = AuditHead.objects.select_for_update().get_or_create(workspace=workspace)
    event = ChainEvent(
        sequence=head.sequence + 1,
        id=str(new_id()),
        workspace=str(workspace.pk),
        at=now.astimezone(UTC),
        action=action,
        actor_kind=actor_kind,
        actor=str(actor.pk) if actor else None,
        lead=str(lead.pk) if lead else None,
        data=data,
    )
    row = AuditEvent.objects.create(
        id=event.id,
        workspace=workspace,
        sequence=event.sequence,
        at=event.at,
        action=action,
        actor_kind=actor_kind,
        actor=actor,
        lead=lead,
        data=data,
        previous_hash=head.hash,
        hash=event_hash(head.hash, event),
    )
    head.sequence, head.hash = row.sequence, row.hash
    head.save(update_fields=["sequence", "hash"])
    return row


def _check_plain(data: dict[str, Plain]) -> None:
    for name, value in data.items():
        values = value if isinstance(value, list) else [value]
        if not all(part is None or isinstance(part, str | int | bool) for part in values):
            raise TypeError(f"An audit event cannot hold {name}={type(value).__name__}.")


def verify(workspace: Workspace) -> VerifyResult:
    """Read the whole chain of a workspace, in a stream, and name whatever is wrong."""
    count = 0
    last: StoredEvent | None = None

    def counted() -> Iterator[StoredEvent]:
        nonlocal count, last
        for stored in _stored(workspace):
            count, last = count + 1, stored
            yield stored

    found = list(problems(counted()))
    found += _at_the_end(workspace, last)
    return VerifyResult(count, tuple(found))


def head_agrees(workspace: Workspace) -> bool:
    """Whether the newest event is the one that was written last: quick, unlike `verify`."""
    last = AuditEvent.objects.filter(workspace=workspace).order_by("-sequence").first()
    if last is None:
        return not AuditHead.objects.filter(workspace=workspace, sequence__gt=0).exists()
    return AuditHead.objects.filter(
        workspace=workspace, sequence=last.sequence, hash=last.hash
    ).exists()


def _stored(workspace: Workspace) -> Iterator[StoredEvent]:
    rows = AuditEvent.objects.filter(workspace=workspace).order_by("sequence")
    for row in rows.iterator(chunk_size=2000):
        yield StoredEvent(
            ChainEvent(
                sequence=row.sequence,
                id=str(row.id),
                workspace=str(row.workspace_id),
                at=row.at,
                action=row.action,
                actor_kind=row.actor_kind,
                actor=str(row.actor_id) if row.actor_id else None,
                lead=str(row.lead_id) if row.lead_id else None,
                data=row.data,
            ),
            row.previous_hash,
            row.hash,
        )


def _at_the_end(workspace: Workspace, last: StoredEvent | None) -> list[ChainProblem]:
    head = AuditHead.objects.filter(workspace=workspace).first()
    known = (head.sequence, head.hash) if head else (0, "")
    seen = (last.event.sequence, last.hash) if last else (0, "")
    if known[0] == 0 and seen[0] == 0:
        return []
    if known[0] > seen[0]:
        gone = f"{seen[0] + 1} to {known[0]}" if known[0] > seen[0] + 1 else str(known[0])
        return [ChainProblem(seen[0] + 1, "", f"event {gone} was removed at the end")]
    if known != seen:
        return [ChainProblem(seen[0], "", f"event {seen[0]} is not the one that was last")]
    return []
