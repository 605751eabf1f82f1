"""What a form can show of a playbook: fields, groups of them, and lists with members."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

from pydantic import JsonValue

from handrail.core.playbook.base import Section

Path = tuple[str | int, ...]
Values = Mapping[str, JsonValue]
Options = tuple[tuple[str, str], ...]
"""Values with their labels."""

Kind = Literal[
    "line", "text", "code", "number", "fraction", "duration", "date", "yes_no", "choice",
    "words", "lines", "owner", "owners", "several", "ranked",
]  # fmt: skip
"""How a value is typed: `words` with commas or a line each, `lines` a line each."""

Example = Literal[
    "", "service_words", "service_examples", "required_fact", "urgency_words", "fit_words",
    "own_trigger", "phrase", "statement", "sentence", "duration",
]  # fmt: skip
"""What is shown under a field while it is typed, by the rules that the leads are read with."""


_SHORT = {"ai", "api", "crm", "iban", "id", "ip", "ssn", "us"}


def said(code: str) -> str:
    """A code as a label: `national_id` is “National ID”."""
    words = [word.upper() if word in _SHORT else word for word in code.split("_")]
    return " ".join([words[0][:1].upper() + words[0][1:], *words[1:]])


@dataclass(frozen=True, slots=True)
class Field:
    """One value under a key. `known` names what it is chosen from: a list of `Known`.

    Left empty, an optional value is not written at all; `exact` writes it as it stands, empty too.
    `default` is what counts where the key is left out, if the group's model does not say it.
    """

    key: str
    label: str
    kind: Kind = "line"
    help: str = ""
    options: Options = ()
    known: str = ""
    required: bool = False
    exact: bool = False
    default: JsonValue = None
    example: Example = ""
    placeholder: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Fields under one path. `model` says what counts where a key is left out.

    `absent` is what counts where nothing at all is written at the path: it is written out before
    one of its values is changed, so that the others stay what they were.
    """

    path: Path
    fields: tuple[Field, ...]
    title: str = ""
    help: str = ""
    model: type[Section] | None = None
    absent: Values | None = None
    absent_path: Path | None = None
    columns: bool = False


@dataclass(frozen=True, slots=True)
class MemberList:
    """A list whose members are opened one by one; `keyed` by a name in place of a position."""

    code: str
    path: Path
    title: str
    one: str
    groups: Callable[[Values, Path], tuple[Group, ...]]
    said_by: tuple[str, ...] = ("name",)
    keyed: bool = False
    absent: Values | None = None
    help: str = ""
    empty: str = ""


@dataclass(frozen=True, slots=True)
class SectionForm:
    """A section of the document as a page. `roots` are its keys in the document."""

    code: str
    title: str
    lead: str
    roots: tuple[str, ...]
    groups: Callable[[Values], tuple[Group, ...]] = lambda _: ()
    lists: tuple[MemberList, ...] = ()

    def member_list(self, code: str) -> MemberList | None:
        """The list of this name."""
        return next((one for one in self.lists if one.code == code), None)
