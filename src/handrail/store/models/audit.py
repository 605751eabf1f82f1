"""The audit chain: append-only events, each bound to the one before by its hash."""

from __future__ import annotations

from django.db import models

from handrail.store.models.base import new_id


class AuditEvent(models.Model):
    """One event of a workspace. `data` holds ids, codes and digests, never a person's data,
    so that erasing somebody leaves the chain as it is."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    workspace = models.ForeignKey("store.Workspace", on_delete=models.PROTECT, related_name="+")
    sequence = models.PositiveBigIntegerField()
    at = models.DateTimeField()
    action = models.CharField(max_length=60)
    actor_kind = models.CharField(max_length=12)
    actor = models.ForeignKey("store.Member", null=True, on_delete=models.PROTECT)
    lead = models.ForeignKey(
        "store.Lead", null=True, on_delete=models.PROTECT, related_name="audit_events"
    )
    data = models.JSONField(default=dict)
    previous_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["workspace", "sequence"], name="audit_sequence_once"),
        ]
        indexes = [models.Index(fields=["lead", "sequence"])]


class AuditHead(models.Model):
    """The newest event of each workspace's chain; locked while one is appended."""

    workspace = models.OneToOneField(
        "store.Workspace", primary_key=True, on_delete=models.PROTECT, related_name="+"
    )
    sequence = models.PositiveBigIntegerField(default=0)
    hash = models.CharField(max_length=64, default="0" * 64)
