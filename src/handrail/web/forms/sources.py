"""A source: what it is called, which playbook, and what its channel needs."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from handrail.core.leads import Channel
from handrail.store.models import Source, Workspace
from handrail.store.selectors.people import active_members
from handrail.store.selectors.sources import playbook_choices
from handrail.web.forms.base import Form
from handrail.web.language import translatable

MAILBOX = ("host", "port", "security", "username", "folder", "move_to")
SECURITIES = [
    ("tls", translatable("TLS from the start (usually port 993)")),
    ("starttls", translatable("STARTTLS (usually port 143)")),
    ("none", translatable("None: only on this machine")),
]


class SourceForm(Form):
    """What every source has; `settings` gathers what only its channel has."""

    name = forms.CharField(
        label=lazy("Name"), max_length=120, help_text=lazy("As your team calls it.")
    )
    playbook_id = forms.ChoiceField(label=lazy("Playbook"))
    owner = forms.ChoiceField(
        label=lazy("Owner of its leads"),
        required=False,
        help_text=lazy("Who is asked first; anybody who may review can decide."),
    )

    def __init__(
        self, workspace: Workspace, data: object = None, source: Source | None = None
    ) -> None:
        super().__init__(data, initial=self._initial_of(source))  # type: ignore[arg-type]
        self.source = source
        self.fields["playbook_id"].choices = [  # type: ignore[attr-defined]
            (str(row.id), f"{row.name} ({row.get_mode_display()})")
            for row in playbook_choices(workspace)
        ]
        people = [(row.user.email, str(row)) for row in active_members(workspace)]
        self.fields["owner"].choices = [("", "A manager or an owner"), *people]  # type: ignore[attr-defined]

    @staticmethod
    def _initial_of(source: Source | None) -> dict[str, Any]:
        if source is None:
            return {}
        return {**source.settings, "name": source.name, "playbook_id": str(source.playbook_id)}

    def settings(self) -> dict[str, Any]:
        """The settings to store: those of before, with what this form changes."""
        kept = dict(self.source.settings) if self.source else {}
        own = {
            name: value
            for name, value in self.cleaned_data.items()
            if name not in ("name", "playbook_id", "password")
        }
        return {name: value for name, value in {**kept, **own}.items() if value not in ("", None)}


class WebSourceForm(SourceForm):
    """A form on a website."""

    thank_you_url = forms.URLField(
        label=lazy("Page to show after sending"),
        required=False,
        assume_scheme="https",
        help_text=lazy(
            "Where browsers go that post the plain form. Empty: a thank-you page of ours."
        ),
    )

    def clean_thank_you_url(self) -> str:
        """Only a web address: it is the one place that the endpoint ever redirects to."""
        address: str = self.cleaned_data["thank_you_url"]
        if address and urlsplit(address).scheme not in ("http", "https"):
            raise forms.ValidationError(_("Give an address that begins with https://."))
        return address


class MailboxForm(SourceForm):
    """A mailbox that is read by IMAP; without a host, mail comes in by upload only."""

    host = forms.CharField(
        label=lazy("IMAP server"),
        required=False,
        max_length=253,
        widget=forms.TextInput(attrs={"placeholder": "imap.example.com", "autocomplete": "off"}),
        help_text=lazy("Empty: no mailbox is read, saved messages can be uploaded."),
    )
    port = forms.IntegerField(label=lazy("Port"), required=False, min_value=1, max_value=65535)
    security = forms.ChoiceField(label=lazy("Security"), choices=SECURITIES)
    username = forms.CharField(
        label=lazy("User name"),
        required=False,
        max_length=254,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    password = forms.CharField(
        label=lazy("Password"),
        required=False,
        strip=False,
        max_length=500,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=lazy("Kept encrypted, never shown again. Empty: the one that is kept."),
    )
    folder = forms.CharField(
        label=lazy("Folder"), required=False, max_length=200, help_text=lazy("Empty: INBOX.")
    )
    move_to = forms.CharField(
        label=lazy("Move to folder"),
        required=False,
        max_length=200,
        help_text=lazy("After a message is stored. Empty: it stays and is marked as read."),
    )

    def clean(self) -> dict[str, Any]:
        """A server needs a user; nothing else does."""
        given: dict[str, Any] = super().clean() or {}
        if given.get("host") and not given.get("username"):
            self.add_error("username", "The server asks who signs in: give the user name.")
        return given


def source_form(
    workspace: Workspace, channel: str, data: object = None, source: Source | None = None
) -> SourceForm:
    """The form of a channel's sources."""
    kinds: dict[str, type[SourceForm]] = {
        Channel.FORM.value: WebSourceForm,
        Channel.EMAIL.value: MailboxForm,
    }
    return kinds.get(channel, SourceForm)(workspace, data, source)
