"""Tasks whose results are written nowhere, and connections or engines that are not set up."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from handrail.core.playbook.contradictions.contradiction import Contradiction, Path
from handrail.core.playbook.control import RECORD_KINDS, RecordKind
from handrail.core.playbook.document import Playbook
from handrail.core.playbook.surroundings import ALWAYS_THERE, Surroundings

WRITTEN_AS: Mapping[str, RecordKind] = {
    "summary": "ai_output",
    "classification": "ai_output",
    "missing_information": "ai_output",
    "crm_note": "ai_output",
    "draft_reply": "final_reply",
    "task": "task",
    "owner_reminder": "next_follow_up",
    "no_send": "owner_decision",
}
"""The record that the result of each task ends in."""


def find(playbook: Playbook) -> Iterator[Contradiction]:
    """Tasks that are switched on without anywhere for their records."""
    records = playbook.write_back.records
    for kind in RECORD_KINDS:
        if records.get(kind):
            continue
        tasks = [
            task
            for task, record in WRITTEN_AS.items()
            if record == kind and getattr(playbook.tasks, task)
        ]
        if tasks:
            yield Contradiction(
                ("write_back", "records", kind) if kind in records else ("write_back", "records"),
                f"{_listed(tasks)} switched on, and “{kind}” is written nowhere.",
                "Name a connection, or timeline for Handrail's own; or switch the task off.",
                "warning",
            )


def find_absent(playbook: Playbook, surroundings: Surroundings) -> Iterator[Contradiction]:
    """Connections and engines that the document names and the workspace does not have."""
    if "write_back" in playbook.model_fields_set:
        known = surroundings.connections | ALWAYS_THERE
        for kind, codes in playbook.write_back.records.items():
            for position, code in enumerate(codes):
                if code not in known:
                    yield Contradiction(
                        ("write_back", "records", kind, position),
                        f"No connection “{code}” is switched on.",
                        "Add it under Connections, or take it out.",
                        "warning",
                    )
    yield from _engines(playbook, surroundings)


def _engines(playbook: Playbook, surroundings: Surroundings) -> Iterator[Contradiction]:
    policy = playbook.data_policy
    named: dict[Path, tuple[str, ...]] = {("data_policy", "engines"): policy.engines}
    for output, codes in policy.task_engines.items():
        named["data_policy", "task_engines", str(output)] = codes
    for path, codes in named.items():
        for position, code in enumerate(codes):
            if code not in surroundings.engines:
                yield Contradiction(
                    (*path, position),
                    f"No model provider “{code}” is set up.",
                    "Add it under Models, or take it out.",
                    "warning",
                )


def _listed(tasks: list[str]) -> str:
    names = ", ".join(f"“{task}”" for task in tasks)
    return f"{names} {'is' if len(tasks) == 1 else 'are'}"
