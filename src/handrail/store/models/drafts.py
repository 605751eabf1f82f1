"""The revisions of a lead's draft reply."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as lazy

from handrail.store.models.base import ScopedModel
from handrail.store.models.leads import Author


class DraftRequest(ScopedModel):
    """A member's wish for another draft by AI, and what became of it."""

    class State(models.TextChoices):
        WAITING = "waiting", lazy("Waiting")
        DONE = "done", lazy("Done")
        FAILED = "failed", lazy("Failed")

    lead = models.ForeignKey("store.Lead", on_delete=models.PROTECT, related_name="draft_requests")
    member = models.ForeignKey("store.Member", on_delete=models.PROTECT)
    answers = models.ForeignKey("store.Message", on_delete=models.PROTECT)
    base = models.ForeignKey(
        "store.DraftRevision",
        null=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text="The draft as it stood.",
    )
    instruction = models.TextField()
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    revision = models.ForeignKey(
        "store.DraftRevision", null=True, on_delete=models.PROTECT, related_name="+"
    )
    words = models.TextField(blank=True, help_text="Why it failed, or another engine wrote it.")
    finished_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["lead"],
                condition=models.Q(state="waiting"),
                name="one_draft_is_asked_for_at_a_time",
            )
        ]


class DraftRevision(ScopedModel):
    """One state of the draft: by AI, or by a member who edited. Numbers grow, none is changed."""

    lead = models.ForeignKey("store.Lead", on_delete=models.PROTECT, related_name="revisions")
    answers = models.ForeignKey(
        "store.Message", on_delete=models.PROTECT, help_text="The message that this replies to."
    )
    number = models.PositiveIntegerField()
    author = models.CharField(max_length=10, choices=Author.choices)
    member = models.ForeignKey("store.Member", null=True, on_delete=models.PROTECT)
    output = models.ForeignKey("store.Output", null=True, on_delete=models.PROTECT)
    subject = models.CharField(max_length=500)
    text = models.TextField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["lead", "number"], name="draft_revision_once"),
            models.CheckConstraint(
                condition=models.Q(author="ai", member__isnull=True)
                | models.Q(author__in=["person", "ai_edited"], member__isnull=False),
                name="draft_revision_names_its_author",
            ),
        ]
