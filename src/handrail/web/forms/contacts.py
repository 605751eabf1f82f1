"""Erasing a contact: typed out, because it cannot be undone."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _

from handrail.web.forms.base import Form

WORD = "ERASE"


class EraseForm(Form):
    """Asks for one word, so that no slip of the hand erases anybody."""

    confirmation = forms.CharField(
        label=f"Type {WORD} to confirm",
        max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )

    def clean_confirmation(self) -> str:
        """The word, in capitals as it is shown."""
        given: Any = self.cleaned_data["confirmation"]
        if str(given).strip() != WORD:
            raise forms.ValidationError(
                _("Type {word} in capitals. Nothing was erased.").format(word=WORD)
            )
        return WORD
