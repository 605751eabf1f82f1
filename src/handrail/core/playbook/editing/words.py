"""Lists of words as people type them: a line each, or several with commas between."""

from __future__ import annotations

import re
from collections.abc import Sequence

_QUOTED = r'"((?:[^"]|"")*)"[ \t]*(?=%s|\n|$)'
_WITH_COMMAS = re.compile(r"[ \t]*(?:" + _QUOTED % "," + r"|([^,\n]*))(?:[,\n]|$)")
_LINES = re.compile(r"[ \t]*(?:" + _QUOTED % r"\n" + r"|([^\n]*))(?:\n|$)")


def typed_words(text: str, *, commas: bool) -> list[str]:
    """The members that were typed, empty ones left out. What stands in double quotes is one.

    A quote inside quotes is written twice; one that is never closed is a character like others.
    """
    pattern, here, found = _WITH_COMMAS if commas else _LINES, 0, []
    while here < len(text):
        match = pattern.match(text, here)
        assert match is not None  # noqa: S101 (the second branch takes anything)
        quoted, bare = match.groups()
        if quoted is not None:
            found.append(quoted.replace('""', '"'))
        elif bare.strip():
            found.append(bare.strip())
        here = max(match.end(), here + 1)
    return found


def shown_words(members: Sequence[str], *, commas: bool) -> str:
    """The members as they are typed: read again they are the same."""
    parts = [_shown(member, commas=commas) for member in members]
    return (", " if commas else "\n").join(parts)


def _shown(member: str, *, commas: bool) -> str:
    plain = member and member == member.strip() and not member.startswith('"')
    if plain and "\n" not in member and not (commas and "," in member):
        return member
    return '"' + member.replace('"', '""') + '"'
