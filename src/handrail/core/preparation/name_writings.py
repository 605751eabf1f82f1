"""A person's name as it stands in texts: without accents, declined, short, or half of a pair."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

_TOKEN = re.compile("[\\w\u0300-\u036f]+")
_BETWEEN = re.compile(r"[\W_]+")
_TITLES = frozenset("dr mr mrs ms mx prof herr frau sir mme señor señora".split())
_EXPANDED = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "ø": "oe", "å": "aa"})
FEWEST_LETTERS, FEWEST_OF_STEM = 2, 4
MOST_OF_AN_ENDING = 3


def writings_of(name: str, texts: Sequence[str]) -> tuple[str, ...]:
    """The words of these texts that write a part of the name, as they stand there.

    Accents, case and umlauts make no difference. In scripts other than the Latin one an ending may
    be another: names are declined there.
    """
    parts = _parts(name)
    return tuple(dict.fromkeys(word for text in texts for word in _found(text, parts)))


def _parts(name: str) -> frozenset[str]:
    words = _BETWEEN.split(unicodedata.normalize("NFC", name))
    plain = [word for word in words if len(word) >= FEWEST_LETTERS]
    named = [word for word in plain if word.casefold() not in _TITLES]
    expanded = {_folded(word.casefold().translate(_EXPANDED)) for word in named}
    return frozenset(expanded | {_folded(word) for word in named})


def _found(text: str, parts: frozenset[str]) -> Iterator[str]:
    for match in _TOKEN.finditer(text):
        word = match[0]
        folded = _folded(word)
        short = len(word) <= FEWEST_LETTERS
        if (folded in parts and (not short or word[0].isupper())) or any(
            _declines(folded, part) for part in parts
        ):
            yield word


def _declines(word: str, part: str) -> bool:
    """Whether a word is this part of a name with another ending."""
    if len(part) < FEWEST_OF_STEM or part.isascii():
        return False
    stem = part[:-1]
    return word.startswith(stem) and len(word) <= len(stem) + MOST_OF_AN_ENDING


def _folded(word: str) -> str:
    apart = unicodedata.normalize("NFKD", word)
    return "".join(letter for letter in apart if not unicodedata.combining(letter)).casefold()
