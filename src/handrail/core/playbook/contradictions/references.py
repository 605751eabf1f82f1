"""Names that one section uses and another defines; names that are defined twice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol

from handrail.core.playbook.contradictions.contradiction import Contradiction, unknown
from handrail.core.playbook.document import Playbook
from handrail.core.playbook.value_words import NOTE_SOURCES


class _Coded(Protocol):
    @property
    def code(self) -> str: ...


def find(playbook: Playbook) -> Iterator[Contradiction]:
    """Unknown and doubled names, and inputs that cancel each other."""
    yield from _doubled(playbook)
    yield from _services(playbook)
    yield from _note(playbook)
    yield from _inputs(playbook)
    yield from _owners(playbook)
    yield from _data_policy(playbook)


def _doubled(playbook: Playbook) -> Iterator[Contradiction]:
    sections: dict[tuple[str, ...], Sequence[_Coded]] = {
        ("services",): playbook.services,
        ("required_facts",): playbook.required_facts,
        ("urgency",): playbook.urgency,
        ("fit",): playbook.fit,
        ("crm_note",): playbook.crm_note,
        ("facts",): playbook.facts,
        ("promises", "forbidden"): playbook.promises.forbidden,
        ("promises", "sign_off"): playbook.promises.sign_off,
        ("escalation", "own"): playbook.escalation.own,
    }
    for path, items in sections.items():
        seen: set[str] = set()
        for position, item in enumerate(items):
            if item.code in seen:
                message = f"The code “{item.code}” is used twice."
                yield Contradiction((*path, position, "code"), message, "Give one another code.")
            seen.add(item.code)


def _services(playbook: Playbook) -> Iterator[Contradiction]:
    facts = [fact.code for fact in playbook.required_facts]
    for position, service in enumerate(playbook.services):
        for place, code in enumerate(service.required):
            if code not in facts:
                path = ("services", position, "required", place)
                yield unknown(path, "required fact", code, facts)
        if not service.words and not service.examples:
            yield Contradiction(
                ("services", position),
                f"“{service.name}” is known by its name alone.",
                "Add words or examples by which leads ask for it.",
                "warning",
            )
    services = [service.code for service in playbook.services]
    for position, fact in enumerate(playbook.facts):
        for place, code in enumerate(fact.services):
            if code not in services:
                yield unknown(("facts", position, "services", place), "service", code, services)


def _note(playbook: Playbook) -> Iterator[Contradiction]:
    known = [*NOTE_SOURCES, *(fact.code for fact in playbook.required_facts)]
    for position, field in enumerate(playbook.crm_note):
        if field.source not in known:
            path = ("crm_note", position, "source")
            yield unknown(path, "source of a note field", field.source, known)


def _inputs(playbook: Playbook) -> Iterator[Contradiction]:
    inputs = playbook.inputs
    for channel, fields in inputs.channels.items():
        path = ("inputs", "channels", str(channel))
        if "message" not in fields and "message" not in inputs.never:
            yield Contradiction(
                path, "AI may not read the message here.", "Add message, if it may.", "warning"
            )
        for place, name in enumerate(fields):
            if name in inputs.never:
                yield Contradiction(
                    (*path, place),
                    f"“{name}” is allowed here and never used elsewhere.",
                    "“never” wins: remove it here or there.",
                    "warning",
                )


def _owners(playbook: Playbook) -> Iterator[Contradiction]:
    for point, rule in playbook.control_points.items():
        addresses = [owner for owner in rule.owners if "@" in owner]
        if len(addresses) == len(rule.owners) and rule.people > len(set(addresses)):
            yield Contradiction(
                ("control_points", str(point), "people"),
                f"{rule.people} people must sign, and {len(set(addresses))} may.",
                "Name more owners, or ask fewer.",
            )


def _data_policy(playbook: Playbook) -> Iterator[Contradiction]:
    """A misspelt provider in `mask_for` would protect nobody."""
    policy = playbook.data_policy
    engines = [*policy.engines, *(code for codes in policy.task_engines.values() for code in codes)]
    for code in policy.mask_for:
        if code not in engines:
            yield unknown(("data_policy", "mask_for", code), "engine", code, engines)
