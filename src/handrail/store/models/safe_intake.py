"""Safe intake: what was answered about a workflow, and the link by which anybody may answer."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as lazy

from handrail.store.models.base import ScopedModel


class SafeIntake(ScopedModel):
    """Eleven answers that held nothing private when they were accepted.

    `member` is empty for what came by the public link. `receipt` names a public page that shows
    the sender what was sent, for a day. `readings` is what was understood when a draft was made.
    """

    class State(models.TextChoices):
        NEW = "new", lazy("New")
        DRAFTED = "drafted", lazy("Turned into a draft")
        SET_ASIDE = "set_aside", lazy("Set aside")

    member = models.ForeignKey(
        "store.Member", null=True, on_delete=models.PROTECT, related_name="+"
    )
    receipt = models.UUIDField()
    answers = models.JSONField()
    state = models.CharField(max_length=10, choices=State.choices, default=State.NEW)
    taken_out = models.PositiveIntegerField(
        default=0, help_text="How many places were replaced after it was accepted."
    )
    draft = models.ForeignKey(
        "store.PlaybookDraft", null=True, on_delete=models.PROTECT, related_name="+"
    )
    readings = models.JSONField(default=list)
    settled_by = models.ForeignKey(
        "store.Member", null=True, on_delete=models.PROTECT, related_name="+"
    )
    settled_at = models.DateTimeField(null=True)
    erased_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["workspace", "receipt"], name="safe_intake_once"),
            models.CheckConstraint(
                condition=models.Q(state="drafted", draft__isnull=False)
                | models.Q(state__in=["new", "set_aside"], draft__isnull=True),
                name="safe_intake_drafted_names_its_draft",
            ),
        ]
        indexes = [models.Index(fields=["workspace", "state", "created_at"])]


class SafeIntakeLink(ScopedModel):
    """A workspace's public link. `key` is the secret part of its address.

    `promise` says who looks at what was sent and by when, in the workspace's words.
    """

    key = models.CharField(max_length=64, unique=True)
    is_active = models.BooleanField(default=True)
    promise = models.CharField(max_length=300)
    changed_by = models.ForeignKey("store.Member", on_delete=models.PROTECT, related_name="+")
    changed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["workspace"], name="safe_intake_link_once"),
        ]
