"""The faults of a draft where they belong: at fields, at members of lists, at sections."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from handrail.core.playbook.editing.fields import SectionForm
from handrail.core.playbook.editing.sections import SECTIONS
from handrail.core.playbook.editing.typed import Bound
from handrail.core.playbook.load import Problem


@dataclass(frozen=True, slots=True)
class Faults:
    """Every fault and warning of one draft."""

    all: Sequence[Problem]

    def under(self, path: str) -> list[Problem]:
        """Those at this path or inside it."""
        return [one for one in self.all if one.field == path or one.field.startswith(f"{path}.")]

    def of_section(self, section: SectionForm) -> list[Problem]:
        """Those of the section's keys; what is about no key at all is the first section's."""
        found = [one for root in section.roots for one in self.under(root)]
        if section is SECTIONS[0]:
            roots = {root for one in SECTIONS for root in one.roots}
            found += [one for one in self.all if one.field.split(".")[0] not in roots]
        return found

    def by_field(self, fields: Sequence[Bound]) -> dict[str, list[Problem]]:
        """By the names of a page's fields."""
        return {one.name: self.under(_path(one)) for one in fields}

    def beside(self, fields: Sequence[Bound], within: Sequence[Problem]) -> list[Problem]:
        """Those of a page that are at none of its fields."""
        at_fields = {id(one) for found in self.by_field(fields).values() for one in found}
        return [one for one in within if id(one) not in at_fields]


def _path(one: Bound) -> str:
    return ".".join(map(str, one.path))


def mark(problems: Sequence[Problem]) -> str:
    """`error`, `warning` or nothing: the worst of them."""
    kinds = {one.severity for one in problems}
    return "error" if "error" in kinds else "warning" if kinds else ""
