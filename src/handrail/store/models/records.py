"""The eight records of a lead, where they are written back to, and tasks."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as lazy

from handrail.core.playbook.control import RECORD_KINDS
from handrail.store.encryption import EncryptedTextField
from handrail.store.models.base import ScopedModel
from handrail.store.models.leads import Author


class Record(ScopedModel):
    """One of the eight records, as Handrail's own timeline keeps it."""

    lead = models.ForeignKey("store.Lead", on_delete=models.PROTECT, related_name="records")
    kind = models.CharField(max_length=20, choices=[(kind, kind) for kind in RECORD_KINDS])
    author = models.CharField(max_length=10, choices=Author.choices)
    member = models.ForeignKey("store.Member", null=True, on_delete=models.PROTECT)
    body = models.JSONField()

    class Meta:
        indexes = [models.Index(fields=["lead", "created_at"])]


class Connection(ScopedModel):
    """One place that records are written to: an outgoing webhook (a CRM later)."""

    code = models.SlugField(max_length=60)
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=30, default="webhook")
    address = models.URLField(max_length=500)
    secret = EncryptedTextField()
    is_active = models.BooleanField(default=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["workspace", "code"], name="connection_code_once"),
        ]

    def __str__(self) -> str:
        return self.name


class WriteBack(ScopedModel):
    """One record on its way to one connection; its id is the idempotency key of every try."""

    class State(models.TextChoices):
        PENDING = "pending", lazy("Pending")
        DONE = "done", lazy("Confirmed")
        DEAD = "dead", lazy("Given to a person")
        DISCARDED = "discarded", lazy("Discarded")

    record = models.ForeignKey(Record, on_delete=models.PROTECT, related_name="write_backs")
    connection = models.ForeignKey(Connection, on_delete=models.PROTECT)
    state = models.CharField(max_length=10, choices=State.choices, default=State.PENDING)
    attempts = models.PositiveIntegerField(default=0)
    last_error = models.TextField(blank=True)
    answer = models.TextField(blank=True)
    finished_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["record", "connection"], name="write_back_once"),
        ]
        indexes = [models.Index(fields=["workspace", "state", "created_at"])]


class Task(ScopedModel):
    """Work for a person on a lead."""

    lead = models.ForeignKey("store.Lead", on_delete=models.PROTECT, related_name="tasks")
    title = models.CharField(max_length=300)
    detail = models.TextField(blank=True)
    due_at = models.DateTimeField(null=True)
    owner = models.ForeignKey("store.Member", null=True, on_delete=models.PROTECT)
    author = models.CharField(max_length=10, choices=Author.choices)
    output = models.ForeignKey("store.Output", null=True, on_delete=models.PROTECT)
    done_at = models.DateTimeField(null=True)
    done_by = models.ForeignKey(
        "store.Member", null=True, on_delete=models.PROTECT, related_name="+"
    )
    dismissed_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["workspace", "done_at", "due_at"])]
