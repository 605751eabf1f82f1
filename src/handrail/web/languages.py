"""Languages by their ISO 639-1 codes, in the words of the pages."""

from __future__ import annotations

from django.conf.locale import LANG_INFO


def language_name(code: str) -> str:
    """`de` reads German; a code that is not known is shown as it is."""
    found = LANG_INFO.get(code)
    return str(found["name"]) if found and "name" in found else code
