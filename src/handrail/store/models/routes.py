"""Where to start: what a workspace answered."""

from __future__ import annotations

from django.db import models

from handrail.store.models.base import ScopedModel


class RouteAnswers(ScopedModel):
    """One set of answers to “Where should we start?”; the newest counts, the others stay."""

    member = models.ForeignKey("store.Member", on_delete=models.PROTECT)
    answers = models.JSONField(default=dict)

    class Meta:
        indexes = [models.Index(fields=["workspace", "created_at"])]
