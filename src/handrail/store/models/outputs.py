"""What AI prepared, what rules found, and the ledger of every request to a model."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as lazy

from handrail.core.outputs import OutputKind
from handrail.store.models.base import ScopedModel


class ModelCall(ScopedModel):
    """The ledger row of one request: what was sent, to whom, why it was allowed, what came back.

    `request` is what was handed over, after masking; `sent` are the exact bodies that left, one a
    request that the provider was sent (none for an engine in this process). `kinds` are the outputs
    that were asked for. `cost_micros` is in millionths of the provider's currency unit, None where
    the price is not known; `duration_ms` is wall time. `may_pass` says of a failure whether the
    same call may succeed later.
    """

    class State(models.TextChoices):
        STARTED = "started", lazy("Started")
        ANSWERED = "answered", lazy("Answered")
        FAILED = "failed", lazy("Failed")

    lead = models.ForeignKey("store.Lead", on_delete=models.PROTECT, related_name="model_calls")
    engine = models.CharField(max_length=60)
    model = models.CharField(max_length=120, blank=True)
    recipient = models.CharField(max_length=255, blank=True)
    kinds = models.JSONField(default=list)
    data_policy = models.CharField(max_length=200)
    allowed_because = models.TextField()
    request = models.JSONField()
    request_sha256 = models.CharField(max_length=64)
    sent = models.JSONField(default=list)
    response = models.TextField(blank=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.STARTED)
    error = models.TextField(blank=True)
    may_pass = models.BooleanField(null=True)
    input_tokens = models.PositiveIntegerField(default=0)
    output_tokens = models.PositiveIntegerField(default=0)
    cost_micros = models.PositiveBigIntegerField(null=True)
    duration_ms = models.PositiveIntegerField(null=True)
    finished_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["workspace", "created_at"]),
            models.Index(fields=["engine", "created_at"]),
        ]


class Output(ScopedModel):
    """One separable thing that AI prepared, with its provenance. `body` is its core value."""

    lead = models.ForeignKey("store.Lead", on_delete=models.PROTECT, related_name="outputs")
    answers = models.ForeignKey(
        "store.Message", on_delete=models.PROTECT, help_text="The newest message it rests on."
    )
    model_call = models.ForeignKey(ModelCall, on_delete=models.PROTECT)
    playbook_version = models.ForeignKey("store.PlaybookVersion", on_delete=models.PROTECT)
    kind = models.CharField(
        max_length=24, choices=[(kind.value, kind.value) for kind in OutputKind]
    )
    body = models.JSONField()
    engine = models.CharField(max_length=60)
    model = models.CharField(max_length=120)
    prompt_digest = models.CharField(max_length=64)
    confidence = models.FloatField()

    class Meta:
        indexes = [models.Index(fields=["lead", "kind", "created_at"])]


class FindingRow(ScopedModel):
    """A finding of screening (on a message) or of the guard (on a draft revision)."""

    lead = models.ForeignKey("store.Lead", on_delete=models.PROTECT, related_name="findings")
    message = models.ForeignKey("store.Message", null=True, on_delete=models.PROTECT)
    revision = models.ForeignKey("store.DraftRevision", null=True, on_delete=models.PROTECT)
    category = models.CharField(max_length=40)
    code = models.CharField(max_length=80)
    control_point = models.CharField(max_length=20)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    text = models.TextField()
    severity = models.CharField(max_length=12)
    confidence = models.FloatField()
    why = models.TextField()

    class Meta:
        db_table = "store_finding"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(end__gte=models.F("start")), name="finding_span_ordered"
            ),
            models.CheckConstraint(
                condition=models.Q(message__isnull=False) ^ models.Q(revision__isnull=False),
                name="finding_has_one_text",
            ),
        ]
