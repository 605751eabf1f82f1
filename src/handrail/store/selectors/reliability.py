"""How often what an engine prepared was let stand, by how sure it said it was."""

from __future__ import annotations

from datetime import timedelta

from django.db.models import Avg, Count, F, Q, QuerySet, Value
from django.db.models.functions import Floor, Least
from django.utils import timezone

from handrail.core.preparation.calibration import BINS, KEPT_FROM, Bin, Reliability
from handrail.store.models import Decision, Workspace

WINDOW = timedelta(days=180)
"""Older decisions are about a playbook that has changed since."""


def reliability_of(workspace: Workspace, engine: str) -> Reliability:
    """The bins of one engine, by rising confidence."""
    return by_engine(workspace, engine=engine).get(engine, Reliability(()))


def by_engine(workspace: Workspace, *, engine: str = "") -> dict[str, Reliability]:
    """The bins of each engine that had prepared a decided lead."""
    rows = _judged(workspace)
    if engine:
        rows = rows.filter(engine=engine)
    counted = (
        rows.annotate(tenth=Least(Floor(F("stated_confidence") * float(BINS)), Value(BINS - 1.0)))
        .values("engine", "tenth")
        .annotate(
            stated=Avg("stated_confidence"),
            decided=Count("id"),
            kept=Count("id", filter=Q(kept_share__gte=KEPT_FROM)),
        )
        .order_by("engine", "tenth")
    )
    found: dict[str, list[Bin]] = {}
    for row in counted:
        found.setdefault(row["engine"], []).append(Bin(row["stated"], row["decided"], row["kept"]))
    return {name: Reliability(tuple(bins)) for name, bins in found.items()}


def _judged(workspace: Workspace) -> QuerySet[Decision]:
    return Decision.objects.of(workspace).filter(
        undone_at=None,
        kept_share__isnull=False,
        stated_confidence__isnull=False,
        created_at__gte=timezone.now() - WINDOW,
    )
