"""An outgoing webhook."""

from __future__ import annotations

from django import forms

from handrail.web.forms.base import Form


class ConnectionForm(Form):
    """Where records are written to."""

    name = forms.CharField(label="Name", max_length=120)
    address = forms.URLField(
        label="Address",
        max_length=500,
        assume_scheme="https",
        help_text="Records are posted here as JSON, signed by the Standard Webhooks scheme.",
        widget=forms.URLInput(attrs={"placeholder": "https://crm.example.com/hooks/handrail"}),
    )
    is_active = forms.BooleanField(label="Write records to it", required=False, initial=True)
