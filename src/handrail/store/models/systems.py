"""The systems audit: what people wrote about each tool, path and access that the change touches."""

from __future__ import annotations

from django.db import models

from handrail.core.routes.systems_audit import Access, Kind, Risk, State
from handrail.store.models.base import ScopedModel


class SystemEntry(ScopedModel):
    """One line. `thing` and `thing_id` name what Handrail knows, or `own` and the line's own id.

    What is known is read anew each time; `seen` is how it was described when this was written.
    `version` grows with every change: who writes over another one is told so.
    """

    thing = models.SlugField(max_length=20)
    thing_id = models.UUIDField()
    kind = models.CharField(max_length=10, choices=[(kind.value, kind.value) for kind in Kind])
    name = models.CharField(max_length=200)
    seen = models.TextField(blank=True)
    owner = models.ForeignKey("store.Member", null=True, on_delete=models.PROTECT, related_name="+")
    owner_name = models.CharField(max_length=120, blank=True)
    touches = models.TextField(blank=True)
    access = models.CharField(
        max_length=10, blank=True, choices=[(one.value, one.value) for one in Access]
    )
    risk = models.CharField(
        max_length=10, blank=True, choices=[(one.value, one.value) for one in Risk]
    )
    state = models.CharField(
        max_length=12,
        choices=[(one.value, one.value) for one in State],
        default=State.TO_LOOK_AT.value,
    )
    due = models.DateField(null=True)
    note = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)
    changed_by = models.ForeignKey("store.Member", on_delete=models.PROTECT, related_name="+")
    changed_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["workspace", "thing", "thing_id"], name="system_entry_once"
            ),
        ]

    def __str__(self) -> str:
        return self.name
