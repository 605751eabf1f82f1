"""Values of the document as what a form shows and sends, and back."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pydantic import JsonValue

from handrail.core.playbook.editing.fields import Field, Group, Path, Values
from handrail.core.playbook.editing.places import (
    MISSING,
    Misshapen,
    Missing,
    at,
    default,
    with_value,
    without,
    written,
)
from handrail.core.playbook.editing.words import shown_words, typed_words

Typed = Mapping[str, str]
"""What a form holds, by the names of its fields; ticked values a line each, yes as `yes`."""
_WHOLE = re.compile(r"[+-]?\d{1,15}")
_NUMBER = re.compile(r"[+-]?\d{1,15}(\.\d{1,15})?")
_YES, _NO = ("true", "yes", "on", "1", "y", "t"), ("false", "no", "off", "0", "n", "f")
_LISTS = ("words", "lines", "owners", "several", "ranked")


@dataclass(frozen=True, slots=True)
class Bound:
    """A field with its place in a document. `shown` is None for what only the text can show."""

    name: str
    field: Field
    group: Group
    path: Path
    shown: str | None
    is_written: bool


def bound(groups: tuple[Group, ...], values: Values, *, under: Path = ()) -> list[Bound]:
    """Every field of the groups; names are paths without the part that all have (`under`)."""
    found = []
    for group in groups:
        for field in group.fields:
            path = (*group.path, field.key)
            name = ".".join(map(str, path[len(under) :]))
            try:
                value = effective(group, field, values)
                is_written = written(values, path)
            except Misshapen:
                found.append(Bound(name, field, group, path, None, True))
                continue
            found.append(Bound(name, field, group, path, shown(field, value), is_written))
    return found


def effective(group: Group, field: Field, values: Values) -> JsonValue | Missing:
    """What counts: as written, else as the whole group counts, else as the key alone does."""
    found = at(values, (*group.path, field.key))
    if not isinstance(found, Missing):
        return found
    whole = group.absent_path or group.path
    if group.absent is not None and not written(values, whole):
        found = at(group.absent, (*group.path[len(whole) :], field.key))
        if not isinstance(found, Missing):
            return found
    return default(group.model, field.key) if field.default is None else field.default


def shown(field: Field, value: JsonValue | Missing) -> str | None:
    """A value as it is typed; None for one that the form cannot show."""
    if value is None or isinstance(value, Missing):
        return ""
    if field.kind in _LISTS:
        return _shown_list(field, value)
    if isinstance(value, list | dict):
        return None
    if field.kind == "yes_no":
        text = str(value).casefold()
        return "yes" if text in _YES else "" if text in _NO else None
    return as_posted(str(value).lower() if isinstance(value, bool) else str(value))


def _shown_list(field: Field, value: JsonValue) -> str | None:
    members = value if isinstance(value, list) else [value]
    if any(isinstance(part, list | dict) or part is None for part in members):
        return None
    texts = [as_posted(str(part)) for part in members]
    if field.kind in ("words", "lines"):
        return shown_words(texts, commas=field.kind == "words")
    return None if any("\n" in text for text in texts) else "\n".join(texts)


def as_posted(text: str) -> str:
    """A text with the line breaks that a browser's form would send, which have no `\\r`."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def typed(field: Field, text: str) -> JsonValue | Missing:
    """What the document says for what was typed; what does not fit is kept as it was typed."""
    if field.kind in _LISTS:
        members = _typed_list(field, text)
        return members if members or field.exact else MISSING
    if field.kind == "yes_no":
        return text == "yes"
    if not text.strip() and not field.exact:
        return "" if field.required else MISSING
    if field.kind in ("number", "fraction") and _NUMBER.fullmatch(text.strip()):
        return int(text) if _WHOLE.fullmatch(text.strip()) else float(text)
    return text


def _typed_list(field: Field, text: str) -> list[JsonValue]:
    if field.kind in ("words", "lines"):
        return list(typed_words(text, commas=field.kind == "words"))
    return list(dict.fromkeys(line.strip() for line in text.splitlines() if line.strip()))


def applied(fields: list[Bound], given: Typed, values: Values) -> dict[str, JsonValue]:
    """The document's values with what was typed; a field that shows the same is not touched."""
    changed = dict(values)
    for one in fields:
        if one.shown is None or one.name not in given or given[one.name] == one.shown:
            continue
        for path, value in _writes(one, given[one.name], changed):
            if not isinstance(value, Missing):
                changed = with_value(changed, path, value)
            elif written(changed, path) or not isinstance(at(changed, path), Missing):
                changed = without(changed, path)
    return changed


def _writes(one: Bound, text: str, values: Values) -> Iterator[tuple[Path, JsonValue | Missing]]:
    whole = one.group.absent_path or one.group.path
    if one.group.absent is not None and not written(values, whole):
        yield whole, dict(one.group.absent)
    value = typed(one.field, text)
    usual = default(one.group.model, one.field.key)
    if isinstance(value, Missing) and one.field.kind in _LISTS and not isinstance(usual, Missing):
        value = [] if usual else value
    yield one.path, value
