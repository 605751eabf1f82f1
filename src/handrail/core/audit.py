"""The hash chain of audit events: canonical form, hash, and what is wrong with a chain."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

GENESIS = "0" * 64
"""The previous hash of a workspace's first event."""

Plain = str | int | bool | None | list[str] | list[int]
"""What an event may hold: ids, codes, counts and digests; never a person's data."""


@dataclass(frozen=True, slots=True)
class ChainEvent:
    """One event as the hash covers it. Ids are texts of UUIDs, `at` is aware."""

    sequence: int
    id: str
    workspace: str
    at: datetime
    action: str
    actor_kind: str
    actor: str | None
    lead: str | None
    data: Mapping[str, Plain]


@dataclass(frozen=True, slots=True)
class StoredEvent:
    """An event with the hashes that are stored beside it."""

    event: ChainEvent
    previous_hash: str
    hash: str


@dataclass(frozen=True, slots=True)
class ChainProblem:
    """What is wrong at one place of a chain, in words that name the event."""

    sequence: int
    event_id: str
    message: str


def canonical(event: ChainEvent) -> bytes:
    """The bytes that a hash covers: JSON with sorted keys, no spaces, times in UTC."""
    values = {
        "sequence": event.sequence,
        "id": event.id,
        "workspace": event.workspace,
        "at": event.at.astimezone(UTC).isoformat(timespec="microseconds"),
        "action": event.action,
        "actor_kind": event.actor_kind,
        "actor": event.actor,
        "lead": event.lead,
        "data": dict(event.data),
    }
    text = json.dumps(values, sort_keys=True, separators=(",", ":"), ensure_ascii=True)
    return text.encode()


def event_hash(previous_hash: str, event: ChainEvent) -> str:
    """SHA-256 (hexadecimal) over the previous hash and the event's canonical bytes."""
    return hashlib.sha256(previous_hash.encode() + b"\n" + canonical(event)).hexdigest()


def problems(chain: Iterable[StoredEvent]) -> Iterator[ChainProblem]:
    """Everything that is wrong with a chain given in order of sequence.

    A gap names the events that are missing, a wrong hash the event that was changed, and a
    wrong link the event that was put elsewhere.
    """
    expected, link = 1, GENESIS
    for stored in chain:
        event = stored.event
        if event.sequence > expected:
            gone = (
                str(expected)
                if event.sequence == expected + 1
                else (f"{expected} to {event.sequence - 1}")
            )
            yield ChainProblem(expected, event.id, f"event {gone} was removed")
        elif event.sequence < expected:
            yield ChainProblem(event.sequence, event.id, _named(event, "was inserted"))
        if event_hash(stored.previous_hash, event) != stored.hash:
            yield ChainProblem(event.sequence, event.id, _named(event, "was changed"))
        elif stored.previous_hash != link and event.sequence == expected:
            yield ChainProblem(
                event.sequence, event.id, _named(event, "does not follow the one before it")
            )
        expected, link = event.sequence + 1, stored.hash


def _named(event: ChainEvent, what: str) -> str:
    return f"event {event.sequence} ({event.action}, {event.id}) {what}"
