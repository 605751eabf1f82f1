"""Two people on one page of the form: what both changed is put side by side, never overwritten."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from handrail.core.playbook.editing.places import MISSING, Missing
from handrail.core.playbook.editing.typed import Bound, Typed, as_posted, shown, typed


@dataclass(frozen=True, slots=True)
class Choice:
    """One field that reads otherwise than it was typed. `suggested` is mine, theirs or neither."""

    name: str
    label: str
    mine: str
    theirs: str
    suggested: str


@dataclass(frozen=True, slots=True)
class Merged:
    """What to write of what was typed; `choices` are to be made first, `gone` has no field now."""

    given: Typed
    choices: tuple[Choice, ...] = ()
    gone: Typed = field(default_factory=dict)
    is_theirs_only: bool = False


def merged(
    fields: Sequence[Bound], before: Typed, given: Typed, chosen: Mapping[str, str]
) -> Merged:
    """Put together what was shown, what was typed over it, and what stands there now.

    Where nobody else changed the page, what was typed counts. Where somebody did, every field that
    differs is chosen: `mine` or `theirs` by its name; something else is not chosen yet.
    """
    here = {one.name: one for one in fields if one.shown is not None}
    mine = {
        name: here[name].shown or "" if chosen.get(name) == "theirs" else settled(here[name], text)
        for name, text in given.items()
        if name in here and name in before
    }
    changed = {name for name, text in mine.items() if text != before[name]}
    gone = {
        name: text
        for name, text in given.items()
        if name in before and name not in here and as_posted(text) != before[name]
    }
    theirs = {name for name in mine if here[name].shown != before[name]}
    undecided = [name for name, choice in chosen.items() if choice not in ("mine", "theirs")]
    if not undecided and (not theirs or not changed):
        return Merged({name: mine[name] for name in changed}, (), gone, bool(theirs))
    open_choices = tuple(
        _choice(here[name], mine[name], name in changed, name in theirs)
        for name in mine
        if mine[name] != here[name].shown and chosen.get(name) not in ("mine", "theirs")
    )
    kept = {name: mine[name] for name in mine if chosen.get(name) == "mine"}
    return Merged({} if open_choices else kept, open_choices, gone)


def _choice(one: Bound, mine: str, i_changed: bool, they_changed: bool) -> Choice:
    suggested = "" if i_changed and they_changed else "mine" if i_changed else "theirs"
    label = f"{one.group.title}: {one.field.label}" if one.group.title else one.field.label
    return Choice(one.name, label, mine, one.shown or "", suggested)


def settled(one: Bound, text: str) -> str:
    """What was typed as it will be shown: another way to write the same is no change."""
    text = as_posted(text)
    value = typed(one.field, text)
    again = shown(one.field, MISSING if isinstance(value, Missing) else value)
    if one.field.kind in ("line", "text", "code") or again is None:
        return text
    return again
