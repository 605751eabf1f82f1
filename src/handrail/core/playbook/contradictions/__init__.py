"""Checks across the sections of a playbook: pure, each a few lines, all of them run at once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from handrail.core.playbook.contradictions import (
    facts,
    people,
    references,
    templates,
    triggers,
    write_back,
)
from handrail.core.playbook.contradictions.contradiction import Contradiction
from handrail.core.playbook.document import Playbook
from handrail.core.playbook.surroundings import Surroundings

__all__ = ["Contradiction", "find_contradictions"]


def find_contradictions(
    playbook: Playbook, today: date, surroundings: Surroundings | None = None
) -> Iterator[Contradiction]:
    """Everything that a playbook says against itself on this day, errors and warnings.

    With the surroundings of a workspace, also what it names there in vain.
    """
    yield from references.find(playbook)
    yield from triggers.find(playbook)
    yield from facts.find(playbook, today)
    yield from templates.find(playbook)
    yield from write_back.find(playbook)
    if surroundings is not None:
        yield from people.find(playbook, surroundings)
        yield from write_back.find_absent(playbook, surroundings)
