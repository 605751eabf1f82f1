"""Questions for a sign-off as the pages show them: one for each statement."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from handrail.store.models import Lead, SignOffRequest
from handrail.store.selectors.sign_offs import InContext, sentence_in_context


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked about one statement; each of `requests` is one control point of it."""

    lead: Lead
    requests: Sequence[SignOffRequest]
    around: InContext | None = None

    @property
    def first(self) -> SignOffRequest:
        """The oldest of them: who asked, when and about what."""
        return self.requests[0]


def grouped(requests: Iterable[SignOffRequest], *, in_context: bool = False) -> list[Question]:
    """The requests by lead and statement, in the order of the oldest."""
    found: dict[tuple[object, str], list[SignOffRequest]] = {}
    for request in requests:
        found.setdefault((request.item_id, request.statement_sha256), []).append(request)
    return [
        Question(rows[0].item.lead, rows, sentence_in_context(rows[0]) if in_context else None)
        for rows in found.values()
    ]
