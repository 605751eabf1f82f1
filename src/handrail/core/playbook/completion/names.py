"""Names that may stand at a place because the document or the workspace defines them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from handrail.core.intake.channels import CHANNEL_FIELDS
from handrail.core.leads import Channel
from handrail.core.playbook.completion.entries import Entry, Path
from handrail.core.playbook.value_words import LANGUAGES, NOTE_SOURCES, PRIVATE_DATA, ROLES

Names = Mapping[str, str]
"""Each name with what it is, in words."""


@dataclass(frozen=True, slots=True)
class Known:
    """What the workspace has: people who may own something, models, connections."""

    owners: Names = field(default_factory=dict)
    engines: Names = field(default_factory=dict)
    connections: Names = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Asked:
    path: Path
    entries: Sequence[Entry]
    known: Known

    def coded(self, section: str, told_by: str) -> dict[str, str]:
        """The codes of a section's items, each with what another key of its item says."""
        codes: dict[str | int, str] = {}
        words: dict[str | int, str] = {}
        for entry in self.entries:
            if len(entry.path) == 3 and entry.path[0] == section and entry.value:
                if entry.path[2] == "code":
                    codes[entry.path[1]] = entry.value
                elif entry.path[2] == told_by:
                    words[entry.path[1]] = entry.value
        return {code: words.get(item, "") for item, code in codes.items()}


def _services(asked: _Asked) -> Names:
    return asked.coded("services", "name")


def _required_facts(asked: _Asked) -> Names:
    return asked.coded("required_facts", "label")


def _owners(asked: _Asked) -> Names:
    return {**ROLES, **asked.known.owners}


def _engines(asked: _Asked) -> Names:
    return {"builtin": "Comes with Handrail; always the last.", **asked.known.engines}


def _connections(asked: _Asked) -> Names:
    return {"timeline": "Handrail's own timeline.", **asked.known.connections}


def _fields(asked: _Asked) -> Names:
    channel = asked.path[2]
    fields = CHANNEL_FIELDS.get(Channel(channel), ()) if channel in set(Channel) else ()
    return {**{one.name: f"{one.label}." for one in fields}, "attachments": "Attached files."}


def _all_fields(asked: _Asked) -> Names:  # noqa: ARG001
    return {one.name: f"{one.label}." for fields in CHANNEL_FIELDS.values() for one in fields}


def _languages(asked: _Asked) -> Names:
    written = [
        str(entry.path[2])
        for entry in asked.entries
        if len(entry.path) == 3 and entry.path[:2] == ("tone", "templates")
    ]
    return {**LANGUAGES, **{code: LANGUAGES.get(code, "A language of yours.") for code in written}}


ANY = "*"
_SOURCES: Mapping[tuple[str, ...], Callable[[_Asked], Names]] = {
    ("services", ANY, "required", ANY): _required_facts,
    ("facts", ANY, "services", ANY): _services,
    ("facts", ANY, "owner"): _owners,
    ("facts", ANY, "translations", ANY): _languages,
    ("crm_note", ANY, "source"): lambda asked: {**NOTE_SOURCES, **_required_facts(asked)},
    ("inputs", "channels", ANY, ANY): _fields,
    ("inputs", "never", ANY): _all_fields,
    ("inputs", "mask", ANY): lambda _: PRIVATE_DATA,
    ("data_policy", "engines", ANY): _engines,
    ("data_policy", "task_engines", ANY, ANY): _engines,
    ("data_policy", "mask_for", ANY): _engines,
    ("data_policy", "mask_for", ANY, ANY): lambda _: PRIVATE_DATA,
    ("write_back", "records", ANY, ANY): _connections,
    ("control_points", ANY, "owners", ANY): _owners,
    ("escalation", "chain", ANY): _owners,
    ("escalation", "triggers", ANY, "to"): _owners,
    ("escalation", "own", ANY, "to"): _owners,
    ("tone", "language"): lambda _: LANGUAGES,
    ("tone", "templates", ANY): lambda _: LANGUAGES,
    ("tone", "templates", ANY, "questions", ANY): _required_facts,
    ("tone", "templates", ANY, "services", ANY): _services,
}
"""Where which names stand: as a value or an item at the path, or as a key with this path."""


def names_at(path: Path, entries: Sequence[Entry], known: Known) -> Names:
    """The names that may be written at this path; none where any word may."""
    for pattern, source in _SOURCES.items():
        if len(pattern) == len(path) and all(
            wanted in (ANY, part) for wanted, part in zip(pattern, path, strict=True)
        ):
            return source(_Asked(path, entries, known))
    return {}
