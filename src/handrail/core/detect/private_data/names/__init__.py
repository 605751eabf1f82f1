"""Lists of given and family names, read once when first asked for."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from pathlib import Path

_STROKES = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"}
)


@lru_cache(maxsize=4096)
def folded(word: str) -> str:
    """Lower case, ASCII letters: Þórunn → thorunn, Zieliński → zielinski."""
    word = word.lower().replace("’", "'")
    if word.isascii():
        return word
    parts = unicodedata.normalize("NFD", word.translate(_STROKES))
    return "".join(c for c in parts if not unicodedata.combining(c))


@lru_cache(maxsize=8)
def names(kind: str) -> frozenset[str]:
    """One list beside this file: `given`, `family`, `words_too`, `places_too` or `english`."""
    lines = Path(__file__).with_name(f"{kind}.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


_ENDINGS = (
    ("ies", "y"), ("ied", "y"), ("iest", "y"), ("ier", "y"), ("iness", "y"), ("ily", "y"),
    ("es", ""), ("s", ""), ("ed", ""), ("ed", "e"), ("ing", ""), ("ing", "e"), ("er", ""), ("er", "e"),
    ("est", ""), ("ly", ""), ("ness", ""), ("less", ""), ("able", ""), ("able", "e"), ("ment", ""),
    ("ful", ""), ("ship", ""), ("like", ""),
)  # fmt: skip


@lru_cache(maxsize=4096)
def is_english(plain: str) -> bool:
    """Whether a folded word is an English word, in any of its usual forms, or a place."""
    words = names("english")
    return plain in words or any(
        plain.endswith(ending) and plain[: -len(ending)] + instead in words
        for ending, instead in _ENDINGS
    )
