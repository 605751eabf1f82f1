"""Names of persons: by lists of names, by the endings of family names, and by cues.

Without a model a capitalised word is no name by itself: it needs to be in a list, to stand
beside a name, to end as family names do, or to follow a cue ("my name is", "Dr", "lives at").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from handrail.core.detect.private_data.found import found
from handrail.core.detect.private_data.name_cues import (
    CUED,
    NAME_CUE,
    NO_NAMES,
    PARTICLES,
    SIGNED,
    after_cue,
    after_place_word,
    ends_like_a_family_name,
    stands_for_a_firm,
)
from handrail.core.detect.private_data.names import folded, is_english, names
from handrail.core.findings import Finding, Severity

_NAME_WORD = re.compile(
    r"(?<![\w@])(?:[A-ZÀ-ÖØ-Þ][\w'’-]{0,30}|[^\W\d_a-zA-Zß-öø-ÿ][\w'’-]{0,30}|(?:"
    + "|".join(sorted(PARTICLES, key=len, reverse=True))
    + r")(?!\w))"
)
"""A word that begins with a capital, or a particle of a name."""
_ANY_WORD = re.compile(r"[^\W\d_][\w'’-]{0,30}")
_MOST_WORDS = 5
_Span = tuple[int, int, float]
_LISTED = re.compile(r", | (?:and|und|y|et|e|&) |, (?:and|und|y|et|e|&) ")
_ENGLISH_SIGNS = frozenset(
    "the is are was and to of for you your it that this with my not what have please under i me at we be will would could do in on name s".split()
)
_FEWEST_SIGNS = 2
_SENTENCE_END = frozenset('.!?:\n"“>•')


@dataclass(frozen=True, slots=True)
class _Word:
    """A word as written, folded, and whether a sentence begins with it."""

    start: int
    end: int
    text: str
    plain: str
    opens: bool

    @property
    def capital(self) -> bool:
        return self.text[0].isupper()

    @property
    def initial(self) -> bool:
        return len(self.text) == 1 and self.capital


def find(text: str) -> Iterator[Finding]:
    """Names, with severity `info`: found and masked, no reason to hold a lead back."""
    words = _words(text)
    taken = 0
    for start, end, confidence in sorted(_with_kin(text, words, list(_spans(text, words)))):
        if start >= taken:
            taken = end
            yield found(
                text,
                start,
                end,
                "person",
                "A person's name.",
                severity=Severity.INFO,
                confidence=confidence,
            )


def _spans(text: str, words: list[_Word]) -> Iterator[_Span]:
    if NAME_CUE.search(text):
        for pattern in CUED:
            for match in pattern.finditer(text):
                yield (*match.span("name"), 0.8)
    for match in SIGNED.finditer(text):
        if not any(folded(word) in NO_NAMES for word in match["name"].split()):
            yield (*match.span("name"), 0.7)
    lower = text.islower()
    spoken = text[:800].lower().replace("'", " ").replace("’", " ").split()
    english = len(_ENGLISH_SIGNS.intersection(spoken)) >= _FEWEST_SIGNS
    index = 0
    while index < len(words):
        if lower:
            length = _lower_name(text, words, index)
        else:
            length = _name(text, words, index, english=english) or (
                english and _foreign_pair(text, words, index)
            )
        if length:
            yield words[index].start, words[index + length - 1].end, 0.7
        index += max(length, 1)


def _foreign_pair(text: str, words: list[_Word], index: int) -> int:
    """Two or three capitalised words in an English text that are no English words."""
    first = words[index]
    if not _is_name_word(first) or first.initial or first.plain in names("places_too"):
        return 0
    length = _run(text, words, index)
    run = words[index : index + length]
    if not 2 <= length <= 4 or stands_for_a_firm(text, run[-1].end):
        return 0
    middle_initial = any(word.initial for word in run[1:-1])
    plain = all(word.initial or not is_english(word.plain) or _is_given(word) for word in run)
    mixed = not any(word.text.isupper() and not word.initial for word in run)
    return length if mixed and (plain or middle_initial) and not is_english(first.plain) else 0


def _with_kin(text: str, words: list[_Word], spans: list[_Span]) -> list[_Span]:
    """Beside the names found: their parts elsewhere, and who is listed next to them."""
    parts = {
        folded(part)
        for start, end, _ in spans
        for part in text[start:end].split()
        if len(part) > 2 and part[0].isupper()
    } - NO_NAMES
    covered = [(start, end) for start, end, _ in spans]
    found_ends = {end for _, end in covered}
    starts = {start for start, _ in covered}
    more: list[_Span] = []
    for index, word in enumerate(words):
        if not _is_name_word(word) or word.initial:
            continue
        before = words[index - 1].end if index else -1
        listed = before in found_ends and _LISTED.fullmatch(text, before, word.start)
        if (word.plain in parts and word.start not in starts) or listed:
            more.append((word.start, word.end, 0.5))
            found_ends.add(word.end)
    return spans + more


def _words(text: str) -> list[_Word]:
    words = []
    pattern = _ANY_WORD if text.islower() else _NAME_WORD
    for match in pattern.finditer(text):
        before = text[max(0, match.start() - 3) : match.start()].rstrip(" \t")
        opens = not before or before[-1] in _SENTENCE_END
        written = match.group().removesuffix("'s").removesuffix("’s").rstrip("'’-")
        start = match.start()
        words.append(_Word(start, start + len(written), written, folded(written), opens))
    return words


def _is_name_word(word: _Word) -> bool:
    """A capitalised word that may be part of a name."""
    return word.capital and not word.text[0].isdigit() and word.plain not in NO_NAMES


def _is_given(word: _Word) -> bool:
    parts = word.plain.split("-")
    return word.plain in names("given") or (len(parts) == 2 and parts[0] in names("given"))


def _is_family(word: _Word, *, english: bool = False) -> bool:
    known = word.plain in names("family") or (english and word.plain in names("nouns_too"))
    return known or ends_like_a_family_name(word.plain)


def _run(text: str, words: list[_Word], index: int) -> int:
    """How many words from here on stand side by side as a name would: capitals, particles."""
    length = 0
    while index + length < len(words) and length < _MOST_WORDS:
        word = words[index + length]
        if length and not _adjoins(text, words[index + length - 1], word):
            break
        particle = length > 0 and word.plain in PARTICLES
        if not particle and not (
            _is_name_word(word)
            and (
                length == 0
                or not word.text.isupper()
                or word.initial
                or words[index].text.isupper()
            )
        ):
            break
        length += 1
    while length and words[index + length - 1].plain in PARTICLES:
        length -= 1
    return length


def _adjoins(text: str, left: _Word, right: _Word) -> bool:
    between = text[left.end : right.start]
    if between in {". ", "."}:
        return left.initial
    return between == " "


def _name(text: str, words: list[_Word], index: int, *, english: bool) -> int:
    """How many words from here on are a name; 0 when none begins here."""
    first = words[index]
    if not _is_name_word(first) or (first.initial and not first.opens):
        return 0
    length = _run(text, words, index)
    run = words[index : index + length]
    if not length or stands_for_a_firm(text, run[-1].end):
        return 0
    return length if _begins_a_name(text, run, english=english) else 0


def _begins_a_name(text: str, run: list[_Word], *, english: bool) -> bool:
    first, rest = run[0], run[1:]
    if _is_given(first):
        return True
    if first.plain in names("words_too"):
        follows = any(_is_family(word) or _is_given(word) or word.initial for word in rest)
        speaks = not rest and text[first.end : first.end + 1] == ":"
        return follows or speaks or (not first.opens and len(run) <= 2)
    if first.plain in names("places_too"):
        return any(_is_family(word) for word in rest)
    if rest:
        return _is_family(run[-1], english=english)
    known = _is_family(first, english=english) and len(first.plain) > 3
    return (known and not after_place_word(text, first.start)) or after_cue(text, first.start)


def _lower_pair(text: str, words: list[_Word], index: int) -> int:
    """Two words that are no English ones, the second a family name: "monika zilkova"."""
    pair = words[index : index + 2]
    if len(pair) < 2 or min(len(word.plain) for word in pair) < 4:
        return 0
    strange = not any(is_english(word.plain) for word in pair)
    return 2 if strange and _adjoins(text, *pair) and _is_family(pair[1]) else 0


def _lower_name(text: str, words: list[_Word], index: int) -> int:
    """Names in a text without a single capital: a given name and what is no word beside it."""
    first = words[index]
    if first.plain not in names("given") or len(first.plain) < 3:
        return _lower_pair(text, words, index)
    length = 1
    while index + length < len(words) and length < 3:
        word = words[index + length]
        if not _adjoins(text, words[index + length - 1], word):
            break
        if len(word.plain) > 1 and not _is_family(word) and word.plain not in names("given"):
            break
        length += 1
    return length if length > 1 or len(first.plain) > 3 else 0
