"""Uploading a CSV file or mail files into a source."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from handrail.store.models import Source
from handrail.web.forms.base import Form

MAX_CSV = 10 * 1024 * 1024
MAX_MAIL = 20 * 1024 * 1024
MAX_MAILS = 200


class SourceChoiceForm(Form):
    """Something that comes in through one of the given sources."""

    source = forms.ChoiceField(label=lazy("Source"))

    def __init__(self, sources: Sequence[Source], *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.sources = {str(row.id): row for row in sources}
        self.fields["source"].choices = [  # type: ignore[attr-defined]
            (key, f"{row.name} ({row.channel})") for key, row in self.sources.items()
        ]

    def chosen_source(self) -> Source:
        """The source that was chosen."""
        return self.sources[self.cleaned_data["source"]]


class CsvForm(SourceChoiceForm):
    """One CSV file."""

    file = forms.FileField(
        label=lazy("CSV file"),
        help_text="With a header line, in any usual encoding, separated by comma, semicolon "
        f"or tab; at most {MAX_CSV // 1024 // 1024} MB.",
        widget=forms.FileInput(attrs={"accept": ".csv,.tsv,.txt,text/csv"}),
    )

    def clean_file(self) -> bytes:
        """The file's bytes."""
        upload: UploadedFile[Any] = self.cleaned_data["file"]
        if (upload.size or 0) > MAX_CSV:
            raise forms.ValidationError(
                _("This file is too large: split it, or use 'handrail import' in the terminal.")
            )
        return bytes(upload.read())


class SeveralFilesInput(forms.ClearableFileInput):
    """A file input that takes several files."""

    allow_multiple_selected = True


class SeveralFilesField(forms.FileField):
    """Several files, as a list."""

    def clean(self, data: object, initial: object = None) -> list[UploadedFile[Any]]:
        """Each file checked as one."""
        given = data if isinstance(data, list | tuple) else [data]
        if not given:
            raise forms.ValidationError(_("Choose at least one file."))
        return [super(SeveralFilesField, self).clean(one, initial) for one in given]


class MailFilesForm(SourceChoiceForm):
    """One or several `.eml` files."""

    mails = SeveralFilesField(
        label=lazy("Mail files"),
        help_text=lazy(
            "Saved messages (.eml), one or several; each is taken as if it had come now."
        ),
        widget=SeveralFilesInput(attrs={"accept": ".eml,message/rfc822"}),
    )

    def clean_mails(self) -> list[UploadedFile[Any]]:
        """The files, none too large."""
        given: list[UploadedFile[Any]] = self.cleaned_data["mails"]
        if len(given) > MAX_MAILS:
            raise forms.ValidationError(
                _("Choose at most {max_mails} files at a time.").format(max_mails=MAX_MAILS)
            )
        for upload in given:
            if (upload.size or 0) > MAX_MAIL:
                raise forms.ValidationError(
                    _(
                        "{name} is larger than {max_mail} MB: save it without its attachments."
                    ).format(name=upload.name, max_mail=MAX_MAIL // 1024 // 1024)
                )
        return given
