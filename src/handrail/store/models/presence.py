"""Who has which lead open now."""

from __future__ import annotations

from django.db import models

from handrail.store.models.base import ScopedModel


class Presence(ScopedModel):
    """A member has a lead open; it ends by itself where `seen_at` is not renewed."""

    member = models.ForeignKey("store.Member", on_delete=models.CASCADE, related_name="+")
    lead = models.ForeignKey("store.Lead", on_delete=models.CASCADE, related_name="+")
    writing = models.BooleanField(default=False, help_text="Whether they are typing a reply.")
    seen_at = models.DateTimeField()

    class Meta:
        verbose_name_plural = "presences"
        constraints = [
            models.UniqueConstraint(fields=["lead", "member"], name="presence_once"),
        ]
