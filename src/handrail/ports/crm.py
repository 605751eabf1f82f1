"""Where records are written back to: a CRM, or an outgoing webhook."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class RecordWrite:
    """One record of a lead on its way out. The same `idempotency_key` is sent at every try."""

    idempotency_key: str
    kind: str
    body: bytes
    occurred_at: float


class RecordDestination(Protocol):
    """Writes one record; returns the remote identifier or answer.

    Raises `Retryable` or `Permanent`; a write may be repeated, it carries its key.
    """

    def write(self, record: RecordWrite) -> str: ...
