"""The systems audit as a page shows it, as a table to take along, and as a document."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext

from handrail.core.documents.tree import Block, Document, Facts, Heading, Paragraph, Table
from handrail.core.routes.systems_audit import Access, Kind, Line, Risk, State
from handrail.store.models import Workspace
from handrail.store.selectors.members import all_members
from handrail.web.forms.systems_audit import ACCESSES, KINDS, RISKS, STATES
from handrail.web.language import translatable
from handrail.web.times import absolute

COLUMNS = (
    "kind",
    "name",
    "state",
    "owner",
    "due",
    "risk",
    "reach",
    "how_the_change_touches_it",
    "note",
    "what_handrail_knows",
    "changed_since_it_was_looked_at",
    "known_by_handrail",
    "closed",
    "written_by",
    "written_at",
)
_OF_SOURCE = ("source", "source_id")
_PAGES = {
    "source": _OF_SOURCE,
    "password": _OF_SOURCE,
    "token": _OF_SOURCE,
    "connection": ("connections", ""),
    "provider": ("providers", ""),
    "key": ("providers", ""),
    "playbook": ("control_points", "playbook_id"),
    "member": ("members", ""),
    "replies": ("workspace_settings", ""),
}
"""By thing: the page where it is set up, and its argument where it has a page of its own."""

CHAPTERS = {
    Kind.TOOL: translatable("Tools"),
    Kind.OWNER: translatable("Owners"),
    Kind.PATH: translatable("Paths"),
    Kind.TRIGGER: translatable("Triggers"),
    Kind.ACCESS: translatable("Access"),
    Kind.REPORT: translatable("Reports"),
}


@dataclass(frozen=True, slots=True)
class Shown:
    """One line with its codes in words. `page` is where Handrail sets the thing up, if anywhere."""

    line: Line
    kind: str
    owner: str
    access: str
    risk: str
    state: str
    is_late: bool
    page: str
    states: Sequence[tuple[str, str, bool]]


def shown(lines: Sequence[Line], workspace: Workspace, *, today: date) -> list[Shown]:
    """Lines as the page shows them."""
    names = {row.id: str(row) for row in all_members(workspace)}
    return [_shown(line, names, today) for line in lines]


def _shown(line: Line, names: Mapping[Any, str], today: date) -> Shown:
    said = line.written
    return Shown(
        line,
        kind=KINDS[said.kind],
        owner=names.get(said.owner_id, "") or said.owner_name,
        access=str(ACCESSES[said.access]),
        risk=str(RISKS[said.risk]),
        state=gettext("Closed") if line.closed else str(STATES[said.state]),
        is_late=line.is_late(today),
        page=_page_of(line),
        states=[(state.value, words, said.state is state) for state, words in STATES.items()],
    )


def _page_of(line: Line) -> str:
    if line.key.thing not in _PAGES:
        return ""
    name, argument = _PAGES[line.key.thing]
    return reverse(name, kwargs={argument: line.key.id} if argument else None)


def as_rows(found: Sequence[Shown]) -> Iterator[dict[str, str]]:
    """One row for each line, by `COLUMNS`."""
    for one in found:
        line, said = one.line, one.line.written
        yield {
            "kind": one.kind,
            "name": said.name,
            "state": one.state,
            "owner": one.owner,
            "due": said.due.isoformat() if said.due else "",
            "risk": one.risk,
            "reach": one.access,
            "how_the_change_touches_it": said.touches,
            "note": said.note,
            "what_handrail_knows": "" if line.is_own else line.facts,
            "changed_since_it_was_looked_at": "yes" if line.was or line.gone else "no",
            "known_by_handrail": "no" if line.is_own else "yes",
            "closed": "yes" if line.closed else "no",
            "written_by": line.by,
            "written_at": line.at.isoformat() if line.at else "",
        }


def as_document(found: Sequence[Shown], workspace: Workspace, *, made: str) -> Document:
    """The whole audit, kind by kind, to print or to hand on."""
    open_ones = [one for one in found if not one.line.closed]
    blocks: list[Block] = [
        Facts(
            [
                ("Lines", str(len(open_ones))),
                ("Still to do", str(sum(one.line.to_do for one in open_ones))),
                ("Late", str(sum(one.is_late for one in open_ones))),
                ("Without an owner", str(sum(not one.owner for one in open_ones))),
                ("Closed: not touched", str(len(found) - len(open_ones))),
            ]
        )
    ]
    for kind in Kind:
        found_of = [one for one in open_ones if one.line.written.kind is kind]
        blocks += _chapter(str(CHAPTERS[kind]), found_of)
    if not open_ones:
        blocks.append(Paragraph("Nothing is on the list yet."))
    return Document(
        title="Systems audit",
        subtitle=f"{workspace.name}: what the change touches, made {made}",
        blocks=blocks,
    )


def _chapter(title: str, found: Sequence[Shown]) -> Iterator[Block]:
    if not found:
        return
    yield Heading(title)
    rows = [(_what(one), _who(one), _how(one)) for one in found]
    yield Table(("What", "Who and when", "How it stands"), rows)


def _what(one: Shown) -> str:
    parts = (one.line.written.name, one.line.facts, one.line.written.touches)
    return "\n".join(part for part in parts if part)


def _who(one: Shown) -> str:
    due = one.line.written.due
    return "\n".join(
        [one.owner or "nobody yet", f"due {due.day} {due:%b %Y}" if due else "no date"]
    )


def _how(one: Shown) -> str:
    said = one.line.written
    risk = "" if said.risk is Risk.UNKNOWN else f"Risk: {one.risk.lower()}"
    access = "" if said.access is Access.UNKNOWN else one.access
    looked = said.state is not State.TO_LOOK_AT and one.line.at
    by = f"{one.line.by}, {absolute(one.line.at)}" if looked and one.line.at else ""
    since = "Changed since somebody looked at it." if one.line.was or one.line.gone else ""
    parts = (one.state, since, access, risk, said.note, by)
    return "\n".join(part for part in parts if part)
