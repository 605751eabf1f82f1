"""Working hours, closed days and absences."""

from __future__ import annotations

from collections.abc import Sequence

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from handrail.core.review.working_hours import format_hours, parse_hours
from handrail.pipeline.calendars import WEEKDAYS
from handrail.store.models import Member, Workspace
from handrail.web.forms.base import Form

MOMENT = forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")


class HoursForm(Form):
    """The hours of each weekday as people write them."""

    def __init__(self, workspace: Workspace, data: object = None) -> None:
        super().__init__(data)  # type: ignore[arg-type]
        for day, name in enumerate(WEEKDAYS):
            written = workspace.working_hours.get(str(day), "")
            self.fields[f"day_{day}"] = forms.CharField(
                label=_(name),
                required=False,
                max_length=100,
                initial=format_hours(parse_hours(written)) if written else "",
                widget=forms.TextInput(attrs={"placeholder": "closed", "autocomplete": "off"}),
            )

    def hours(self) -> dict[int, str]:
        """What was written, by weekday."""
        return {day: self.cleaned_data.get(f"day_{day}", "") for day in range(len(WEEKDAYS))}


class ClosedDayForm(Form):
    """A day on which nobody is there."""

    day = forms.DateField(label=lazy("Day"), widget=forms.DateInput(attrs={"type": "date"}))
    name = forms.CharField(label=lazy("What it is"), max_length=120)


class AbsenceForm(Form):
    """Who is away, from when to when (in the workspace's zone), and who is asked instead."""

    member_id = forms.ChoiceField(label=lazy("Who is away"))
    starts_at = forms.DateTimeField(label=lazy("From"), widget=MOMENT)
    ends_at = forms.DateTimeField(label=lazy("Until"), widget=MOMENT)
    stand_in = forms.ChoiceField(
        label=lazy("Asked instead"),
        required=False,
        help_text=lazy(
            "Answers by their own authority: what only the other may sign waits, or goes on "
            "along the chain."
        ),
    )
    note = forms.CharField(label=lazy("Note"), max_length=200, required=False)

    def __init__(
        self, members: Sequence[Member], who: Sequence[Member], data: object = None
    ) -> None:
        super().__init__(data)  # type: ignore[arg-type]
        self.fields["member_id"].choices = [(str(m.id), str(m)) for m in who]  # type: ignore[attr-defined]
        self.fields["stand_in"].choices = [  # type: ignore[attr-defined]
            ("", "Nobody in particular: an owner"),
            *((str(member.id), str(member)) for member in members),
        ]
