"""What a version says of itself when a draft is kept."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as lazy

from handrail.pipeline.playbooks import ChangeRecord
from handrail.store.models import Member
from handrail.web.forms.base import Form

LONGEST = 4000


def _words(label: str, help_text: str, *, rows: int = 3, required: bool = True) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=help_text,
        max_length=LONGEST,
        required=required,
        widget=forms.Textarea(attrs={"rows": rows}),
    )


class KeepForm(Form):
    """The change record, and whether the version is used at once."""

    changed = _words("What changed, and why", "Kept with the version for everybody who asks later.")
    tested = _words(
        "What was tested", "Which leads or examples were tried under this text, and how."
    )
    risks = _words(
        "What remains risky", "What could go wrong, and how you would notice. Or: nothing."
    )
    next_step = _words(
        "The next step", "What is to be looked at, and when.", rows=2, required=False
    )
    next_step_owner = forms.ChoiceField(label=lazy("Who owns the next step"))
    activate = forms.BooleanField(
        label=lazy("Use it for new leads at once"), required=False, initial=True
    )
    revision = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, members: Sequence[Member], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        owner = self.fields["next_step_owner"]
        owner.choices = [  # type: ignore[attr-defined]
            (str(member.id), f"{member} ({member.get_role_display()})") for member in members
        ]

    def record(self) -> ChangeRecord:
        """What was entered."""
        given = self.cleaned_data
        return ChangeRecord(
            changed=given["changed"],
            tested=given["tested"],
            risks=given["risks"],
            next_step=given["next_step"],
            next_step_owner_id=UUID(given["next_step_owner"]),
        )
