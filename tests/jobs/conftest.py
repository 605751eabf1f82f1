"""Workers, and steps for them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.utils import timezone

from handrail.store.models import Lead, Step, Workspace
from handrail.store.steps import add_step
from tests import factories
from tests.jobs.processes import Workers, workers_in
from tests.servers.dovecot import dovecot
from tests.servers.receiver import receiver

__all__ = ["dovecot", "receiver"]


@pytest.fixture
def workers(transactional_db: None, tmp_path: Path) -> Iterator[Workers]:
    """Starts worker processes on the test's database."""
    with workers_in(tmp_path) as made:
        yield made


@pytest.fixture
def space(transactional_db: None) -> Workspace:
    """A workspace with an owner."""
    made = factories.workspace()
    factories.member(made, "owner")
    return made


@pytest.fixture
def lead(space: Workspace) -> Lead:
    """A lead to be worked on."""
    return factories.lead(space, state=Lead.State.PREPARING)


def some_step(lead: Lead, kind: str = "note", key: str = "1", **given: object) -> Step:
    """A step that is due now."""
    defaults: dict[str, object] = {
        "subject": lead.id,
        "workspace": lead.workspace,
        "lead": lead,
        "due_at": timezone.now(),
        "unique_key": f"{kind}:{key}",
    }
    return add_step(kind, **(defaults | given))  # type: ignore[arg-type]
