"""Adding a member."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as lazy

from handrail.store.models import Role
from handrail.web.forms.base import Form
from handrail.web.language import translatable

ROLES_IN_WORDS = {
    Role.OWNER: translatable("does everything; going live, members and erasure are theirs alone"),
    Role.MANAGER: translatable("reviews, and sets up sources, playbooks and connections"),
    Role.REVIEWER: translatable("reviews and decides on leads, adds leads, repairs rejected input"),
    Role.AUDITOR: translatable("reads everything, the audit trail included; changes nothing"),
}


class MemberForm(Form):
    """Who is added, and as what."""

    name = forms.CharField(label=lazy("Name"), max_length=120)
    email = forms.EmailField(label=lazy("E-mail address"), help_text=lazy("They sign in with it."))
    role = forms.ChoiceField(
        label=lazy("Role"),
        widget=forms.RadioSelect,
        initial=Role.REVIEWER.value,
        choices=[(role.value, f"{role.label}: {ROLES_IN_WORDS[role]}") for role in Role],
    )
