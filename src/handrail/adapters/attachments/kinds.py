"""Which files are read, by their type, and by their name where a sender gives no type."""

from __future__ import annotations

_TYPES = {
    "application/pdf": "pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
    "text/calendar": "calendar",
    "application/ics": "calendar",
    "text/plain": "text",
    "text/csv": "text",
    "text/markdown": "text",
}
_ENDINGS = {
    ".pdf": "pdf",
    ".docx": "docx",
    ".ics": "calendar",
    ".txt": "text",
    ".csv": "text",
    ".md": "text",
}
_VAGUE = ("application/octet-stream", "application/x-download", "binary/octet-stream", "")


def kind_of(content_type: str, name: str) -> str:
    """`pdf`, `docx`, `calendar`, `text`, or "" for what is not read."""
    plain = content_type.partition(";")[0].strip().lower()
    if plain in _VAGUE:
        endings = [kind for ending, kind in _ENDINGS.items() if name.lower().endswith(ending)]
        return endings[0] if endings else ""
    return _TYPES.get(plain, "")
