"""The digests of what evidence for the decision guide rests on, and who wrote a version."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from handrail.core.playbook.decision_guide.item import WHOLE_DOCUMENT, Basis, Item
from handrail.core.playbook.decision_guide.items import ITEMS
from handrail.core.playbook.document import Playbook as Document
from handrail.core.providers import ENVIRONMENT
from handrail.pipeline.engines import environment_access
from handrail.pipeline.guide_facts import (
    active_sources,
    meant,
    members_there,
    used_connections,
    used_engines,
)
from handrail.pipeline.permissions import Action, may
from handrail.store.facts import playbook_of
from handrail.store.models import (
    ModelProvider,
    Playbook,
    PlaybookDraft,
    PlaybookVersion,
    Workspace,
)


def digests(playbook: Playbook, version: PlaybookVersion) -> dict[str, str]:
    """By item, the digest of what its evidence rests on now."""
    document = playbook_of(version)
    sections = document.model_dump(mode="json")
    bases = _bases(playbook, version, document)
    return {item.code: _digest(item, sections, bases) for item in ITEMS}


def _digest(item: Item, sections: Mapping[str, Any], bases: Mapping[Basis, Any]) -> str:
    names = tuple(sections) if item.sections == WHOLE_DOCUMENT else item.sections
    parts = {
        "item": item.code,
        "sections": {name: sections[name] for name in names},
        "bases": {basis.value: bases[basis] for basis in item.bases},
    }
    return _sha256(json.dumps(parts, sort_keys=True, default=str, ensure_ascii=False))


def _bases(playbook: Playbook, version: PlaybookVersion, document: Document) -> dict[Basis, Any]:
    workspace = playbook.workspace
    return {
        Basis.SOURCES: [
            [str(row.id), row.channel, row.field_mapping] for row in active_sources(playbook)
        ],
        Basis.MEMBERS: {
            name: str(member.id) for name, member in meant(workspace, document).items()
        },
        Basis.CONNECTIONS: [
            [row.code, row.address, _sha256(row.secret)]
            for row in used_connections(workspace, document)
        ],
        Basis.PROVIDERS: _providers(workspace, used_engines(document)),
        Basis.HOURS: [workspace.time_zone, workspace.working_hours],
        Basis.WRITERS: [str(version.author_id), *sorted(str(one) for one in _hands(version))],
    }


def writers_of(version: PlaybookVersion) -> frozenset[UUID]:
    """Whose reading of a version is no second look.

    Who kept it, and who had a hand in it; where that is everybody who may change playbooks, only
    who kept it: each of them put their name to it then.
    """
    keeper = frozenset({version.author_id} if version.author_id else ())
    able = {m.id for m in members_there(version.workspace) if may(m, Action.MANAGE_PLAYBOOKS)}
    hands = _hands(version)
    return keeper | hands if able - keeper - hands else keeper


def _hands(version: PlaybookVersion) -> frozenset[UUID]:
    """Who changed the draft that a version was kept from: it was closed at the same moment."""
    draft = PlaybookDraft.objects.filter(
        playbook_id=version.playbook_id,
        closed_as=PlaybookDraft.Closed.KEPT,
        closed_at=version.created_at,
    ).first()
    if draft is None:
        return frozenset()
    return frozenset({draft.changed_by_id, *(UUID(editor) for editor in draft.editors)})


def _providers(workspace: Workspace, codes: Sequence[str]) -> list[list[str]]:
    rows = ModelProvider.objects.of(workspace).filter(code__in=codes, is_active=True)
    found = [
        [row.code, row.kind, row.model, row.address, row.region, _sha256(row.key)]
        for row in rows.order_by("code")
    ]
    access = environment_access() if ENVIRONMENT in codes else None
    if access is not None:
        found.append(
            [
                ENVIRONMENT,
                access.kind,
                access.model,
                access.address,
                access.region,
                _sha256(access.key),
            ]
        )
    return found


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
