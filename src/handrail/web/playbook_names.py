"""What a playbook of a workspace may name: its people, models and connections, with their names."""

from __future__ import annotations

from handrail.core.playbook.completion import Known
from handrail.core.providers import ENVIRONMENT
from handrail.pipeline.engines import engine_of
from handrail.store.models import Workspace
from handrail.store.selectors.connections import connections_of
from handrail.store.selectors.ledger import providers_of
from handrail.store.selectors.people import active_members


def known_to(workspace: Workspace) -> Known:
    """For completion: each name with what it is."""
    connections = [row for row in connections_of(workspace) if row.is_active]
    engines = {row.code: row.name for row in providers_of(workspace) if row.is_active}
    if engine_of(workspace, ENVIRONMENT):
        engines[ENVIRONMENT] = "The model that the installation's settings name."
    return Known(
        owners={
            member.user.email: f"{member}, {member.get_role_display().lower()}."
            for member in active_members(workspace)
        },
        engines=engines,
        connections={
            **{row.kind: f"Every connection of this kind ({row.kind})." for row in connections},
            **{row.code: row.name for row in connections},
        },
    )
