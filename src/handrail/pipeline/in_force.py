"""Which rules a lead's decision is checked under."""

from __future__ import annotations

from handrail.core.playbook.document import Playbook
from handrail.store.facts import playbook_of
from handrail.store.models import Lead, PlaybookVersion


def versions_in_force(lead: Lead) -> tuple[PlaybookVersion, ...]:
    """The version that prepared the lead; with it the active one, where another is by now."""
    prepared_under = lead.playbook_version
    active = prepared_under.playbook.active_version
    if active is None or active.sha256 == prepared_under.sha256:
        return (prepared_under,)
    return (prepared_under, active)


def playbooks_in_force(lead: Lead) -> tuple[Playbook, ...]:
    """Their documents: a text goes out only where each of them lets it."""
    return tuple(playbook_of(version) for version in versions_in_force(lead))
