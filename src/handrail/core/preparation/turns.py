"""Whose words are whose: a conversation's turns, and what a mail only quotes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from handrail.core.preparation.words import fold_text

_TURN = re.compile(r"(?m)^[ \t]*(?P<who>[^\W\d_][^\n:!?,]{0,30}?)[ \t]*:(?=\s)[ \t]*")
_OURS = frozenset(
    "agent operator us staff receptionist reception support advisor adviser bot assistant rep "
    "berater beraterin mitarbeiter mitarbeiterin wir empfang agente asesor asesora recepcion "
    "recepcionista operador operadora asistente nosotros".split()
)
_THEIRS = frozenset(
    "caller customer client visitor lead prospect user guest patient kunde kundin anrufer anruferin "
    "besucher besucherin cliente visitante llamante paciente interesado interesada usuario".split()
)
_QUOTED = re.compile(
    r"(?m)^[ \t]*>.*$|(?s:^-{3,}[ ]?(?:Original Message|Ursprüngliche Nachricht|Mensaje original)[ ]?-{3,}.*\Z)"
    r"|^(?:On|Am|El)\s[^\n]{3,120}\b(?:wrote|schrieb(?:[ ][^\n]{1,60})?|escribió)[ ]?:[ \t]*$"
)


def own_words(text: str) -> str:
    """The text with what the lead did not say as blanks: offsets are the original's.

    Blanked are quoted mail, the speakers' names of a conversation, and the turns of whoever took
    the call. Names before a colon make a conversation only where both sides speak.
    """
    taken = [match.span() for match in _QUOTED.finditer(text)]
    turns = [match for match in _TURN.finditer(text) if _side(match["who"])]
    sides = {_side(match["who"]) for match in turns}
    if "theirs" in sides:
        ends = [match.start() for match in turns[1:]] + [len(text)]
        for turn, end in zip(turns, ends, strict=True):
            taken.append((turn.start(), end if _side(turn["who"]) == "ours" else turn.end()))
    return "".join(_blanked(text, sorted(taken)))


def _side(who: str) -> str:
    words = fold_text(who).split()
    if len(words) > 3:
        return ""
    if not _OURS.isdisjoint(words):
        return "ours"
    return "theirs" if not _THEIRS.isdisjoint(words) else ""


def _blanked(text: str, spans: list[tuple[int, int]]) -> Iterator[str]:
    position = 0
    for start, end in spans:
        if end <= position:
            continue
        yield text[position : max(start, position)]
        yield re.sub(r"[^\n]", " ", text[max(start, position) : end])
        position = end
    yield text[position:]
