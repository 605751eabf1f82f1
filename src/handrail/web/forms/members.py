"""Adding a member."""

from __future__ import annotations

from django import forms

from handrail.store.models import Role
from handrail.web.forms.base import Form

ROLES_IN_WORDS = {
    Role.OWNER: "does everything; going live, members and erasure are theirs alone",
    Role.MANAGER: "reviews, and sets up sources, playbooks and connections",
    Role.REVIEWER: "reviews and decides on leads, adds leads, repairs rejected input",
    Role.AUDITOR: "reads everything, the audit trail included; changes nothing",
}


class MemberForm(Form):
    """Who is added, and as what."""

    name = forms.CharField(label="Name", max_length=120)
    email = forms.EmailField(label="E-mail address", help_text="They sign in with it.")
    role = forms.ChoiceField(
        label="Role",
        widget=forms.RadioSelect,
        initial=Role.REVIEWER.value,
        choices=[(role.value, f"{role.label}: {ROLES_IN_WORDS[role]}") for role in Role],
    )
