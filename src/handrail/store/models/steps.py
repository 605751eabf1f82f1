"""Durable work: the next step of a lead is a row, written with what caused it."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as lazy

from handrail.store.models.base import new_id


class Step(models.Model):
    """One piece of work. Claimed by a conditional update with a lease; settled when done.

    `unique_key` makes asking twice for the same step one step. `subject` is the id of the row
    that the step is about; `queue` keeps slow work from holding up quick work.
    """

    class State(models.TextChoices):
        PENDING = "pending", lazy("Pending")
        RUNNING = "running", lazy("Running")
        DONE = "done", lazy("Done")
        FAILED = "failed", lazy("Given to a person")
        GIVEN_UP = "given_up", lazy("Given up")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    workspace = models.ForeignKey("store.Workspace", on_delete=models.PROTECT, related_name="+")
    lead = models.ForeignKey(
        "store.Lead", null=True, on_delete=models.PROTECT, related_name="steps"
    )
    kind = models.CharField(max_length=40)
    subject = models.UUIDField()
    queue = models.CharField(max_length=20, default="leads")
    unique_key = models.CharField(max_length=200, unique=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.PENDING)
    due_at = models.DateTimeField()
    attempts = models.PositiveIntegerField(default=0)
    lease_until = models.DateTimeField(null=True)
    leased_by = models.CharField(max_length=120, blank=True)
    last_error = models.TextField(blank=True)
    created_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["state", "queue", "due_at"]),
            models.Index(fields=["workspace", "state"]),
        ]


class WorkerHeartbeat(models.Model):
    """That a worker lives: written every few seconds, read by `/readyz` and `handrail check`."""

    name = models.CharField(max_length=120, primary_key=True)
    started_at = models.DateTimeField()
    seen_at = models.DateTimeField(db_index=True)
