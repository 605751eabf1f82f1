"""Checks across the sections of a playbook: pure, each a few lines, all of them run at once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from handrail.core.playbook.contradictions import facts, references, templates, triggers
from handrail.core.playbook.contradictions.contradiction import Contradiction
from handrail.core.playbook.document import Playbook

__all__ = ["Contradiction", "find_contradictions"]


def find_contradictions(playbook: Playbook, today: date) -> Iterator[Contradiction]:
    """Everything that a playbook says against itself on this day, errors and warnings."""
    yield from references.find(playbook)
    yield from triggers.find(playbook)
    yield from facts.find(playbook, today)
    yield from templates.find(playbook)
