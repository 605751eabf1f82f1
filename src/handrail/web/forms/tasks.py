"""Adding a task to a lead."""

from __future__ import annotations

from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as lazy

from handrail.store.models import Member, Workspace
from handrail.store.selectors.people import active_members
from handrail.store.selectors.tasks import recent_leads
from handrail.web.forms.base import Form


class TaskForm(Form):
    """What is to be done, on which lead, by whom and by when (in the workspace's zone)."""

    lead_id = forms.ChoiceField(label=lazy("Lead"))
    title = forms.CharField(label=lazy("What is to be done"), max_length=300)
    detail = forms.CharField(
        label=lazy("Detail"), required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    due_at = forms.DateTimeField(
        label=lazy("Due"),
        required=False,
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
    )
    owner_id = forms.ChoiceField(label=lazy("Owner"))

    def __init__(
        self, workspace: Workspace, member: Member, data: object = None, lead_id: str = ""
    ) -> None:
        super().__init__(data, initial={"owner_id": str(member.id), "lead_id": lead_id})  # type: ignore[arg-type]
        self.fields["due_at"].help_text = f"In the time zone {workspace.time_zone}."
        self.fields["owner_id"].choices = [  # type: ignore[attr-defined]
            (str(row.id), str(row)) for row in active_members(workspace)
        ]
        self.fields["lead_id"].choices = [  # type: ignore[attr-defined]
            (str(lead.id), f"{lead.contact} · {lead.subject or lead.service or lead.channel}"[:90])
            for lead in recent_leads(workspace)
        ]

    def chosen(self, name: str) -> UUID:
        """A chosen row's id."""
        return UUID(self.cleaned_data[name])
