"""Words as they are searched: without case and accents; scripts without spaces cut in pairs."""

from __future__ import annotations

import re
import unicodedata
from itertools import groupby

LONGEST_WORD = 60
_WORD = re.compile(r"[^\W_]+")


def fold(text: str) -> str:
    """Lower case without accents; what looks the same is the same (full width, ligatures)."""
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(one for one in parts if not unicodedata.combining(one))


def searched_words(text: str) -> list[str]:
    """The words of a text as the index keeps them, in their order."""
    return [word for found in _WORD.findall(fold(text)) for word in _cut(found)]


def _cut(word: str) -> list[str]:
    """A run of letters of a script that is written without spaces, in overlapping pairs."""
    cut: list[str] = []
    for spaceless, run in groupby(word, key=_is_spaceless):
        letters = "".join(run)
        if not spaceless or len(letters) == 1:
            cut.append(letters[:LONGEST_WORD])
        else:
            cut += [letters[at : at + 2] for at in range(len(letters) - 1)]
    return cut


def _is_spaceless(letter: str) -> bool:
    """Han, kana and bopomofo, Thai, Lao, Myanmar and Khmer."""
    code = ord(letter)
    return (
        0x2E80 <= code <= 0x31FF
        or 0x3400 <= code <= 0x9FFF
        or 0xF900 <= code <= 0xFAFF
        or 0x20000 <= code <= 0x3FFFF
        or 0x0E00 <= code <= 0x0EFF
        or 0x1000 <= code <= 0x109F
        or 0x1780 <= code <= 0x17FF
    )
