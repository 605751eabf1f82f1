"""What a playbook made of answers would be here: with this workspace's people and connections."""

from __future__ import annotations

from collections.abc import Mapping

from handrail.core.playbook.from_safe_intake import (
    FromAnswers,
    Starter,
    Workplace,
    playbook_from,
)
from handrail.pipeline.playbook_checks import surroundings_of
from handrail.starters import all_starters
from handrail.store.models import Connection, Workspace


def answers_read(workspace: Workspace, answers: Mapping[str, str]) -> FromAnswers:
    """The document, and what was understood of each answer."""
    connections = Connection.objects.of(workspace).filter(is_active=True)
    workplace = Workplace(
        business=workspace.name,
        surroundings=surroundings_of(workspace),
        connections=tuple(connections.order_by("code").values_list("code", "name")),
        starters=[Starter(one.kind, one.text, one.playbook) for one in all_starters()],
    )
    return playbook_from(answers, workplace)
