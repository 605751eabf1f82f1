"""Members of lists: added, doubled, moved, taken out, and renamed with what names them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from pydantic import JsonValue

from handrail.core.playbook.editing.fields import MemberList, Path, Values
from handrail.core.playbook.editing.known import keys, members
from handrail.core.playbook.editing.places import at, with_value, without, written

Member = dict[str, JsonValue]
_NEW: dict[str, Member] = {
    "services": {},
    "required-facts": {"kind": "text"},
    "urgency": {"respond_within": "1d"},
    "fit": {"words": []},
    "crm-note": {"source": "summary"},
    "facts": {"kind": "other", "owner": "owner"},
    "forbidden": {"patterns": []},
    "sign-off": {"patterns": []},
    "own": {"patterns": []},
}


class NoSuchMember(LookupError):
    """The list has no member at this place any more."""


def code_for(words: str, taken: list[str], one: str) -> str:
    """A code made of these words that nothing in the list has."""
    ascii_words = unicodedata.normalize("NFKD", words.casefold()).encode("ascii", "ignore").decode()
    parts = re.findall(r"[a-z0-9]+", ascii_words)[:4]
    base = "_".join(parts)[:40].strip("_")
    if not base or not base[0].isalpha():
        base = "_".join(filter(None, [one.rsplit(maxsplit=1)[-1], base]))
    code, number = base, 2
    while code in taken:
        code, number = f"{base}_{number}", number + 1
    return code


def codes(values: Values, one: MemberList) -> list[str]:
    """The codes of a list's members, or its keys."""
    if one.keyed:
        return keys(_spelled_out(values, one), one.path)
    return [
        str(part["code"]) if isinstance(part, dict) and "code" in part else ""
        for part in members(values, one.path)
    ]


def added(values: Values, one: MemberList, words: str) -> tuple[dict[str, JsonValue], str]:
    """The values with a new last member that says these words, and its code or key."""
    if one.keyed:
        return _keyed(values, one, words.strip().lower(), {}), words.strip().lower()
    code = code_for(words, codes(values, one), one.one)
    member: Member = {
        "code": code,
        **{name: words.strip() for name in one.said_by},
        **_NEW.get(one.code, {}),
    }
    if one.code == "required-facts":
        member["question"] = f"{words.strip().rstrip('?')}?"
    return inserted(values, one, len(members(values, one.path)), member), code


def _keyed(values: Values, one: MemberList, key: str, value: JsonValue) -> dict[str, JsonValue]:
    return with_value(_spelled_out(values, one), (*one.path, key), value)


def _spelled_out(values: Values, one: MemberList) -> Values:
    """With the members that count where none are written."""
    if one.absent is None or written(values, one.path):
        return values
    return with_value(values, one.path, dict(one.absent))


def inserted(
    values: Values, one: MemberList, position: int, member: JsonValue
) -> dict[str, JsonValue]:
    """The values with this member at this position."""
    there = members(values, one.path)
    return with_value(values, one.path, [*there[:position], member, *there[position:]])


def doubled(values: Values, one: MemberList, position: int) -> tuple[dict[str, JsonValue], str]:
    """The values with a copy behind the member, and the copy's code."""
    member = _member(values, one, position)
    taken = codes(values, one)
    code = code_for(f"{member.get('code', '')} copy", taken, one.one)
    said = {name: f"{member[name]} (copy)" for name in one.said_by if name in member}
    return inserted(values, one, position + 1, {**member, **said, "code": code}), code


def taken_out(values: Values, one: MemberList, place: int | str) -> dict[str, JsonValue]:
    """The values without this member."""
    if isinstance(place, str):
        if place not in codes(values, one):
            raise NoSuchMember(place)
        return without(_spelled_out(values, one), (*one.path, place))
    _member(values, one, place)
    there = members(values, one.path)
    return with_value(values, one.path, [*there[:place], *there[place + 1 :]])


def moved(values: Values, one: MemberList, position: int, by: int) -> dict[str, JsonValue]:
    """The values with this member further up (-1) or down (1); at an end it stays."""
    member = _member(values, one, position)
    there = members(values, one.path)
    rest = [*there[:position], *there[position + 1 :]]
    to = min(max(position + by, 0), len(rest))
    return with_value(values, one.path, [*rest[:to], member, *rest[to:]])


def _member(values: Values, one: MemberList, position: int) -> Member:
    there = members(values, one.path)
    if not 0 <= position < len(there):
        raise NoSuchMember(str(position))
    found = there[position]
    return found if isinstance(found, dict) else {}


def naming(values: Values, one: MemberList, code: str) -> list[Path]:
    """Where other sections name this code."""
    return [path for path, found in _names(values, one) if found == code]


def renamed(values: Values, one: MemberList, was: str, code: str) -> dict[str, JsonValue]:
    """The values with another code wherever other sections name the old one."""
    changed = dict(values)
    for path in naming(values, one, was):
        parent = at(changed, path[:-1])
        if isinstance(parent, dict) and path[-1] == was:
            kept = {code if key == was else key: part for key, part in parent.items()}
            changed = with_value(changed, path[:-1], kept)
        else:
            changed = with_value(changed, path, code)
    return changed


def _names(values: Values, one: MemberList) -> Iterator[tuple[Path, str]]:
    if one.code == "services":
        yield from _listed(values, ("facts",), "services")
        yield from _template_keys(values, "services")
    if one.code == "required-facts":
        yield from _listed(values, ("services",), "required")
        yield from _template_keys(values, "questions")
        for position, field in enumerate(members(values, ("crm_note",))):
            if isinstance(field, dict) and isinstance(field.get("source"), str):
                yield ("crm_note", position, "source"), str(field["source"])


def _listed(values: Values, path: Path, key: str) -> Iterator[tuple[Path, str]]:
    for position, member in enumerate(members(values, path)):
        there = member.get(key) if isinstance(member, dict) else None
        for place, code in enumerate(there if isinstance(there, list) else []):
            yield (*path, position, key, place), str(code)


def _template_keys(values: Values, key: str) -> Iterator[tuple[Path, str]]:
    templates: Path = ("tone", "templates")
    for language in keys(values, templates):
        for code in keys(values, (*templates, language, key)):
            yield (*templates, language, key, code), code
