"""Contacts: found again by exact e-mail address, else by exact telephone number."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from handrail.core.intake.content import normal_email, normal_phone
from handrail.store.models import Contact, Workspace


def contact_for(workspace: Workspace, fields: Mapping[str, str], *, now: datetime) -> Contact:
    """The contact of these fields; what was unknown is filled in, nothing is overwritten.

    Two people are never merged by their names: a wrong merge shows one person's enquiry to
    another, which is worse than a contact that exists twice.
    """
    email = normal_email(fields.get("email", ""))
    phone = normal_phone(fields.get("phone", ""))
    known = Contact.objects.of(workspace).filter(erased_at=None)
    contact = None
    if email:
        contact = known.filter(email=email).order_by("created_at").first()
    elif phone:
        contact = known.filter(phone=phone).order_by("created_at").first()
    if contact is None:
        contact = Contact(workspace=workspace, created_at=now, email=email[:254], phone=phone[:40])
    contact.name = contact.name or fields.get("name", "").strip()[:200]
    contact.phone = contact.phone or phone[:40]
    contact.company = contact.company or fields.get("company", "").strip()[:200]
    contact.save()
    return contact
