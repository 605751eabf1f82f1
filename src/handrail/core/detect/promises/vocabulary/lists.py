"""Lists of words written as running text."""

from __future__ import annotations


def words(text: str) -> tuple[str, ...]:
    """Words with spaces between them."""
    return tuple(text.split())


def phrases(text: str) -> tuple[str, ...]:
    """Words or short phrases with commas between them."""
    return tuple(part.strip() for part in text.split(",") if part.strip())
