"""Sources and the immutable originals that came through them."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as lazy

from handrail.core.leads import Channel
from handrail.store.encryption import EncryptedTextField
from handrail.store.models.base import ScopedModel

CHANNELS = [(channel.value, channel.value) for channel in Channel]


class Source(ScopedModel):
    """One configured way in, with its channel, credentials, field mapping and playbook.

    `key` is the public part of the endpoint's address. `token` (a shared secret) is asked of
    JSON posts where it is set. `settings` hold what the channel needs (a mailbox's host, …).
    """

    key = models.CharField(max_length=64, unique=True)
    name = models.CharField(max_length=120)
    channel = models.CharField(max_length=10, choices=CHANNELS)
    playbook = models.ForeignKey("store.Playbook", on_delete=models.PROTECT)
    field_mapping = models.JSONField(default=dict, blank=True)
    settings = models.JSONField(default=dict, blank=True)
    token = EncryptedTextField(blank=True, default="")
    password = EncryptedTextField(blank=True, default="")
    is_active = models.BooleanField(default=True)

    def __str__(self) -> str:
        return self.name


class SourceRecord(ScopedModel):
    """The original as it came, byte for byte, with its SHA-256. Never changed, only erased."""

    source = models.ForeignKey(Source, on_delete=models.PROTECT)
    lead = models.ForeignKey(
        "store.Lead", null=True, on_delete=models.PROTECT, related_name="source_records"
    )
    body = models.BinaryField()
    content_type = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveIntegerField()
    fields = models.JSONField(default=dict, help_text="The mapped fields, by standard name.")
    context = models.JSONField(default=dict, help_text="Page, referrer, UTM set, click ids.")
    idempotency_key = models.CharField(max_length=255, null=True, blank=True)  # noqa: DJ001
    external_id = models.CharField(max_length=998, null=True, blank=True)  # noqa: DJ001
    content_key = models.CharField(max_length=64, db_index=True)
    erased_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["source", "idempotency_key"], name="source_record_idempotent"
            ),
            models.UniqueConstraint(
                fields=["workspace", "external_id"], name="source_record_external_once"
            ),
        ]
        indexes = [models.Index(fields=["workspace", "content_key", "created_at"])]


class DeadLetter(ScopedModel):
    """Input that could not become a lead and may be one: kept until a person settles it."""

    class State(models.TextChoices):
        OPEN = "open", lazy("Open")
        RESUBMITTED = "resubmitted", lazy("Resubmitted")
        DISCARDED = "discarded", lazy("Discarded")

    source = models.ForeignKey(Source, null=True, on_delete=models.PROTECT)
    body = models.BinaryField()
    content_type = models.CharField(max_length=200, blank=True)
    reason_code = models.CharField(max_length=60)
    reason = models.TextField()
    state = models.CharField(max_length=12, choices=State.choices, default=State.OPEN)
    settled_by = models.ForeignKey("store.Member", null=True, on_delete=models.PROTECT)
    settled_at = models.DateTimeField(null=True)
    lead = models.ForeignKey("store.Lead", null=True, on_delete=models.PROTECT)

    class Meta:
        indexes = [models.Index(fields=["workspace", "state", "created_at"])]
