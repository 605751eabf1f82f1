"""Text from outside made storable and comparable."""

from __future__ import annotations

import re
import unicodedata

_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_SPACE = re.compile(r"\s+")


def storable(text: str) -> str:
    """Text that every database takes: no NUL or other controls, no half characters.

    Line ends become `\\n`. A half surrogate (`\\ud800` in JSON) becomes U+FFFD. Everything else
    stays, invisible characters included: screening must see what a model would see.
    """
    whole = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return _CONTROLS.sub("", whole.replace("\r\n", "\n").replace("\r", "\n"))


def one_line(text: str) -> str:
    """Storable text with every run of white space as one blank."""
    return _SPACE.sub(" ", storable(text)).strip()


def comparable(text: str) -> str:
    """Text for comparing: NFKC, without case, every run of white space as one blank."""
    return _SPACE.sub(" ", unicodedata.normalize("NFKC", text).casefold()).strip()
