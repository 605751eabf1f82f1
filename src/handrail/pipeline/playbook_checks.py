"""Checking a playbook's document against itself and against its workspace."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

from handrail.core.playbook.document import Playbook as Document
from handrail.core.playbook.load import (
    PlaybookError,
    Problem,
    checked_playbook,
    validate_playbook,
)
from handrail.core.playbook.surroundings import Surroundings
from handrail.core.providers import BUILTIN, ENVIRONMENT
from handrail.pipeline.engines import engine_of
from handrail.pipeline.errors import Invalid
from handrail.store.models import Connection, Member, ModelProvider, Workspace


def problems_of(workspace: Workspace, document: str, *, now: datetime) -> list[Problem]:
    """Every fault and warning of a document in this workspace, in the order of its lines."""
    return validate_playbook(document, _today(workspace, now), surroundings_of(workspace))


def usable_document(workspace: Workspace, document: str, *, now: datetime) -> Document:
    """The document read, if it can be used here. Raises Invalid with every fault."""
    try:
        return checked_playbook(document, _today(workspace, now), surroundings_of(workspace))
    except PlaybookError as error:
        raise Invalid(str(error), field="document") from error


def surroundings_of(workspace: Workspace) -> Surroundings:
    """The people, connections and engines that a playbook of this workspace may name."""
    members = Member.objects.of(workspace).select_related("user")
    there = [member for member in members if member.is_active and member.user.is_active]
    connections = Connection.objects.of(workspace).filter(is_active=True)
    codes = ModelProvider.objects.of(workspace).filter(is_active=True)
    environment = (ENVIRONMENT,) if engine_of(workspace, ENVIRONMENT) else ()
    return Surroundings(
        roles=frozenset(member.role for member in there),
        members=frozenset(member.user.email for member in there),
        left=frozenset(member.user.email for member in members if member not in there),
        connections=frozenset(
            name for row in connections.values_list("code", "kind") for name in row
        ),
        engines=frozenset((BUILTIN, *environment, *codes.values_list("code", flat=True))),
    )


def _today(workspace: Workspace, now: datetime) -> date:
    return now.astimezone(ZoneInfo(workspace.time_zone)).date()
