"""Reads of playbooks and their versions."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from uuid import UUID

from django.db.models import Count

from handrail.store import facts
from handrail.store.models import Playbook, PlaybookVersion, Source, Workspace


def playbooks_of(workspace: Workspace) -> list[Playbook]:
    """Every playbook by name, with how many versions and sources it has."""
    rows = Playbook.objects.of(workspace).select_related("active_version")
    return list(
        rows.annotate(
            number_of_versions=Count("versions", distinct=True),
            number_of_sources=Count("source", distinct=True),
        ).order_by("name", "id")
    )


def playbooks_in(workspaces: Sequence[Workspace]) -> list[Playbook]:
    """Every playbook with an active version in any of these workspaces, by workspace and name."""
    rows = Playbook.objects.filter(workspace__in=workspaces, active_version__isnull=False)
    return list(
        rows.select_related("active_version", "workspace").order_by("workspace__name", "name", "id")
    )


def playbook_of(workspace: Workspace, playbook_id: UUID) -> Playbook | None:
    """One playbook of this workspace."""
    rows = Playbook.objects.of(workspace).select_related("active_version")
    return rows.filter(pk=playbook_id).first()


def versions_of(playbook: Playbook) -> list[PlaybookVersion]:
    """Its versions, the newest first, without their documents."""
    rows = playbook.versions.select_related("author__user", "next_step_owner__user").defer(
        "document"
    )
    return list(rows.order_by("-number"))


def version_of(workspace: Workspace, version_id: UUID) -> PlaybookVersion | None:
    """One version of this workspace with its document."""
    rows = PlaybookVersion.objects.of(workspace).select_related(
        "workspace", "playbook", "author__user", "base", "next_step_owner__user"
    )
    return rows.filter(pk=version_id).first()


def version_before(version: PlaybookVersion) -> PlaybookVersion | None:
    """The version with the number before this one's."""
    rows = PlaybookVersion.objects.filter(playbook=version.playbook_id)
    return rows.filter(number__lt=version.number).order_by("-number").first()


def sources_under(playbook: Playbook) -> list[Source]:
    """The sources whose leads are prepared under it."""
    return list(Source.objects.of(playbook.workspace).filter(playbook=playbook).order_by("name"))


def playbooks_naming(workspace: Workspace) -> dict[str, list[Playbook]]:
    """By an engine's code, the playbooks in use whose data policy names it."""
    named: dict[str, list[Playbook]] = {}
    for row in Playbook.objects.of(workspace).select_related("active_version").order_by("name"):
        if row.active_version is None:
            continue
        policy = facts.playbook_of(row.active_version).data_policy
        for code in dict.fromkeys(
            (*policy.engines, *chain.from_iterable(policy.task_engines.values()))
        ):
            named.setdefault(code, []).append(row)
    return named
