"""Playbooks and their immutable versions."""

from __future__ import annotations

from django.db import models

from handrail.store.models.base import ScopedModel


class Mode(models.TextChoices):
    """How far a playbook's work may go."""

    SANDBOX = "sandbox", "Sandbox"
    SHADOW = "shadow", "Shadow"
    LIVE = "live", "Live"


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
    change_note = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["playbook", "number"], name="playbook_version_once"),
        ]

    def __str__(self) -> str:
        return f"{self.playbook.name} v{self.number}"
