"""A draft as text: what was typed, over which revision, and what was chosen where two overlap."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as lazy

from handrail.core.playbook.merging import Side
from handrail.web.forms.base import Form
from handrail.web.forms.playbooks import MAX_DOCUMENT, TEXT, text_of_upload


class TextForm(Form):
    """The whole text; a file takes its place."""

    document = forms.CharField(
        label=lazy("Document"), required=False, max_length=MAX_DOCUMENT, strip=False, widget=TEXT
    )
    base = forms.CharField(
        required=False, max_length=MAX_DOCUMENT, strip=False, widget=forms.HiddenInput
    )
    revision = forms.IntegerField(widget=forms.HiddenInput)
    file = forms.FileField(
        label=lazy("Put a file in"),
        required=False,
        help_text=lazy("A .yaml file; it takes the place of the text."),
        widget=forms.FileInput(attrs={"accept": ".yaml,.yml,application/yaml,text/yaml"}),
    )

    def clean(self) -> dict[str, object]:
        """The text of the file, where one was chosen."""
        given: dict[str, object] = super().clean() or {}
        upload = given.get("file")
        if isinstance(upload, UploadedFile):
            given["document"] = text_of_upload(self, upload)
        return given


def choices_of(posted: Mapping[str, Any]) -> tuple[Side, ...]:
    """What was chosen for each overlap, in their order, as far as all were chosen."""
    chosen: list[Side] = []
    while (side := posted.get(f"choice-{len(chosen)}")) in ("mine", "theirs"):
        chosen.append("mine" if side == "mine" else "theirs")
    return tuple(chosen)
