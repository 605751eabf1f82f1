"""Names that people gave in their playbooks to the codes that rows hold."""

from __future__ import annotations

from dataclasses import dataclass, field

from handrail.store.facts import playbook_of
from handrail.store.models import Playbook, PlaybookVersion, Workspace


@dataclass(frozen=True, slots=True)
class Labels:
    """Code to name. A code that no active playbook knows is shown as words."""

    services: dict[str, str] = field(default_factory=dict)
    urgencies: dict[str, str] = field(default_factory=dict)
    fits: dict[str, str] = field(default_factory=dict)


def labels(workspace: Workspace) -> Labels:
    """The names in the active versions of the workspace's playbooks."""
    found = Labels()
    for playbook in Playbook.objects.of(workspace).select_related("active_version"):
        if playbook.active_version is not None:
            add(found, playbook.active_version)
    return found


def add(found: Labels, version: PlaybookVersion) -> None:
    """Add the names of one version; what is there stays."""
    document = playbook_of(version)
    for service in document.services:
        found.services.setdefault(service.code, service.name)
    for level in document.urgency:
        found.urgencies.setdefault(level.code, level.name)
    for criterion in document.fit:
        found.fits.setdefault(criterion.code, criterion.name)
