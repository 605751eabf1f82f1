"""Text as a reader understands it: tricks of writing undone, with the way back to the original."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

INVISIBLE = frozenset(
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180e\u200b\u200c\u200d\u200e\u200f"
    "\u202a\u202b\u202c\u202d\u202e\u2060\u2061\u2062\u2063\u2064\u2066\u2067\u2068\u2069\u206a\u206b"
    "\u206c\u206d\u206e\u206f\ufeff\ufff9\ufffa\ufffb"
)
"""Characters that print nothing: zero-width, joiners, bidirectional marks, the soft hyphen."""

LOOKALIKES = str.maketrans(
    "аеорсухіјѕԁһԛԝɡαοενικτυρχβАВЕКМНОРСТУХІЈЅΑΒΕΖΗΙΚΜΝΟΡΤΥΧ",
    "aeopcyxijsdhqwgaoevиктupxBABEKMHOPCTYXIJSABEZHIKMNOPTYX".replace("икт", "ikt"),
)
"""Cyrillic and Greek letters that look like Latin ones (Unicode TR 39, confusables)."""

_MIXED_WORD = re.compile(r"[^\W\d_]*[A-Za-z][^\W\d_]*")
_FOREIGN = re.compile(r"[\u0370-\u03ff\u0400-\u052f]")
_SPLIT_WORD = re.compile(r"(?<![^\W_])[^\W\d_](?:([ .\-*_])[^\W\d_])(?:\1[^\W\d_]){2,30}(?![^\W_])")
_SPACES = frozenset(
    "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\t"
)


@dataclass(frozen=True, slots=True)
class Normalised:
    """The normalised text; `origin[i]` is the offset in `original` that character i came from."""

    original: str
    text: str
    origin: tuple[int, ...] | None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Offsets in the original of the characters `start` to `end` (exclusive)."""
        if self.origin is None:
            return start, end
        if start >= end:
            here = self.origin[start] if start < len(self.origin) else len(self.original)
            return here, here
        return self.origin[start], self.origin[end - 1] + 1


def normalise(text: str) -> Normalised:
    """Drop what prints nothing, write compatibility forms plainly, undo lookalikes and splits.

    Linear in the text's length. ASCII without split words comes back as it is.
    """
    if text.isascii() and _SPLIT_WORD.search(text) is None:
        return Normalised(text, text, None)
    characters: list[str] = []
    origin: list[int] = []
    for index, character in enumerate(text):
        for plain in _plain(character):
            characters.append(plain)
            origin.append(index)
    joined = _undo_lookalikes("".join(characters))
    return _undo_splits(text, joined, origin)


def _plain(character: str) -> str:
    if character.isascii():
        return character
    if character in INVISIBLE or "\U000e0000" <= character <= "\U000e0fff":
        return ""
    if character in _SPACES:
        return " "
    if character.isdecimal():
        return str(unicodedata.decimal(character))
    if unicodedata.combining(character) and not character.isalpha():
        return ""
    plain = unicodedata.normalize("NFKC", character)
    return plain if len(plain) <= 4 else character


def _undo_lookalikes(text: str) -> str:
    if _FOREIGN.search(text) is None:
        return text
    return _MIXED_WORD.sub(lambda match: match.group().translate(LOOKALIKES), text)


def _undo_splits(original: str, text: str, origin: list[int]) -> Normalised:
    """g u a r a n t e e → guarantee: letters split by the same single mark."""
    kept: list[int] = []
    last = 0
    for match in _SPLIT_WORD.finditer(text):
        kept += range(last, match.start())
        kept += range(match.start(), match.end(), 2)
        last = match.end()
    if not last:
        return Normalised(original, text, tuple(origin))
    kept += range(last, len(text))
    return Normalised(original, "".join(text[i] for i in kept), tuple(origin[i] for i in kept))
