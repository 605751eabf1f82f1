"""What a field can be chosen from: what the document itself defines."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import JsonValue

from handrail.core.playbook.editing.fields import Options, Path, Values, said
from handrail.core.playbook.editing.places import Misshapen, Missing, at
from handrail.core.playbook.value_words import NOTE_SOURCES

Known = Mapping[str, Options]
"""By the name that fields use, values with their labels."""


def known_in(values: Values) -> dict[str, Options]:
    """Everything that the document defines and that its fields choose from."""
    services = named(values, ("services",), "name")
    facts = named(values, ("required_facts",), "label")
    own = tuple((source, said(source)) for source in NOTE_SOURCES)
    others = ((code, f"The fact “{label}”") for code, label in facts if code not in NOTE_SOURCES)
    return {
        "services": services,
        "required_facts": facts,
        "note_sources": (*own, *others),
    }


def named(values: Values, path: Path, label: str) -> Options:
    """The members of a list with codes; a label that is missing is the code."""
    found = []
    for member in members(values, path):
        code = member.get("code") if isinstance(member, dict) else None
        if isinstance(code, str) and isinstance(member, dict):
            found.append((code, str(member.get(label) or code)))
    return tuple(found)


def members(values: Values, path: Path) -> list[JsonValue]:
    """The members of a list; none where it is written as something else."""
    try:
        found = at(values, path)
    except Misshapen:
        return []
    return found if isinstance(found, list) else []


def keys(values: Values, path: Path) -> list[str]:
    """The keys of a mapping; none where it is written as something else."""
    try:
        found = at(values, path)
    except Misshapen:
        return []
    return list(found) if isinstance(found, dict) else []


def own_language(values: Values) -> str:
    """The playbook's own language."""
    try:
        found = at(values, ("tone", "language"))
    except Misshapen:
        return "en"
    return "en" if isinstance(found, Missing) or not isinstance(found, str) else found


def template_languages(values: Values, *, but_own: bool, beside: Path = ()) -> list[str]:
    """The languages that replies are written in, and those that are named at another path."""
    written = keys(values, ("tone", "templates")) or ["en"]
    own = own_language(values)
    found = [language for language in written if not (but_own and language == own)]
    return list(dict.fromkeys([*found, *(keys(values, beside) if beside else [])]))


def codes_and_keys(values: Values, path: Path, beside: Path) -> list[str]:
    """The codes of a list, and whatever else is a key at another path."""
    return list(
        dict.fromkeys([*(code for code, _ in named(values, path, "code")), *keys(values, beside)])
    )
