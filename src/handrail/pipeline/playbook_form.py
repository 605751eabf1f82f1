"""Saving a page of a playbook's form into its draft, with whatever others saved meanwhile."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _
from pydantic import JsonValue

from handrail.core.playbook.editing import members as lists
from handrail.core.playbook.editing.fields import MemberList
from handrail.core.playbook.editing.merging import Choice, merged
from handrail.core.playbook.editing.pages import Page, label_of, page_of
from handrail.core.playbook.editing.places import Misshapen, at, with_value
from handrail.core.playbook.editing.rewriting import rewritten, values_of
from handrail.core.playbook.editing.typed import Typed, applied
from handrail.core.playbook.load import PlaybookError
from handrail.pipeline.errors import Conflict, Invalid, NotFound
from handrail.pipeline.permissions import Action, require
from handrail.pipeline.playbook_drafts import open_draft, save_draft
from handrail.store.models import Member, PlaybookDraft

Values = dict[str, JsonValue]


@dataclass(frozen=True, slots=True)
class Place:
    """The address of a page; `code` is the member's as it was when the page was shown."""

    section: str
    members: str = ""
    place: str = ""
    code: str | None = None


@dataclass(frozen=True, slots=True)
class Sent:
    """What a form sent: what it had shown, what was typed, and what was chosen of two values."""

    before: Typed
    given: Typed
    chosen: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Saved:
    """The draft as it is now and the page in it. `is_theirs` says that only others changed it."""

    draft: PlaybookDraft
    values: Values
    page: Page
    is_theirs: bool = False


class PageChanged(Conflict):
    """Somebody else changed the same page: each field that differs is to be chosen."""

    def __init__(self, draft: PlaybookDraft, choices: tuple[Choice, ...]) -> None:
        super().__init__(
            f"{draft.changed_by} changed the same part meanwhile. Nothing of yours was saved yet: "
            "choose which values to keep."
        )
        self.draft = draft
        self.choices = choices


class PageGone(Conflict):
    """What was being edited is not there any more; `typed` is what would have been saved."""

    def __init__(self, draft: PlaybookDraft, typed: Typed) -> None:
        super().__init__(
            f"{draft.changed_by} took this out or renamed it meanwhile. What you typed is below."
        )
        self.draft = draft
        self.typed = typed


class Unreadable(Conflict):
    """The draft's text is no YAML: it has to be repaired as text first."""

    def __init__(self, error: PlaybookError) -> None:
        super().__init__(f"The text can't be read: {error}")
        self.problems = error.problems


@transaction.atomic
def save_page(member: Member, draft_id: UUID, place: Place, sent: Sent, *, now: datetime) -> Saved:
    """Write what was typed on one page. Raises PageChanged, PageGone or Unreadable.

    What others saved on other pages stays; what does not fit the schema is kept as it was typed.
    """
    require(member, Action.MANAGE_PLAYBOOKS)
    draft = open_draft(member, draft_id)
    values = _values(draft)
    page = page_of(values, place.section, place.members, place.place, place.code)
    if page is None:
        raise PageGone(draft, _changed(sent))
    fields = page.fields(values)
    found = merged(fields, sent.before, sent.given, sent.chosen)
    if found.gone:
        raise PageGone(draft, found.gone)
    if found.choices:
        raise PageChanged(draft, found.choices)
    try:
        target = applied(fields, found.given, values)
    except Misshapen as error:
        raise Invalid(_("This part is not written as the form expects: use the text.")) from error
    draft = _write(member, draft, target, part=page.title(target), now=now)
    return Saved(draft, target, page, found.is_theirs_only)


def _changed(sent: Sent) -> Typed:
    return {name: text for name, text in sent.given.items() if text != sent.before.get(name)}


