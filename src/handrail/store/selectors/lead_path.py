"""How far one lead has come on its path."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from handrail.store.audit_words import code_in_words
from handrail.store.models import Decision, Delivery, Lead, ModelCall, SourceRecord


@dataclass(frozen=True, slots=True)
class LeadPath:
    """What each stage has left behind. Codes are in words."""

    lead: Lead
    original: SourceRecord | None
    causes: Sequence[str]
    outputs: Sequence[str]
    call: ModelCall | None
    waits: bool
    decision: Decision | None
    delivery: Delivery | None
    records: Sequence[str]


def path_of(lead: Lead) -> LeadPath:
    """The path of one lead, in a fixed number of queries."""
    found = lead.findings.filter(revision=None).exclude(severity="info").order_by("start")
    decisions = lead.decisions.filter(undone_at=None).exclude(kind__in=Decision.KEEPS_OPEN)
    decision = decisions.select_related("member__user").order_by("-created_at").first()
    records = lead.records.order_by("created_at", "id").values_list("kind", flat=True)
    outputs = lead.outputs.order_by("kind").values_list("kind", flat=True)
    return LeadPath(
        lead=lead,
        original=lead.source_records.order_by("created_at").first(),
        causes=_in_words(found.values_list("category", flat=True)),
        outputs=_in_words(outputs),
        call=lead.model_calls.defer("request", "sent", "response").order_by("-created_at").first(),
        waits=lead.review_items.filter(state="open").exists(),
        decision=decision,
        delivery=Delivery.objects.filter(decision=decision).first() if decision else None,
        records=_in_words(records),
    )


def _in_words(codes: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(map(code_in_words, codes)))
