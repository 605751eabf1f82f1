"""Fields, groups and lists of a page, ready for its template."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from handrail.core.playbook.editing.fields import Field, Group, MemberList, Values
from handrail.core.playbook.editing.known import Known
from handrail.core.playbook.editing.members import codes
from handrail.core.playbook.editing.pages import label_of
from handrail.core.playbook.editing.places import Missing, default
from handrail.core.playbook.editing.typed import Bound
from handrail.core.playbook.load import Problem
from handrail.web.playbook_form.examples import ExampleShown
from handrail.web.playbook_form.faults import Faults, mark

_ISO_DATE = re.compile(r"(\d{4}-\d{2}-\d{2})?")
_NO_WORD = re.compile(r"[^\w-]+")
_SPARE_RANKS = 2
_CHOSEN_FIRST = ("owners", "several", "ranked")
_CLOSED = ("owners", "connections", "engines", "services", "required_facts")
"""What is chosen from these is either there or not: nothing else can be typed."""
LONG = 60


@dataclass(frozen=True, slots=True)
class OptionShown:
    """One value to choose. `is_missing`: the document names it, and nothing like it is there."""

    value: str
    label: str
    is_chosen: bool
    is_missing: bool = False


@dataclass(frozen=True, slots=True)
class FieldShown:
    """A field as it stands on the page. `ranks` are the lists of one that is put in an order."""

    bound: Bound
    id: str
    value: str
    widget: str
    options: tuple[OptionShown, ...]
    ranks: tuple[tuple[OptionShown, ...], ...]
    problems: Sequence[Problem]
    is_open: bool
    example: ExampleShown | None

    @property
    def field(self) -> Field:
        """What it is."""
        return self.bound.field

    @property
    def is_invalid(self) -> bool:
        """Whether what stands in it keeps the playbook from being used."""
        return mark(self.problems) == "error"

    @property
    def is_optional(self) -> bool:
        """Whether leaving it empty says that there is none."""
        group = self.bound.group
        usual = default(group.model, self.field.key)
        counts = group.absent is not None and self.field.key in group.absent
        choosing = self.field.kind in ("choice", "owner")
        has_none = isinstance(usual, Missing) or not usual
        return has_none and not (self.field.required or counts or choosing)

    @property
    def rows(self) -> int:
        """How high a text field begins."""
        lines = sum(1 + len(line) // LONG for line in self.value.split("\n"))
        return min(max(lines, 3 if self.field.kind in ("words", "lines") else 2), 14)


@dataclass(frozen=True, slots=True)
class GroupShown:
    """Fields under one heading."""

    group: Group
    fields: tuple[FieldShown, ...]


@dataclass(frozen=True, slots=True)
class RowShown:
    """A member in its list. `place` stands in addresses."""

    place: str
    code: str
    label: str
    mark: str
    problems: int
    is_first: bool
    is_last: bool


@dataclass(frozen=True, slots=True)
class ListShown:
    """A list of members with what can be done with each."""

    members: MemberList
    rows: tuple[RowShown, ...]


def id_of(name: str) -> str:
    """The id of a field's element."""
    return f"f-{_NO_WORD.sub('-', name)}"


def groups_shown(
    fields: Sequence[Bound],
    typed: Mapping[str, str],
    known: Known,
    faults: Faults,
    examples: Mapping[str, ExampleShown],
) -> tuple[GroupShown, ...]:
    """The page's groups; `typed` holds what was typed and not saved."""
    problems = faults.by_field(fields)
    return tuple(
        GroupShown(
            group,
            tuple(
                _field(one, typed.get(one.name), known, problems[one.name], examples.get(one.name))
                for one in found
            ),
        )
        for group, found in ((key, list(rows)) for key, rows in groupby(fields, _group))
    )


def _group(one: Bound) -> Group:
    return one.group


def _field(
    one: Bound,
    typed: str | None,
    known: Known,
    problems: Sequence[Problem],
    example: ExampleShown | None,
) -> FieldShown:
    value = one.shown or "" if typed is None else typed
    there = one.field.options or known.get(one.field.known, ())
    options = _options(there, value, first=one.field.kind in _CHOSEN_FIRST)
    return FieldShown(
        bound=one,
        id=id_of(one.name),
        value=value,
        widget="none" if one.shown is None else _widget(one.field, value),
        options=options,
        ranks=_ranks(options, value) if one.field.kind == "ranked" else (),
        problems=problems,
        is_open=one.field.kind == "several" and one.field.known not in _CLOSED,
        example=example,
    )


def _widget(field: Field, value: str) -> str:
    widgets = {
        "text": "area", "words": "area", "lines": "area", "yes_no": "check", "choice": "select",
        "owner": "select", "owners": "ticks", "several": "ticks", "ranked": "ranks",
    }  # fmt: skip
    if field.kind == "date":
        return "date" if _ISO_DATE.fullmatch(value) else "line"
    return widgets.get(field.kind) or ("area" if "\n" in value else "line")


def _options(
    there: Sequence[tuple[str, str]], value: str, *, first: bool
) -> tuple[OptionShown, ...]:
    """With what the document names and nobody has; where `first`, its own choice stands first."""
    labels, chosen = dict(there), [part for part in value.split("\n") if part]
    missing = [part for part in chosen if part not in labels]
    named = [OptionShown(part, labels.get(part, part), True, part in missing) for part in chosen]
    if first:
        rest = [OptionShown(code, label, False) for code, label in there if code not in chosen]
        return (*named, *rest)
    listed = [OptionShown(code, label, code in chosen) for code, label in there]
    return (*listed, *(option for option in named if option.is_missing))


def _ranks(options: Sequence[OptionShown], value: str) -> tuple[tuple[OptionShown, ...], ...]:
    chosen = [part for part in value.split("\n") if part]
    return tuple(
        tuple(
            OptionShown(one.value, one.label, one.value == part, one.is_missing) for one in options
        )
        for part in [*chosen, *[""] * _SPARE_RANKS]
    )


def list_shown(values: Values, one: MemberList, faults: Faults) -> ListShown:
    """The members of a list with their faults."""
    there = codes(values, one)
    path = ".".join(map(str, one.path))
    rows = []
    for position, code in enumerate(there):
        place = code if one.keyed else str(position)
        problems = faults.under(f"{path}.{place}")
        rows.append(
            RowShown(
                place,
                code,
                label_of(values, one, code if one.keyed else position),
                mark(problems),
                len(problems),
                position == 0,
                position == len(there) - 1,
            )
        )
    return ListShown(one, tuple(rows))
