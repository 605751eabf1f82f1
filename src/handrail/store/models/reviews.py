"""The review queue, sign-offs, and what members decided."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as lazy

from handrail.store.models.base import ScopedModel


class ReviewItem(ScopedModel):
    """A lead's place in the queue. At most one is open for a lead.

    `due_at` is when a reply is expected (or the escalation's deadline); `risk` orders what is due
    at the same time (0 quiet … 100). `version` grows with every change: who decides on an older
    one is told what happened instead.
    """

    class State(models.TextChoices):
        OPEN = "open", lazy("Open")
        DECIDED = "decided", lazy("Decided")

    class Reason(models.TextChoices):
        PREPARED = "prepared", lazy("Prepared by AI")
        PERSON_FIRST = "person_first", lazy("A person first")
        PREPARATION_FAILED = "preparation_failed", lazy("AI could not prepare it")
        NEW_MESSAGE = "new_message", lazy("The prospect wrote again")
        UNCERTAIN = "uncertain", lazy("Uncertain whether it was sent")
        NOT_DELIVERED = "not_delivered", lazy("Not delivered")
        FOLLOW_UP = "follow_up", lazy("Follow-up is due")
        UNDONE = "undone", lazy("Decision was undone")
        STRICTER_PLAYBOOK = "stricter_playbook", lazy("The playbook became stricter")

    lead = models.ForeignKey("store.Lead", on_delete=models.PROTECT, related_name="review_items")
    state = models.CharField(max_length=10, choices=State.choices, default=State.OPEN)
    reason = models.CharField(max_length=20, choices=Reason.choices)
    reason_text = models.TextField(blank=True)
    engine_note = models.TextField(
        blank=True, help_text="Why another engine prepared it than the playbook names first."
    )
    due_at = models.DateTimeField()
    risk = models.PositiveSmallIntegerField(default=0)
    assigned_to = models.ForeignKey(
        "store.Member", null=True, on_delete=models.PROTECT, related_name="assigned_items"
    )
    escalated_by = models.ForeignKey(
        "store.Member", null=True, on_delete=models.PROTECT, related_name="+"
    )
    escalated_at = models.DateTimeField(null=True)
    escalation_due_at = models.DateTimeField(null=True)
    escalation_count = models.CharField(
        max_length=13, default="clock", help_text="How the time to act is counted."
    )
    escalation_missed_at = models.DateTimeField(
        null=True, help_text="When the last of the chain let the time pass."
    )
    escalation_note = models.TextField(blank=True)
    promised_by = models.DateTimeField(
        null=True, help_text="By when a holding message told the prospect that a person answers."
    )
    held_until = models.DateTimeField(null=True, help_text="Out of the queue until then.")
    held_by = models.ForeignKey(
        "store.Member", null=True, on_delete=models.PROTECT, related_name="+"
    )
    hold_note = models.CharField(max_length=300, blank=True)
    version = models.PositiveIntegerField(default=1)
    closed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["lead"], condition=models.Q(state="open"), name="review_item_open_once"
            ),
        ]
        indexes = [models.Index(fields=["workspace", "state", "due_at", "id"])]

    def end_hold(self) -> None:
        """Back into the queue; the caller saves."""
        self.held_until, self.held_by, self.hold_note = None, None, ""


class SignOffRequest(ScopedModel):
    """A question to the owners of a control point: may this statement go out?"""

    class State(models.TextChoices):
        ASKED = "asked", lazy("Asked")
        GIVEN = "given", lazy("Given")
        REFUSED = "refused", lazy("Refused")
        WITHDRAWN = "withdrawn", lazy("No longer needed")

    item = models.ForeignKey(ReviewItem, on_delete=models.PROTECT, related_name="sign_offs")
    control_point = models.CharField(max_length=20)
    statement = models.TextField()
    statement_sha256 = models.CharField(max_length=64)
    state = models.CharField(max_length=10, choices=State.choices, default=State.ASKED)
    asked_by = models.ForeignKey("store.Member", on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["item", "control_point", "statement_sha256"], name="sign_off_asked_once"
            ),
        ]


class SignOff(ScopedModel):
    """One owner's answer on one statement; bound to its text by SHA-256. Never changed."""

    request = models.ForeignKey(SignOffRequest, on_delete=models.PROTECT, related_name="answers")
    member = models.ForeignKey("store.Member", on_delete=models.PROTECT)
    granted = models.BooleanField()
    note = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["request", "member"], name="sign_off_once_a_member"),
        ]


class Decision(ScopedModel):
    """What a member decided on a review item. Only a person who is acting now can make one.

    For approve, edit and holding (which leaves the item open), `approved_bytes` is exactly what
    may go out and `message_sha256` its digest; a trigger checks both, and that `member` is the
    person acting on this connection.
    """

    class Kind(models.TextChoices):
        APPROVE = "approve", lazy("Approved")
        EDIT = "edit", lazy("Approved with edits")
        HOLDING = "holding", lazy("Holding message")
        REJECT = "reject", lazy("Rejected")
        ESCALATE = "escalate", lazy("Escalated")
        NO_REPLY = "no_reply", lazy("No reply")

    KEEPS_OPEN = (Kind.ESCALATE, Kind.HOLDING)
    """Decisions after which the item goes on waiting."""

    item = models.ForeignKey(ReviewItem, on_delete=models.PROTECT, related_name="decisions")
    lead = models.ForeignKey("store.Lead", on_delete=models.PROTECT, related_name="decisions")
    member = models.ForeignKey("store.Member", on_delete=models.PROTECT)
    kind = models.CharField(max_length=10, choices=Kind.choices)
    answers = models.ForeignKey("store.Message", null=True, on_delete=models.PROTECT)
    revision = models.ForeignKey("store.DraftRevision", null=True, on_delete=models.PROTECT)
    recipient = models.CharField(max_length=254, blank=True)
    subject = models.CharField(max_length=500, blank=True)
    text = models.TextField(blank=True)
    approved_bytes = models.BinaryField(null=True)
    message_sha256 = models.CharField(max_length=64, blank=True)
    sign_offs = models.JSONField(default=list, help_text="Which statements rested on whose yes.")
    reason_code = models.CharField(max_length=40, blank=True)
    reason = models.TextField(blank=True)
    engine = models.CharField(
        max_length=60, blank=True, help_text="Which engine had prepared it; empty where none had."
    )
    stated_confidence = models.FloatField(null=True, help_text="How sure that engine said it was.")
    kept_share = models.FloatField(
        null=True, help_text="How much of what it prepared was let stand, 0 to 1."
    )
    undone_at = models.DateTimeField(null=True)
    undone_by = models.ForeignKey(
        "store.Member", null=True, on_delete=models.PROTECT, related_name="+"
    )
    voided_because = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(kind__in=["approve", "edit"])
                | models.Q(approved_bytes__isnull=False, revision__isnull=False),
                name="decision_to_send_has_bytes",
            ),
            models.UniqueConstraint(
                fields=["item"],
                condition=models.Q(undone_at__isnull=True)
                & ~models.Q(kind__in=["escalate", "holding"]),
                name="decision_once_an_item",
            ),
            models.UniqueConstraint(
                fields=["answers"],
                condition=models.Q(undone_at__isnull=True, kind="holding"),
                name="decision_to_hold_once_a_message",
            ),
        ]
