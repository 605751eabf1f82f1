"""Reads of the command palette: leads, contacts and playbooks by a few typed letters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar
from uuid import UUID

from django.db.models import Model, Q, QuerySet

from handrail.store.models import Contact, Lead, Playbook, Workspace

MAX_WORDS = 6
MAX_EACH = 6
"""Of each kind; who looks for more has the lists."""
Row = TypeVar("Row", bound=Model)


@dataclass(frozen=True, slots=True)
class Found:
    """What the letters found, the newest first, `MAX_EACH` of each kind at most."""

    leads: Sequence[Lead]
    contacts: Sequence[Contact]
    playbooks: Sequence[Playbook]


def find(workspace: Workspace, text: str) -> Found:
    """Every word is in the name, the address, the company or the subject."""
    return Found(
        leads=_newest(
            Lead.objects.of(workspace).select_related("contact"),
            text,
            ("contact__name", "contact__email", "contact__company", "subject"),
        ),
        contacts=_newest(Contact.objects.of(workspace), text, ("name", "email", "company")),
        playbooks=_newest(Playbook.objects.of(workspace), text, ("name",)),
    )


def leads_of(workspace: Workspace, ids: Sequence[UUID]) -> list[Lead]:
    """The leads of these ids that are this workspace's, in their order."""
    rows = Lead.objects.of(workspace).select_related("contact").in_bulk(list(ids[:MAX_EACH]))
    return [rows[one] for one in ids if one in rows]


def _newest(rows: QuerySet[Row], text: str, columns: tuple[str, ...]) -> list[Row]:
    for word in text.split()[:MAX_WORDS]:
        either = Q()
        for column in columns:
            either |= Q(**{f"{column}__icontains": word})
        rows = rows.filter(either)
    return list(rows.order_by("-id")[:MAX_EACH])
