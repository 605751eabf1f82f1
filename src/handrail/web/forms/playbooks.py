"""Adding a playbook, or a version of one, as text."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as lazy

from handrail.core.playbook.heading import Heading, with_heading
from handrail.pipeline.playbooks import LONGEST_NAME
from handrail.web.forms.base import Form

MAX_DOCUMENT = 500_000
HEADING: tuple[Heading, ...] = ("name", "business")
TEXT = forms.Textarea(attrs={"rows": 24, "class": "code", "spellcheck": "false", "wrap": "off"})


class DocumentForm(Form):
    """The YAML document: typed, pasted, or from a file (which wins)."""

    document = forms.CharField(
        label=lazy("Document"), widget=TEXT, required=False, max_length=MAX_DOCUMENT, strip=False
    )
    file = forms.FileField(
        label=lazy("Or a file"),
        required=False,
        help_text=lazy("A .yaml file; it takes the place of the text above."),
    )

    def clean(self) -> dict[str, object]:
        """The text to use, from wherever it came."""
        given: dict[str, object] = super().clean() or {}
        upload = given.get("file")
        if isinstance(upload, UploadedFile):
            given["document"] = text_of_upload(self, upload)
        elif isinstance(typed := given.get("document"), str):
            # A browser sends every line end of a text field as two characters, as HTML says.
            given["document"] = typed.replace("\r\n", "\n")
        if not str(given.get("document") or "").strip() and not self.errors:
            self.add_error("document", "Paste the playbook's document, or choose its file.")
        return given


class NewPlaybookForm(DocumentForm):
    """A new playbook's document, with another name or business where they are given."""

    name = forms.CharField(
        label=lazy("Name"),
        required=False,
        max_length=LONGEST_NAME,
        help_text=lazy("What you call it here. Empty: the name that stands in the document."),
    )
    business = forms.CharField(
        label=lazy("Business"),
        required=False,
        max_length=200,
        help_text=lazy("Signs the replies. Empty: as the document says."),
    )
    field_order = ["name", "business", "document", "file"]

    def headed(self) -> str:
        """The document with what was given. Raises PlaybookError for what is no YAML mapping."""
        given = self.cleaned_data
        document = str(given["document"])
        values = {key: given[key] for key in HEADING if given[key]}
        return with_heading(document, values) if values else document


class VersionForm(DocumentForm):
    """A new version with what changed and why."""

    change_note = forms.CharField(
        label=lazy("What changed, and why"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=lazy("Kept with the version for everybody who asks later."),
    )
    field_order = ["change_note", "document", "file"]


def text_of_upload(form: Form, upload: UploadedFile[Any]) -> str:
    """The text of the form's field `file`; with what is wrong with it as the field's error."""
    if (upload.size or 0) > MAX_DOCUMENT:
        form.add_error("file", f"This is larger than {MAX_DOCUMENT:,} bytes: no playbook is.")
        return ""
    try:
        return bytes(upload.read()).decode("utf-8-sig")
    except UnicodeDecodeError:
        form.add_error("file", "This is no UTF-8 text. Save it as UTF-8 and choose it again.")
        return ""
