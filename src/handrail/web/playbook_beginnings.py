"""What a new playbook can begin with: a starter, a playbook that one may copy, or nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from handrail.pipeline.permissions import Action, may
from handrail.starters import KINDS, Starter, starter
from handrail.store.models import Member, PlaybookVersion, Workspace
from handrail.store.selectors.playbooks import version_of
from handrail.web.languages import language_name

STARTER, COPY = "starter", "copy"


@dataclass(frozen=True, slots=True)
class Beginning:
    """A text to begin with. `said` goes into the first version's record: where it came from."""

    title: str
    document: str
    name: str
    business: str
    said: str


@dataclass(frozen=True, slots=True)
class Card:
    """A starter as it is offered."""

    kind: str
    name: str
    audience: str
    services: str
    languages: str


def card(one: Starter) -> Card:
    """What is shown of a starter before it is chosen."""
    return Card(
        one.kind,
        one.playbook.name,
        one.audience,
        ", ".join(service.name for service in one.playbook.services),
        ", ".join(map(language_name, one.languages)),
    )


def workspaces_to_copy_from(memberships: Sequence[Member]) -> list[Workspace]:
    """Those in which the same person may change playbooks, this one among them."""
    return [each.workspace for each in memberships if may(each, Action.MANAGE_PLAYBOOKS)]


def beginning_of(
    query: Mapping[str, str], member: Member, memberships: Sequence[Member]
) -> Beginning | None:
    """What the address names; None for nothing, and for what this person may not copy."""
    if (kind := query.get(STARTER, "")) in KINDS:
        return _of_starter(starter(kind), member.workspace)
    if (wanted := query.get(COPY)) is not None:
        return _of_copy(wanted, member.workspace, workspaces_to_copy_from(memberships))
    return None


def _of_starter(one: Starter, workspace: Workspace) -> Beginning:
    name = one.playbook.name
    said = f"First version, begun with the starter “{name}”."
    return Beginning(f"Begin with: {name}", one.text, name, workspace.name, said)


def _of_copy(wanted: str, workspace: Workspace, sources: Sequence[Workspace]) -> Beginning | None:
    row = _version(wanted, sources)
    if row is None:
        return None
    name = row.playbook.name
    where = "" if row.workspace_id == workspace.id else f" of {row.workspace.name}"
    said = f"First version, a copy of “{name}”, version {row.number}{where}."
    return Beginning(f"Copy: {name}{where}", row.document, name, workspace.name, said)


def _version(wanted: str, sources: Sequence[Workspace]) -> PlaybookVersion | None:
    try:
        version_id = UUID(wanted)
    except ValueError:
        return None
    found = (version_of(workspace, version_id) for workspace in sources)
    return next((row for row in found if row is not None), None)
