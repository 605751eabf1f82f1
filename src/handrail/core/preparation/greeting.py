"""What to greet somebody by."""

from __future__ import annotations

import re

_PART = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*\.?")
_PLACEHOLDER = re.compile(r"\[[A-Z_]+_\d+\]")
_NO_NAME = frozenset(
    "unknown visitor caller anonymous guest test info n/a none null customer user unbekannt anonym besucher kunde "
    "anonimo desconocido cliente visitante admin".split()
)
_TITLES = frozenset(
    "mr mrs ms mx miss dr prof sir madam herr frau señor señora señorita sr sra srta don doña monsieur madame "
    "familia family familie".split()
)
_WITH_LAST_NAME = frozenset("mr mrs ms mx miss herr frau".split())
"""“Mr. Alan Whitcombe” is greeted as Mr. Whitcombe; who has two surnames keeps both."""
MOST_PARTS = 5
LONGEST = 60


def greeting_names(name: str, company: str = "") -> tuple[str, str]:
    """How to greet and the full name; ("", "") where the field holds no person's name.

    After a title the last name is used: nobody is on first-name terms with Mrs Delgado.
    """
    whole = " ".join(name.split())
    if _PLACEHOLDER.fullmatch(whole):
        return whole, whole
    whole = whole.partition(",")[0] if whole.count(",") == 1 and "&" not in whole else whole
    parts = whole.split()
    if not _is_person(parts, whole) or whole.casefold() == company.strip().casefold():
        return "", ""
    shown = [_cased(part) for part in parts]
    title = parts[0].lower().rstrip(".")
    if title in _TITLES:
        named = [shown[0], shown[-1]] if title in _WITH_LAST_NAME and len(parts) > 2 else shown
        return " ".join(named), " ".join(named)
    return shown[0], " ".join(shown)


def _is_person(parts: list[str], whole: str) -> bool:
    if not parts or len(parts) > MOST_PARTS or len(whole) > LONGEST or len(parts[0]) < 2:
        return False
    if any(part.lower().rstrip(".") in _NO_NAME for part in parts):
        return False
    return all(_PART.fullmatch(part) or part in ("&", "+", "y", "und") for part in parts)


def _cased(part: str) -> str:
    """A name typed all in capitals or all in small letters, as names are written."""
    if len(part) > 2 and (part.isupper() or part.islower()) and part not in ("und", "and"):
        return "-".join(piece[:1].upper() + piece[1:].lower() for piece in part.split("-"))
    return part
