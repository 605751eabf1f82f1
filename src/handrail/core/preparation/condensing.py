"""Long texts made short enough for a model, with a note of what was left out.

Only masked texts come here: a placeholder holds no blank, and texts are cut at blanks.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

THREAD_CHARACTERS = 8_000
"""Of all earlier messages together."""
MESSAGE_CHARACTERS = 20_000
"""Of the newest message, and of attachments together."""
LEAST_WORTH = 120
"""Characters below which a shortened message says too little."""
CUT = " […]"
_SENTENCE = re.compile(r"[^.!?\n]*(?:[.!?]+|\n|$)")
_TELLS = re.compile(r"\d|\?|\[[A-Z]+(?:_[A-Z]+)*_\d+\]")
"""Numbers, questions, placeholders: what a reply most often rests on."""


@dataclass(frozen=True, slots=True)
class Condensed:
    """The earlier messages that are left, oldest first, and what was left out in words."""

    texts: tuple[str, ...]
    left_out: str = ""


def condense_thread(texts: Sequence[str], most: int = THREAD_CHARACTERS) -> Condensed:
    """Earlier messages (oldest first) within `most` characters.

    The newest stay whole; the first that no longer fits is shortened to the sentences that tell
    most, and all before it are left out.
    """
    if sum(map(len, texts)) <= most:
        return Condensed(tuple(texts))
    kept: list[str] = []
    room = most
    for text in reversed(texts):
        if len(text) > room:
            break
        kept.append(text)
        room -= len(text)
    is_shortened = room >= LEAST_WORTH
    if is_shortened:
        kept.append(shorten(texts[-len(kept) - 1], room))
    return Condensed(tuple(reversed(kept)), _note(len(texts) - len(kept), len(texts), is_shortened))


def _note(dropped: int, whole: int, is_shortened: bool) -> str:
    oldest = f"the oldest {dropped} of {whole} earlier messages"
    if is_shortened:
        parts = f"{oldest} and parts of the next" if dropped else "parts of the oldest message"
        return f"Left out: {parts}."
    return f"Left out: {oldest}."


def shorten(text: str, most: int) -> str:
    """The text within `most` characters: its first sentence, then those that tell most."""
    room = most - len(CUT)
    sentences = [(match.start(), match.group().strip()) for match in _SENTENCE.finditer(text)]
    sentences = [(start, words) for start, words in sentences if words]
    ranked = sorted(sentences[1:], key=lambda each: (not _TELLS.search(each[1]), each[0]))
    chosen: list[tuple[int, str]] = []
    for start, words in (*sentences[:1], *ranked):
        if len(words) + 1 <= room:
            chosen.append((start, words))
            room -= len(words) + 1
    if not chosen:
        return cut(text, most)
    return " ".join(words for _, words in sorted(chosen)) + CUT


def cut(text: str, most: int) -> str:
    """The beginning of a text within `most` characters, cut at a blank; itself where it fits."""
    if len(text) <= most:
        return text
    head = text[: max(0, most - len(CUT))]
    whole = head.rpartition(" ")[0] if text[len(head) : len(head) + 1].strip() else head
    return (whole.rstrip() or _without_half(head)) + CUT


def _without_half(head: str) -> str:
    """A head without blanks: nothing of a placeholder that it may cut through."""
    return head[: head.rfind("[")] if "[" in head else head
