"""Owners who left, who were never there, and roles that nobody has."""

from __future__ import annotations

from collections.abc import Iterator

from handrail.core.playbook.contradictions.contradiction import Contradiction, Path
from handrail.core.playbook.document import Playbook
from handrail.core.playbook.surroundings import Surroundings


def find(playbook: Playbook, surroundings: Surroundings) -> Iterator[Contradiction]:
    """Everybody whom the playbook names and who cannot act.

    An error only where a control point is left without anybody: nothing could be approved there.
    Elsewhere an owner of the workspace is asked instead.
    """
    for point, rule in playbook.control_points.items():
        path: Path = ("control_points", str(point), "owners")
        if not any(surroundings.is_there(owner) for owner in rule.owners):
            yield Contradiction(
                path,
                f"Nobody who owns “{point}” can sign in: {', '.join(rule.owners)}.",
                "Name a role, or a member who is there.",
            )
            continue
        for position, owner in enumerate(rule.owners):
            yield from _absent((*path, position), owner, surroundings)
    for path, owner in _named(playbook):
        yield from _absent(path, owner, surroundings)


def _named(playbook: Playbook) -> Iterator[tuple[Path, str]]:
    escalation = playbook.escalation
    for category, trigger in escalation.triggers.items():
        yield ("escalation", "triggers", category, "to"), trigger.to
    for position, rule in enumerate(escalation.own):
        yield ("escalation", "own", position, "to"), rule.to
    if "chain" in escalation.model_fields_set:
        for position, owner in enumerate(escalation.chain):
            yield ("escalation", "chain", position), owner
    for position, fact in enumerate(playbook.facts):
        yield ("facts", position, "owner"), fact.owner


def _absent(path: Path, owner: str, surroundings: Surroundings) -> Iterator[Contradiction]:
    if surroundings.is_there(owner):
        return
    if "@" not in owner:
        message, remedy = f"Nobody is a {owner} now.", "Give a member this role, or name another."
    elif owner.casefold() in surroundings.left:
        message = f"“{owner}” left, or cannot sign in any more."
        remedy = "Name somebody who is there, or a role."
    else:
        message = f"No member has the address “{owner}”."
        remedy = "Add them under Members, or name a role."
    yield Contradiction(path, message, remedy, "warning")
