"""Reading a playbook: YAML to a validated document, every fault with line, field and remedy."""

from __future__ import annotations

from datetime import date

from pydantic import ValidationError
from ruamel.yaml.comments import CommentedMap

from handrail.core.playbook.contradictions import find_contradictions
from handrail.core.playbook.document import Playbook
from handrail.core.playbook.problems import PlaybookError, Problem
from handrail.core.playbook.schema_faults import problem_of, telling
from handrail.core.playbook.surroundings import Surroundings
from handrail.core.playbook.yaml_reading import plain, position_of, read_yaml

__all__ = ["PlaybookError", "Problem", "checked_playbook", "load_playbook", "validate_playbook"]


def load_playbook(text: str) -> Playbook:
    """The playbook of this YAML text. Raises PlaybookError with every fault of its form.

    What its sections say of each other is not looked at: a stored version stays readable. Before
    one is stored, use `checked_playbook`.
    """
    return _validated(read_yaml(text))


def checked_playbook(text: str, today: date, surroundings: Surroundings | None = None) -> Playbook:
    """The playbook, if nothing at all speaks against its use. Raises PlaybookError."""
    document = read_yaml(text)
    playbook = _validated(document)
    errors = [
        p for p in _contradictions(playbook, document, today, surroundings) if p.severity == "error"
    ]
    if errors:
        raise PlaybookError(errors)
    return playbook


def validate_playbook(
    text: str, today: date, surroundings: Surroundings | None = None
) -> list[Problem]:
    """Every fault and warning, in the order of the lines; empty for a flawless document."""
    try:
        document = read_yaml(text)
        playbook = _validated(document)
    except PlaybookError as error:
        return sorted(error.problems, key=_place)
    return sorted(_contradictions(playbook, document, today, surroundings), key=_place)


def _place(problem: Problem) -> tuple[int, int]:
    return problem.line, problem.column


def _validated(document: CommentedMap) -> Playbook:
    try:
        return Playbook.model_validate(plain(document))
    except ValidationError as error:
        raise PlaybookError([problem_of(f, document) for f in telling(error.errors())]) from error


def _contradictions(
    playbook: Playbook, document: CommentedMap, today: date, surroundings: Surroundings | None
) -> list[Problem]:
    return [
        Problem(
            *position_of(document, found.path),
            ".".join(map(str, found.path)),
            found.message,
            found.remedy,
            found.severity,
        )
        for found in find_contradictions(playbook, today, surroundings)
    ]
