"""Everything that one page of the form shows."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from pydantic import JsonValue

from handrail.core.playbook.editing.fields import SectionForm
from handrail.core.playbook.editing.known import members
from handrail.core.playbook.editing.members import codes
from handrail.core.playbook.editing.pages import Page
from handrail.core.playbook.editing.sections import SECTIONS
from handrail.core.playbook.editing.typed import Bound
from handrail.core.playbook.load import Problem
from handrail.pipeline.playbook_checks import problems_of
from handrail.store.models import Member, PlaybookDraft
from handrail.web.playbook_form.examples import examples_of
from handrail.web.playbook_form.faults import Faults, mark
from handrail.web.playbook_form.known import known_to
from handrail.web.playbook_form.presence import Editor, at_work, since
from handrail.web.playbook_form.shown import GroupShown, ListShown, groups_shown, list_shown


@dataclass(frozen=True, slots=True)
class SectionRow:
    """A section in the list at the side."""

    section: SectionForm
    is_here: bool
    count: int | None
    mark: str
    problems: int


@dataclass(frozen=True, slots=True)
class PageShown:
    """A page of the form. `was` is what it shows, for the next save to compare with."""

    draft: PlaybookDraft
    page: Page
    title: str
    sections: Sequence[SectionRow]
    groups: Sequence[GroupShown]
    lists: Sequence[ListShown]
    problems: Sequence[Problem]
    was: str
    code: str
    editors: Sequence[Editor]
    meanwhile: Sequence[Editor]

    @property
    def has_fields(self) -> bool:
        """Whether there is anything to type on this page itself."""
        return any(group.fields for group in self.groups)


def page_shown(
    member: Member,
    draft: PlaybookDraft,
    values: dict[str, JsonValue],
    page: Page,
    *,
    now: datetime,
    typed: Mapping[str, str] | None = None,
    samples: Mapping[str, str] | None = None,
    revision: int | None = None,
) -> PageShown:
    """The page in this document. `typed` is what was typed and not saved.

    `revision` is the one that the browser knew: who saved since is named.
    """
    faults = Faults(problems_of(member.workspace, draft.document, now=now))
    fields = page.fields(values)
    within = faults.of_section(page.section)
    if page.members is not None:
        within = faults.under(".".join(map(str, page.path)))
    known = known_to(member.workspace, values)
    today = timezone.localdate(now)
    examples = examples_of(values, page, fields, samples or {}, today)
    return PageShown(
        draft=draft,
        page=page,
        title=page.title(values),
        sections=[_row(values, section, page, faults) for section in SECTIONS],
        groups=groups_shown(fields, typed or {}, known, faults, examples),
        lists=_lists(values, page, faults),
        problems=_beside(values, page, fields, within, faults),
        was=was_of(fields),
        code=page.code(values),
        editors=at_work(draft, member, now),
        meanwhile=since(draft, member, revision) if revision is not None else (),
    )


def was_of(fields: Sequence[Bound]) -> str:
    """What the fields show, as it is sent along."""
    return json.dumps({one.name: one.shown for one in fields if one.shown is not None})


def _lists(values: dict[str, JsonValue], page: Page, faults: Faults) -> list[ListShown]:
    if page.members is not None:
        return []
    return [list_shown(values, one, faults) for one in page.section.lists]


def _beside(
    values: dict[str, JsonValue],
    page: Page,
    fields: Sequence[Bound],
    within: Sequence[Problem],
    faults: Faults,
) -> list[Problem]:
    """What is at no field of this page and inside no member that has a page of its own."""
    found = faults.beside(fields, within)
    if page.members is not None:
        return found
    inner = [
        f"{'.'.join(map(str, one.path))}.{place}."
        for one in page.section.lists
        for place in (codes(values, one) if one.keyed else range(len(members(values, one.path))))
    ]
    return [one for one in found if not any(f"{one.field}.".startswith(prefix) for prefix in inner)]


def _row(
    values: dict[str, JsonValue], section: SectionForm, page: Page, faults: Faults
) -> SectionRow:
    problems = faults.of_section(section)
    counts = [len(codes(values, one)) for one in section.lists]
    return SectionRow(
        section,
        section.code == page.section.code,
        sum(counts) if counts else None,
        mark(problems),
        len(problems),
    )
