"""Answers for tests of safe intake, and everything that this server keeps, as one text."""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.core.cache import caches
from django.utils import timezone
from tests import factories

from handrail.core.safe_intake.fields import FIELDS
from handrail.store.models import Member, SafeIntake, SafeIntakeLink
from handrail.store.models.base import new_id

GOOD = {field.code: field.good for field in FIELDS}
CARD = "4111 1111 1111 1111"
STRANGER = "Priya Nair"
"""A name that the patterns know."""
CLIENT = "Ruwhani Tsoelike"
"""A name that only the contacts tell."""
PASSWORD = "Blue$ky99xq"
PRIVATE = f"{STRANGER} paid with {CARD}; the password: {PASSWORD}"


def answered(by: Member | None = None, **given: Any) -> SafeIntake:
    """Accepted answers, by a member or else by the public link."""
    workspace = given.pop("workspace", None) or (by.workspace if by else factories.workspace())
    answers = GOOD | given.pop("answers", {})
    defaults = {"created_at": timezone.now(), "receipt": new_id(), "answers": answers}
    return SafeIntake.objects.create(**(defaults | {"workspace": workspace, "member": by} | given))


def public_link(by: Member, **given: Any) -> SafeIntakeLink:
    """A public link that is on."""
    defaults = {
        "created_at": timezone.now(),
        "changed_at": timezone.now(),
        "changed_by": by,
        "workspace": by.workspace,
        "key": f"key-{new_id().hex}",
        "promise": "The front desk reads it within two working days.",
    }
    return SafeIntakeLink.objects.create(**(defaults | given))


def everything_kept() -> str:
    """Every value of every row of every table, and all that the caches hold."""
    rows = [
        str(row)
        for model in apps.get_models()
        if model._meta.managed
        for row in model._default_manager.values_list()
    ]
    held = [str(getattr(cache, "_cache", "")) for cache in caches.all(initialized_only=True)]
    return "\n".join(rows + held)
