"""A destination of records in memory."""

from __future__ import annotations

from dataclasses import dataclass, field

from handrail.ports.crm import RecordWrite
from handrail.ports.failures import OutsideFailure


@dataclass
class MemoryDestination:
    """The port `RecordDestination`: keeps a record once a key; fails with `failure` if set."""

    failure: OutsideFailure | None = None
    written: dict[str, bytes] = field(default_factory=dict)

    def write(self, record: RecordWrite) -> str:
        """Keep the record under its key."""
        if self.failure is not None:
            raise self.failure
        self.written[record.idempotency_key] = record.body
        return "HTTP 200"
