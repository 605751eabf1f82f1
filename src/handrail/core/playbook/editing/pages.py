"""A page of the form: a section, or one member of its lists, with its fields in a document."""

from __future__ import annotations

from dataclasses import dataclass

from handrail.core.playbook.editing.fields import MemberList, Path, SectionForm, Values
from handrail.core.playbook.editing.known import members
from handrail.core.playbook.editing.members import codes
from handrail.core.playbook.editing.sections import section_of
from handrail.core.playbook.editing.typed import Bound, bound


@dataclass(frozen=True, slots=True)
class Page:
    """What is edited at once. `place` is the position of a member, or the key of a keyed one."""

    section: SectionForm
    members: MemberList | None = None
    place: int | str = ""

    @property
    def path(self) -> Path:
        """Where the page's values stand in the document; empty for a section's own."""
        return (*self.members.path, self.place) if self.members else ()

    def fields(self, values: Values) -> list[Bound]:
        """The page's fields as this document fills them."""
        if self.members is None:
            return bound(self.section.groups(values), values)
        return bound(self.members.groups(values, self.path), values, under=self.path)

    def code(self, values: Values) -> str:
        """The code or key by which the member is known; empty for a section."""
        if self.members is None:
            return ""
        if isinstance(self.place, str):
            return self.place
        return codes(values, self.members)[self.place]

    def title(self, values: Values) -> str:
        """What the page is called: `Services`, `Services: heating and boilers`."""
        if self.members is None:
            return self.section.title
        return f"{self.section.title}: {label_of(values, self.members, self.place)}"


def page_of(
    values: Values, section: str, members_code: str = "", place: str = "", code: str | None = None
) -> Page | None:
    """The page of an address; None where there is none.

    A member is looked for by its code, where that is given: its position may have changed since.
    """
    form = section_of(section)
    if form is None or not members_code:
        return Page(form) if form else None
    one = form.member_list(members_code)
    if one is None:
        return None
    there = codes(values, one)
    if one.keyed:
        return Page(form, one, place) if place in there else None
    position = int(place) if place.isdecimal() and len(place) < 6 else -1
    if code is not None and not (0 <= position < len(there) and there[position] == code):
        position = there.index(code) if there.count(code) == 1 else -1
    return Page(form, one, position) if 0 <= position < len(there) else None


def label_of(values: Values, one: MemberList, place: int | str) -> str:
    """What a member is called in a list: its words, else its code."""
    if isinstance(place, str):
        return place
    member = members(values, one.path)[place]
    if not isinstance(member, dict):
        return str(member)
    said = next((member[name] for name in one.said_by if member.get(name)), None)
    return str(said or member.get("code") or f"{one.one} {place + 1}")
