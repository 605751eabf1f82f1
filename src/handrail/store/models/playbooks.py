"""Playbooks and their immutable versions."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as lazy

from handrail.store.models.base import ScopedModel


class Mode(models.TextChoices):
    """How far a playbook's work may go."""

    SANDBOX = "sandbox", lazy("Sandbox")
    SHADOW = "shadow", lazy("Shadow")
    LIVE = "live", lazy("Live")


class Playbook(ScopedModel):
    """One workflow's rules; `active_version` is the one that new leads are prepared under."""

    name = models.CharField(max_length=120)
    mode = models.CharField(max_length=10, choices=Mode.choices, default=Mode.SANDBOX)
    active_version = models.ForeignKey(
        "store.PlaybookVersion", null=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["workspace", "name"], name="playbook_name_once"),
            models.CheckConstraint(
                condition=models.Q(mode__in=[mode.value for mode in Mode]),
                name="playbook_mode_known",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class PlaybookVersion(ScopedModel):
    """One version of the document, as written; never changed (a trigger refuses it)."""

    playbook = models.ForeignKey(Playbook, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    document = models.TextField(help_text="The YAML text as written.")
    sha256 = models.CharField(max_length=64)
    author = models.ForeignKey("store.Member", null=True, on_delete=models.PROTECT)
    base = models.ForeignKey(
        "self",
        null=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text="The version that it was written from.",
    )
    change_note = models.TextField(blank=True, help_text="What changed, and why.")
    tested = models.TextField(blank=True, help_text="What was tested.")
    risks = models.TextField(blank=True, help_text="What remains risky.")
    next_step = models.TextField(blank=True)
    next_step_owner = models.ForeignKey(
        "store.Member", null=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["playbook", "number"], name="playbook_version_once"),
        ]

    def __str__(self) -> str:
        return f"{self.playbook.name} v{self.number}"


class PlaybookDraft(ScopedModel):
    """A document that is being written; it may be unfinished or wrong. One is open for a playbook.

    Without a playbook it is to become a new one. `revision` grows with every save: who saves over
    another revision than the present one is told so. A closed draft was kept as a version or
    discarded, and stays to be looked at.
    """

    class Origin(models.TextChoices):
        VERSION = "version", lazy("A version of the playbook")
        STARTER = "starter", lazy("A starter")
        COPY = "copy", lazy("A copy of another playbook")
        FILE = "file", lazy("A file or pasted text")
        SAFE_INTAKE = "safe_intake", lazy("A safe intake form")

    class Closed(models.TextChoices):
        KEPT = "kept", lazy("Kept as a version")
        DISCARDED = "discarded", lazy("Discarded")

    playbook = models.ForeignKey(
        Playbook, null=True, on_delete=models.PROTECT, related_name="drafts"
    )
    base = models.ForeignKey(PlaybookVersion, null=True, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=120)
    origin = models.CharField(max_length=12, choices=Origin.choices)
    document = models.TextField()
    revision = models.PositiveIntegerField(default=1)
    created_by = models.ForeignKey("store.Member", on_delete=models.PROTECT, related_name="+")
    changed_by = models.ForeignKey("store.Member", on_delete=models.PROTECT, related_name="+")
    changed_at = models.DateTimeField()
    editors = models.JSONField(
        default=dict,
        help_text="By member: the part that each saved last, at which revision, and when.",
    )
    closed_at = models.DateTimeField(null=True)
    closed_as = models.CharField(max_length=10, choices=Closed.choices, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["playbook"],
                condition=models.Q(closed_at__isnull=True),
                name="playbook_draft_open_once",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class GuideEvidence(ScopedModel):
    """What was tried or attested for one item of a playbook's decision guide. Never changed.

    `rests_on` is the digest of what it was given for; it does not count for anything else.
    With `holds` false it is a trial that failed, or the withdrawal of what was attested.
    """

    playbook = models.ForeignKey(Playbook, on_delete=models.PROTECT, related_name="evidence")
    version = models.ForeignKey(PlaybookVersion, on_delete=models.PROTECT, related_name="+")
    item = models.CharField(max_length=40)
    holds = models.BooleanField()
    note = models.TextField(help_text="What was seen, or what came back of a trial.")
    link = models.URLField(max_length=500, blank=True)
    rests_on = models.CharField(max_length=64)
    member = models.ForeignKey("store.Member", on_delete=models.PROTECT)

    class Meta:
        indexes = [models.Index(fields=["playbook", "item", "created_at"])]


class GoLive(ScopedModel):
    """An owner let one version of a playbook go live, on this evidence. Never changed.

    Without one for the active version the database lets no playbook be live. `member` is empty
    only for playbooks that were live before there was a decision guide.
    """

    playbook = models.ForeignKey(Playbook, on_delete=models.PROTECT, related_name="went_live")
    version = models.ForeignKey(PlaybookVersion, on_delete=models.PROTECT, related_name="+")
    member = models.ForeignKey("store.Member", null=True, on_delete=models.PROTECT)
    evidence = models.JSONField(help_text="The guide as it stood: each item with its state.")
