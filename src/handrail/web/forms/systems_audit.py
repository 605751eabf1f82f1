"""One line of the systems audit."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as lazy

from handrail.core.routes.systems_audit import Access, Kind, Line, Risk, State, Written
from handrail.pipeline.systems_audit import LONGEST_NAME, LONGEST_OWNER, LONGEST_TEXT
from handrail.store.models import Workspace
from handrail.store.selectors.members import all_members
from handrail.web.forms.base import Form
from handrail.web.language import translatable

KINDS = {
    Kind.TOOL: translatable("Tool"),
    Kind.OWNER: translatable("Owner"),
    Kind.PATH: translatable("Path"),
    Kind.TRIGGER: translatable("Trigger"),
    Kind.ACCESS: translatable("Access"),
    Kind.REPORT: translatable("Report"),
}
STATES = {
    State.TO_LOOK_AT: translatable("To look at"),
    State.FINE: translatable("Fine"),
    State.TO_CHANGE: translatable("To change"),
}
ACCESSES = {
    Access.UNKNOWN: translatable("Not known yet"),
    Access.NONE: translatable("Sees no leads"),
    Access.READS: translatable("Reads leads"),
    Access.WRITES: translatable("Writes leads or records"),
    Access.RUNS: translatable("Changes how it works"),
}
RISKS = {
    Risk.UNKNOWN: translatable("Not judged yet"),
    Risk.LOW: translatable("Low"),
    Risk.MEDIUM: translatable("Medium"),
    Risk.HIGH: translatable("High"),
}


class LineForm(Form):
    """What a person says of one line. `stamp` is what they looked at."""

    kind = forms.ChoiceField(label=lazy("Kind"), choices=[(k.value, w) for k, w in KINDS.items()])
    name = forms.CharField(label=lazy("Name"), max_length=LONGEST_NAME)
    owner = forms.ChoiceField(label=lazy("Owner"), required=False)
    owner_name = forms.CharField(
        label=lazy("Or a name"),
        required=False,
        max_length=LONGEST_OWNER,
        help_text=lazy("Somebody who is no member: an agency, a supplier."),
    )
    state = forms.ChoiceField(
        label=lazy("State"), choices=[(s.value, w) for s, w in STATES.items()]
    )
    due = forms.DateField(
        label=lazy("Due"), required=False, widget=forms.DateInput({"type": "date"}, "%Y-%m-%d")
    )
    access = forms.ChoiceField(
        label=lazy("How far it reaches"),
        required=False,
        choices=[(a.value, w) for a, w in ACCESSES.items()],
    )
    risk = forms.ChoiceField(
        label=lazy("Risk"),
        required=False,
        choices=[(r.value, w) for r, w in RISKS.items()],
    )
    touches = forms.CharField(
        label=lazy("How the change touches it"),
        required=False,
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    note = forms.CharField(
        label=lazy("What you saw, or what is to be done"),
        required=False,
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    stamp = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(
        self,
        workspace: Workspace,
        data: Any = None,
        *,
        line: Line | None = None,
        given: dict[str, str] | None = None,
    ) -> None:
        super().__init__(data, initial=_said_in(line) if line else given)
        here = [
            (str(row.id), str(row) if row.is_active else f"{row} (left)")
            for row in all_members(workspace)
            if row.is_active or (line and line.written.owner_id == row.id)
        ]
        self.fields["owner"].choices = [("", "Nobody yet"), *here]  # type: ignore[attr-defined]
        if line and not line.is_own:
            del self.fields["kind"], self.fields["name"]

    def written(self) -> Written:
        """What was entered, once it is valid."""
        given = self.cleaned_data
        return Written(
            kind=Kind(given.get("kind", Kind.TOOL)),
            name=given.get("name", ""),
            owner_id=UUID(given["owner"]) if given["owner"] else None,
            owner_name=given["owner_name"],
            touches=given["touches"],
            access=Access(given["access"]),
            risk=Risk(given["risk"]),
            state=State(given["state"]),
            due=given["due"],
            note=given["note"],
        )

    def differing(self, line: Line) -> list[tuple[str, str]]:
        """By label, what the line says by now where something else was entered here."""
        now = _said_in(line)
        found = []
        for name, field in self.fields.items():
            entered = str(self.data.get(name, "") or "")
            if name == "stamp" or entered == now[name]:
                continue
            shown = dict(getattr(field, "choices", ())).get(now[name], now[name])
            found.append((str(field.label), str(shown) or "nothing"))
        return found


def _said_in(line: Line) -> dict[str, str]:
    said = line.written
    return {
        "kind": said.kind.value,
        "name": said.name,
        "state": said.state.value,
        "owner": str(said.owner_id or ""),
        "owner_name": said.owner_name,
        "due": said.due.isoformat() if said.due else "",
        "access": said.access.value,
        "risk": said.risk.value,
        "touches": said.touches,
        "note": said.note,
        "stamp": line.stamp,
    }
