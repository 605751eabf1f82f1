"""A form made of one channel's own fields: to type a lead in, or to repair rejected input."""

from __future__ import annotations

from collections.abc import Mapping

from django import forms

from handrail.core.intake.channels import ChannelField, FieldKind, fields_of, problems
from handrail.core.leads import Channel
from handrail.web.forms.base import Form
from handrail.web.language import translatable

HINTS = {
    "email": "name@example.com",
    "call_back": translatable("for example: weekdays after 17:00"),
}
MAX_LONG = 100_000


def _widget(field: ChannelField) -> forms.Widget:
    if field.kind == FieldKind.LONG_TEXT:
        return forms.Textarea(attrs={"rows": 8})
    kinds = {FieldKind.EMAIL: "email", FieldKind.PHONE: "tel", FieldKind.URL: "url"}
    attributes = {"placeholder": HINTS.get(field.name, ""), "autocomplete": "off"}
    if field.kind == FieldKind.DATETIME:
        attributes["type"] = "datetime-local"
    elif field.kind in kinds:
        attributes["inputmode"] = kinds[field.kind]
    return forms.TextInput(attrs={name: value for name, value in attributes.items() if value})


class LeadFieldsForm(Form):
    """The fields of a channel; what is wrong with them is said by the channel's own rules."""

    def __init__(
        self,
        channel: Channel | str,
        data: Mapping[str, str] | None = None,
        initial: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(data, initial=dict(initial or {}))
        self.channel = Channel(channel)
        for field in fields_of(channel):
            long = field.kind == FieldKind.LONG_TEXT
            self.fields[field.name] = forms.CharField(
                label=field.label,
                required=field.required,
                widget=_widget(field),
                max_length=MAX_LONG if long else None,
            )

    def clean(self) -> dict[str, str]:
        """Every problem at its field."""
        given: dict[str, str] = super().clean() or {}
        for problem in problems(self.channel, given):
            if problem.code == "missing":
                continue
            self.add_error(problem.field if problem.field in self.fields else None, problem.message)
        return given

    def filled(self) -> dict[str, str]:
        """The fields that hold something."""
        return {name: value for name, value in self.cleaned_data.items() if value}
