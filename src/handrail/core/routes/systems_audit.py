"""The systems audit: what the change touches, as Handrail knows it and as people wrote it down."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

OWN = "own"
"""The `thing` of a line that people added; any other is something that Handrail knows."""


class Kind(StrEnum):
    """What a line is about; the order is that of the list."""

    TOOL = "tool"
    OWNER = "owner"
    PATH = "path"
    TRIGGER = "trigger"
    ACCESS = "access"
    REPORT = "report"


class State(StrEnum):
    """What somebody found when they looked at it."""

    TO_LOOK_AT = "to_look_at"
    FINE = "fine"
    TO_CHANGE = "to_change"


class Access(StrEnum):
    """How far it may reach into leads."""

    UNKNOWN = ""
    NONE = "none"
    READS = "reads"
    WRITES = "writes"
    RUNS = "runs"


class Risk(StrEnum):
    """How much it would hurt if the change went wrong here."""

    UNKNOWN = ""
    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


@dataclass(frozen=True, slots=True)
class Key:
    """Which line: what kind of thing, and its id."""

    thing: str
    id: UUID

    def __str__(self) -> str:
        return f"{self.thing}-{self.id}"


@dataclass(frozen=True, slots=True)
class Known:
    """Something that Handrail knows by itself, as it is now. `there` is false once it is off."""

    key: Key
    kind: Kind
    name: str
    facts: str
    there: bool = True
    access: Access = Access.UNKNOWN
    owner_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class Written:
    """What a person says of a line. Kind and name are theirs to say on own lines only."""

    kind: Kind = Kind.TOOL
    name: str = ""
    owner_id: UUID | None = None
    owner_name: str = ""
    touches: str = ""
    access: Access = Access.UNKNOWN
    risk: Risk = Risk.UNKNOWN
    state: State = State.TO_LOOK_AT
    due: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """What is kept of a line. `seen` are the facts as they were when it was written last."""

    key: Key
    written: Written
    version: int
    seen: str
    by: str
    at: datetime
    closed: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the audit: what is known now, with what was written.

    `was` are the facts as they were when somebody looked, where they differ by now; `gone` says
    that the thing is off or removed.
    """

    key: Key
    written: Written
    facts: str = ""
    was: str = ""
    gone: bool = False
    version: int = 0
    closed: bool = False
    by: str = ""
    at: datetime | None = None

    @property
    def is_own(self) -> bool:
        """Whether people added it."""
        return self.key.thing == OWN

    @property
    def to_do(self) -> bool:
        """Whether somebody still has to look at it or to change something."""
        settled = self.written.state is State.FINE and not self.was and not self.gone
        return not self.closed and not settled

    @property
    def stamp(self) -> str:
        """What somebody looked at: another one means that the line has changed meanwhile."""
        digest = hashlib.sha256(f"{self.gone}{self.facts}".encode("utf-8", "replace"))
        return f"{self.version}.{digest.hexdigest()[:12]}"

    def is_late(self, today: date) -> bool:
        """Whether it should be done by now."""
        return self.to_do and self.written.due is not None and self.written.due < today


def merged(known: Sequence[Known], entries: Sequence[Entry]) -> tuple[Line, ...]:
    """Every line, in order: nothing that was written is lost, nothing known is there twice.

    What is off and was never written about is left out.
    """
    kept = {entry.key: entry for entry in entries}
    there = {one.key: one for one in known}
    lines = [_line(one, kept.get(one.key)) for one in known if one.there or one.key in kept]
    lines += [_alone(entry) for entry in entries if entry.key not in there]
    return tuple(sorted(lines, key=position))


def _line(known: Known, entry: Entry | None) -> Line:
    if entry is None:
        written = Written(
            kind=known.kind, name=known.name, owner_id=known.owner_id, access=known.access
        )
        return Line(known.key, written, known.facts, gone=not known.there)
    written = replace(entry.written, kind=known.kind, name=known.name)
    return replace(
        _alone(entry),
        written=written,
        facts=known.facts,
        was=entry.seen if entry.seen != known.facts else "",
        gone=not known.there,
    )


def _alone(entry: Entry) -> Line:
    return Line(
        entry.key,
        entry.written,
        facts=entry.seen,
        gone=entry.key.thing != OWN,
        version=entry.version,
        closed=entry.closed,
        by=entry.by,
        at=entry.at,
    )


Position = tuple[str, int, str, str]
_NO_DATE = "9999-12-31"


def position(line: Line) -> Position:
    """Where a line stands: what is due first, then by kind and name."""
    said = line.written
    due = said.due.isoformat() if said.due else _NO_DATE
    return (due, list(Kind).index(said.kind), said.name.casefold(), str(line.key))


class View(StrEnum):
    """Which part of the list."""

    TO_DO = "to_do"
    FINE = "fine"
    CLOSED = "closed"
    ALL = "all"


NOBODY = "nobody"


@dataclass(frozen=True, slots=True)
class Wanted:
    """A part of the list. `owner` is a member's id, `nobody`, or empty for everybody."""

    view: View = View.TO_DO
    kind: str = ""
    owner: str = ""
    text: str = ""


def chosen(lines: Sequence[Line], wanted: Wanted) -> tuple[Line, ...]:
    """The lines that are wanted, in their order."""
    return tuple(line for line in lines if _is_in(line, wanted.view) and _fits(line, wanted))


def counts(lines: Sequence[Line]) -> dict[View, int]:
    """How many lines each view holds."""
    return {view: sum(_is_in(line, view) for line in lines) for view in View}


def _is_in(line: Line, view: View) -> bool:
    if view is View.TO_DO:
        return line.to_do
    if view is View.FINE:
        return not line.closed and not line.to_do
    return line.closed if view is View.CLOSED else True


def _fits(line: Line, wanted: Wanted) -> bool:
    said = line.written
    if wanted.kind and said.kind != wanted.kind:
        return False
    if wanted.owner == NOBODY and (said.owner_id or said.owner_name):
        return False
    if wanted.owner not in ("", NOBODY) and str(said.owner_id) != wanted.owner:
        return False
    texts = (said.name, said.owner_name, said.touches, said.note, line.facts)
    return all(
        any(word in text.casefold() for text in texts) for word in wanted.text.casefold().split()
    )


def page_after(lines: Sequence[Line], cursor: str, size: int) -> tuple[tuple[Line, ...], str]:
    """The lines after a cursor and the next cursor, empty at the end.

    A cursor is a place in the order, so a line that moved or went away shifts nothing; one that
    cannot be read is the beginning.
    """
    start = _read(cursor)
    after = [line for line in lines if start is None or position(line) > start]
    shown = tuple(after[:size])
    return shown, json.dumps(position(shown[-1])) if len(after) > size else ""


def _read(cursor: str) -> Position | None:
    try:
        due, kind, name, key = json.loads(cursor)
    except (ValueError, TypeError):
        return None
    usable = isinstance(kind, int) and all(isinstance(part, str) for part in (due, name, key))
    return (due, kind, name, key) if usable else None
