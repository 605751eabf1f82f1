"""The workspace's own settings."""

from __future__ import annotations

import zoneinfo

from django import forms
from django.utils.translation import gettext_lazy as lazy

from handrail.web.forms.base import Form


class WorkspaceForm(Form):
    """Name, time zone, and who replies come from."""

    name = forms.CharField(
        label=lazy("Name"), max_length=120, help_text=lazy("The business's own name.")
    )
    time_zone = forms.ChoiceField(
        label=lazy("Time zone"),
        help_text=lazy("Times on every page are in it, and deadlines are typed in it."),
    )
    reply_name = forms.CharField(
        label=lazy("Name that replies come from"), max_length=120, required=False
    )
    reply_address = forms.EmailField(
        label=lazy("Address that replies come from"),
        required=False,
        help_text=lazy(
            "Your mail server must be allowed to send for it. "
            "Empty: the address of the installation (HANDRAIL_MAIL_FROM)."
        ),
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        zones = sorted(zoneinfo.available_timezones())
        self.fields["time_zone"].choices = [(zone, zone) for zone in zones]  # type: ignore[attr-defined]