@transaction.atomic
def add_member(
    member: Member, draft_id: UUID, place: Place, *, words: str, now: datetime
) -> tuple[PlaybookDraft, int | str]:
    """Add a member to a list that says these words; with its position or key."""
    draft, values, one, _page = _list(member, draft_id, place)
    words = words.strip()
    if not words:
        raise Invalid(_("Write what the {one} is called.").format(one=_(one.one)), field="words")
    if one.keyed and not (len(words) == 2 and words.isascii() and words.isalpha()):
        raise Invalid(_("Write the two letters of the language, such as de."), field="words")
    if one.keyed and words.lower() in lists.codes(values, one):
        raise Invalid(
            _("There is a template in “{words}” already.").format(words=words.lower()),
            field="words",
        )
    target, code = lists.added(values, one, words)
    draft = _write(member, draft, target, part=f"{_title(place)}: {words}", now=now)
    return draft, code if one.keyed else len(lists.codes(target, one)) - 1


@transaction.atomic
def change_member(
    member: Member, draft_id: UUID, place: Place, *, act: str, now: datetime
) -> tuple[PlaybookDraft, str]:
    """Double, move (`up`, `down`) or take out a member. Returns the text as it was before."""
    draft, values, one, page = _list(member, draft_id, place)
    if page is None or (one.keyed and act != "remove"):
        raise PageGone(draft, {})
    position = page.place if isinstance(page.place, int) else 0
    acts: dict[str, Callable[[], Values]] = {
        "remove": lambda: lists.taken_out(values, one, page.place),
        "up": lambda: lists.moved(values, one, position, -1),
        "down": lambda: lists.moved(values, one, position, 1),
        "double": lambda: lists.doubled(values, one, position)[0],
    }
    if act not in acts:
        raise Invalid(_("There is no such act."), field="act")
    before, label = draft.document, label_of(values, one, page.place)
    return _write(member, draft, acts[act](), part=f"{_title(place)}: {label}", now=now), before


@transaction.atomic
def rename_everywhere(
    member: Member, draft_id: UUID, place: Place, *, was: str, code: str, now: datetime
) -> PlaybookDraft:
    """Write the new code wherever other sections still name the old one."""
    draft, values, one, _page = _list(member, draft_id, place)
    target = lists.renamed(values, one, was, code)
    return _write(member, draft, target, part=f"{_title(place)}: {code}", now=now)


@transaction.atomic
def put_back(
    member: Member,
    draft_id: UUID,
    place: Place,
    *,
    document: str,
    revision: int,
    now: datetime,
) -> PlaybookDraft:
    """Undo a removal: the text as it was, or only the member where the draft changed since."""
    draft, values, one, _page = _list(member, draft_id, place)
    if draft.revision == revision:
        return save_draft(
            member, draft.id, document=document, revision=revision, now=now, part=_title(place)
        )
    before = values_of(document)
    page = page_of(before, place.section, place.members, place.place)
    if page is None:
        raise PageGone(draft, {})
    gone = at(before, page.path)
    if isinstance(page.place, str):
        target = with_value(values, page.path, gone)  # type: ignore[arg-type]
    else:
        target = lists.inserted(values, one, page.place, gone)  # type: ignore[arg-type]
    return _write(member, draft, target, part=_title(place), now=now)


def _list(
    member: Member, draft_id: UUID, place: Place
) -> tuple[PlaybookDraft, Values, MemberList, Page | None]:
    """The locked draft, its values, the list, and the member that the place means."""
    require(member, Action.MANAGE_PLAYBOOKS)
    draft = open_draft(member, draft_id)
    values = _values(draft)
    section = page_of(values, place.section)
    one = section.section.member_list(place.members) if section else None
    if one is None:
        raise NotFound(_("There is no such list in a playbook."))
    return (
        draft,
        values,
        one,
        page_of(values, place.section, place.members, place.place, place.code),
    )


def _title(place: Place) -> str:
    page = page_of({}, place.section)
    return page.section.title if page else place.section


def _values(draft: PlaybookDraft) -> Values:
    try:
        return values_of(draft.document)
    except PlaybookError as error:
        raise Unreadable(error) from error


def _write(
    member: Member, draft: PlaybookDraft, target: Values, *, part: str, now: datetime
) -> PlaybookDraft:
    try:
        document = rewritten(draft.document, target)
    except PlaybookError as error:
        raise Unreadable(error) from error
    return save_draft(
        member, draft.id, document=document, revision=draft.revision, now=now, part=part
    )
