"""Contacts, leads and the messages of a lead's thread."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as lazy

from handrail.store.models.base import ScopedModel
from handrail.store.models.sources import CHANNELS


class Author(models.TextChoices):
    """Who wrote a visible text. Shown as a chip wherever the text is."""

    PROSPECT = "prospect", lazy("Prospect")
    AI = "ai", lazy("AI")
    PERSON = "person", lazy("Person")
    AI_EDITED = "ai_edited", lazy("AI, edited by a person")
    SYSTEM = "system", lazy("Handrail")


class Contact(ScopedModel):
    """Who wrote: a person, found again by e-mail address or telephone number."""

    name = models.CharField(max_length=200, blank=True)
    email = models.CharField(max_length=254, blank=True)
    phone = models.CharField(max_length=40, blank=True)
    company = models.CharField(max_length=200, blank=True)
    erased_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["workspace", "email"]),
            models.Index(fields=["workspace", "phone"]),
        ]

    def __str__(self) -> str:
        return self.name or self.email or self.phone or "Unknown"


class Lead(ScopedModel):
    """One enquiry on its path. `owner` is the member whose lead it is."""

    class State(models.TextChoices):
        RECEIVED = "received", lazy("Received")
        PREPARING = "preparing", lazy("AI is preparing")
        IN_REVIEW = "in_review", lazy("In review")
        SENDING = "sending", lazy("Sending")
        WAITING = "waiting", lazy("Waiting for the prospect")
        CLOSED = "closed", lazy("Closed")

    source = models.ForeignKey("store.Source", on_delete=models.PROTECT, related_name="leads")
    contact = models.ForeignKey(Contact, on_delete=models.PROTECT, related_name="leads")
    channel = models.CharField(max_length=10, choices=CHANNELS)
    playbook_version = models.ForeignKey("store.PlaybookVersion", on_delete=models.PROTECT)
    state = models.CharField(max_length=12, choices=State.choices, default=State.RECEIVED)
    subject = models.CharField(max_length=500, blank=True)
    fields = models.JSONField(default=dict)
    context = models.JSONField(default=dict)
    thread_token = models.CharField(max_length=40, unique=True)
    owner = models.ForeignKey("store.Member", null=True, on_delete=models.PROTECT)
    service = models.CharField(max_length=60, blank=True)
    urgency = models.CharField(max_length=60, blank=True)
    fit = models.CharField(max_length=60, blank=True)
    language = models.CharField(max_length=8, blank=True)
    last_inbound = models.ForeignKey(
        "store.Message", null=True, on_delete=models.PROTECT, related_name="+"
    )
    person_first = models.BooleanField(default=False)
    released_at = models.DateTimeField(null=True)
    released_by = models.ForeignKey(
        "store.Member", null=True, on_delete=models.PROTECT, related_name="+"
    )
    outcome = models.CharField(max_length=20, blank=True)
    outcome_note = models.TextField(blank=True)
    next_follow_up_at = models.DateTimeField(null=True)
    first_reply_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["workspace", "created_at"]),
            models.Index(fields=["workspace", "state", "created_at"]),
        ]


class Message(ScopedModel):
    """One thing said on a lead's thread, as plain text; the original is in `source_record`.

    `screened_at` is set for the prospect's own: no AI sees one, or its files, before.
    """

    lead = models.ForeignKey(Lead, on_delete=models.PROTECT, related_name="messages")
    source_record = models.ForeignKey("store.SourceRecord", null=True, on_delete=models.PROTECT)
    delivery = models.ForeignKey("store.Delivery", null=True, on_delete=models.PROTECT)
    author = models.CharField(max_length=10, choices=Author.choices)
    member = models.ForeignKey("store.Member", null=True, on_delete=models.PROTECT)
    subject = models.CharField(max_length=500, blank=True)
    text = models.TextField()
    quoted_text = models.TextField(blank=True)
    message_id = models.CharField(max_length=998, blank=True, db_index=True)
    in_reply_to = models.CharField(max_length=998, blank=True)
    references = models.TextField(blank=True)
    attachments = models.JSONField(default=list)
    sent_at = models.DateTimeField()
    screened_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["lead", "created_at"])]


class AttachmentText(ScopedModel):
    """What could be read in one attachment of a message, or why nothing could.

    `position` is its place in the message's list of attachments. `text` is the lead's own words.
    """

    message = models.ForeignKey(Message, on_delete=models.PROTECT, related_name="attachment_texts")
    position = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=255)
    content_type = models.CharField(max_length=127)
    sha256 = models.CharField(max_length=64)
    text = models.TextField(blank=True)
    why = models.TextField(blank=True, help_text="Why there is no text.")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["message", "position"], name="attachment_is_read_once")
        ]
