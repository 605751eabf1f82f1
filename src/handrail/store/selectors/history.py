"""The history of one lead, as the audit chain tells it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from handrail.store.audit_words import Names, in_words
from handrail.store.models import AuditEvent, Lead, Member, Workspace


@dataclass(frozen=True, slots=True)
class Told:
    """One event with its sentence and who did it."""

    event: AuditEvent
    who: str
    words: str


def names_of(workspace: Workspace) -> Names:
    """The names of everybody who is or was a member, by id."""
    members = Member.objects.of(workspace).select_related("user")
    return {str(member.id): str(member) for member in members}


def history(lead: Lead) -> Sequence[Told]:
    """Every event of a lead in words, the newest first."""
    names = names_of(lead.workspace)
    rows = AuditEvent.objects.filter(workspace=lead.workspace, lead=lead).order_by("-sequence")
    return [tell(event, names) for event in rows]


def tell(event: AuditEvent, names: Names) -> Told:
    """One event with its sentence."""
    return Told(event, who(event, names), in_words(event.action, event.data, names))


def who(event: AuditEvent, names: Names) -> str:
    """Who did it: a member's name, AI, the prospect or Handrail itself."""
    if event.actor_id is not None:
        return names.get(str(event.actor_id), "A former member")
    return {"ai": "AI", "prospect": "The prospect"}.get(event.actor_kind, "Handrail")
