"""An outgoing webhook."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as lazy

from handrail.web.forms.base import Form


class ConnectionForm(Form):
    """Where records are written to."""

    name = forms.CharField(label=lazy("Name"), max_length=120)
    address = forms.URLField(
        label=lazy("Address"),
        max_length=500,
        assume_scheme="https",
        help_text=lazy("Records are posted here as JSON, signed by the Standard Webhooks scheme."),
        widget=forms.URLInput(attrs={"placeholder": "https://crm.example.com/hooks/handrail"}),
    )
    is_active = forms.BooleanField(label=lazy("Write records to it"), required=False, initial=True)
