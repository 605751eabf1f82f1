"""What a decision says of the engine that had prepared the lead, and what that is worth later."""

from __future__ import annotations

from typing import TypedDict

from django.core.cache import cache

from handrail.core.preparation.calibration import Reliability, calibrated
from handrail.store.models import Lead, Output, Workspace
from handrail.store.selectors.reliability import reliability_of

CACHED_SECONDS = 300


class Judged(TypedDict, total=False):
    """The columns of a decision about the engine; none where no engine had prepared the lead."""

    engine: str
    stated_confidence: float
    kept_share: float


def judged(lead: Lead, kept_share: float) -> Judged:
    """The newest preparation of the newest message, with how much of it was let stand."""
    made = (
        Output.objects.filter(
            lead=lead, answers=lead.last_inbound_id, kind__in=("classification", "draft_reply")
        )
        .order_by("kind", "-created_at")
        .first()
    )
    if made is None:
        return {}
    return {
        "engine": made.engine,
        "stated_confidence": made.confidence,
        "kept_share": kept_share,
    }


def borne_out(workspace: Workspace, engine: str, stated: float) -> float:
    """The confidence that the decisions of the last months bear out; read every few minutes."""
    key = f"reliability:{workspace.pk}:{engine}"
    reliability: Reliability | None = cache.get(key)
    if reliability is None:
        reliability = reliability_of(workspace, engine)
        cache.set(key, reliability, CACHED_SECONDS)
    return calibrated(stated, reliability)
