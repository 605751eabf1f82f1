"""The write-back map of a playbook: each record, where it goes, and what it would say."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from handrail.core.playbook.control import RECORD_KINDS
from handrail.core.playbook.surroundings import ALWAYS_THERE
from handrail.pipeline.record import as_written
from handrail.store.facts import playbook_of
from handrail.store.models import Connection, Playbook, Record
from handrail.store.selectors.connections import connections_of
from handrail.store.selectors.routes import newest_records
from handrail.web.language import translatable

HOLDS = {
    "source_note": translatable(
        "Who wrote, through which source, from which page and campaign, when."
    ),
    "ai_output": translatable("Everything AI prepared, with engine, model and evidence."),
    "reviewer_edit": translatable("What a person changed in AI's draft."),
    "owner_decision": translatable("Who decided what, with which sign-offs and why."),
    "final_reply": translatable("The exact reply, to whom and when it left."),
    "task": translatable("What is to be done, by whom and by when."),
    "outcome": translatable("What came of the lead."),
    "next_follow_up": translatable("When somebody looks at it again."),
}
LONGEST = 6000


@dataclass(frozen=True, slots=True)
class MappedRecord:
    """One of the eight records. `cells` say of each connection whether it gets the record.

    Handrail's own timeline has every record, whatever the playbook says.
    """

    code: str
    holds: str
    cells: Sequence[bool]
    example: str


@dataclass(frozen=True, slots=True)
class WriteBackMap:
    """The matrix; `absent` are codes that the playbook names and nothing answers to."""

    connections: Sequence[Connection]
    records: Sequence[MappedRecord]
    absent: Sequence[str]


def write_back_of(playbook: Playbook) -> WriteBackMap:
    """The map of the active version."""
    version = playbook.active_version
    assert version is not None  # noqa: S101 (the caller chose one that has)
    wanted = playbook_of(version).write_back.records
    connections = connections_of(playbook.workspace)
    examples = newest_records(playbook.workspace)
    named = {code for codes in wanted.values() for code in codes}
    known = {name for row in connections for name in (row.code, row.kind)} | ALWAYS_THERE
    records = [
        MappedRecord(
            code=kind,
            holds=HOLDS[kind],
            cells=[
                row.is_active and bool({row.code, row.kind} & set(wanted.get(kind, ())))
                for row in connections
            ],
            example=_example(examples.get(kind)),
        )
        for kind in RECORD_KINDS
    ]
    usual = {"webhook"} if "write_back" not in playbook_of(version).model_fields_set else set()
    return WriteBackMap(connections, records, sorted(named - known - usual))


def _example(row: Record | None) -> str:
    """The newest one of this kind as a connection would get it, for reading."""
    if row is None:
        return ""
    written = json.dumps(as_written(row), ensure_ascii=False, indent=2)
    return written if len(written) <= LONGEST else f"{written[:LONGEST]}\n…"
