"""Deliveries: exactly the approved bytes, on their way out at most once."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as lazy

from handrail.store.models.base import ScopedModel


class Delivery(ScopedModel):
    """One approved message on its way; triggers hold its decision, digest and order of states.

    `not_before` ends the undo window. `raw` is the complete message as handed to the server,
    stored with the intent before the first byte is sent.
    """

    class State(models.TextChoices):
        PENDING = "pending", lazy("Waiting for the undo window")
        AWAITING_COPY = "awaiting_copy", lazy("To be copied and sent by a person")
        SENDING = "sending", lazy("Sending")
        SENT = "sent", lazy("Sent")
        UNCERTAIN = "uncertain", lazy("Uncertain whether it was sent")
        FAILED = "failed", lazy("Not sent")
        CANCELLED = "cancelled", lazy("Cancelled")

    class Route(models.TextChoices):
        SMTP = "smtp", lazy("E-mail")
        MANUAL = "manual", lazy("Copied by a person")
        SANDBOX = "sandbox", lazy("Sandbox outbox")

    lead = models.ForeignKey("store.Lead", on_delete=models.PROTECT, related_name="deliveries")
    decision = models.OneToOneField(
        "store.Decision", on_delete=models.PROTECT, related_name="delivery"
    )
    route = models.CharField(max_length=10, choices=Route.choices)
    state = models.CharField(max_length=14, choices=State.choices, default=State.PENDING)
    message_sha256 = models.CharField(max_length=64)
    recipient = models.CharField(max_length=254)
    message_id = models.CharField(max_length=255, unique=True)
    raw = models.BinaryField(null=True)
    not_before = models.DateTimeField()
    intent_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)
    finished_by = models.ForeignKey(
        "store.Member", null=True, on_delete=models.PROTECT, related_name="+"
    )
    answer = models.TextField(blank=True, help_text="The server's words, or why it failed.")

    class Meta:
        verbose_name_plural = "deliveries"
        indexes = [models.Index(fields=["workspace", "state", "created_at"])]
