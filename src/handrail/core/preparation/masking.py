"""Masking: private values become stable placeholders, with the way back kept apart."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from handrail.core.detect.private_data import find_private_data
from handrail.core.preparation.own_values import FEWEST_CHARACTERS, OwnValue, own_spans
from handrail.core.preparation.spans import Span, joined

_PLACEHOLDER = re.compile(r"\[[A-Z]+(?:_[A-Z]+)*_\d+\]")
_NATIONAL = re.compile(r"^[a-z]{2}_[a-z_]+$")
_NO_NATIONAL = frozenset({"ip_address"})
_LONG_NUMBER = re.compile(r"(?<![\d.,])\d(?:[ \u00a0-]?\d){11,}")
_PAYMENT = frozenset({"credit_card", "iban", "bank_account", "national_id"})
"""With any of these masked, every long run of digits is: a card number glued to another too."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One masked stretch: where it stands in the masked text and in the original."""

    masked_start: int
    masked_end: int
    start: int
    end: int


@dataclass(slots=True)
class Masks:
    """Placeholders of one lead: the same value is the same placeholder in every text."""

    values: dict[str, str] = field(default_factory=dict)
    _known: dict[tuple[str, str], str] = field(default_factory=dict)
    _counts: dict[str, int] = field(default_factory=dict)

    def placeholder(self, kind: str, value: str, key: str = "") -> str:
        """`[PHONE_1]` for this value; numbers grow in the order of first sight.

        `key` tells values apart; without it, two writings of one number are the same value.
        """
        identity = (kind, key or _comparable(value))
        if identity not in self._known:
            self._counts[kind] = self._counts.get(kind, 0) + 1
            name = f"[{_label(kind)}_{self._counts[kind]}]"
            self._known[identity] = name
            self.values[name] = value
        return self._known[identity]


def _label(kind: str) -> str:
    return re.sub(r"[^A-Z]+", "_", kind.upper()).strip("_") or "VALUE"


def _comparable(value: str) -> str:
    if sum(character.isdigit() for character in value) >= 5:
        return re.sub(r"\W", "", value).casefold()
    return " ".join(value.split()).casefold()


Found = tuple[tuple[str, int, str], ...]
"""Kind, start and value of each thing that detection finds in one text."""


class Finder:
    """What is private in the texts of one lead: each text is read once, for this lead only."""

    def __init__(self, kinds: Iterable[str]) -> None:
        self.wanted = frozenset(kinds)
        self._found: dict[str, Found] = {}

    def find(self, text: str) -> Found:
        """The findings of the wanted kinds, by position."""
        if text not in self._found:
            self._found[text] = tuple(_found(text, self.wanted)) if text else ()
        return self._found[text]


def mask(
    text: str, masks: Masks, *, finder: Finder, own: Sequence[OwnValue]
) -> tuple[str, tuple[Piece, ...]]:
    """The text with every private value of these kinds replaced, and where each stood.

    The lead's own values come first and exactly; then whatever detection finds. What a lead
    wrote that looks like a placeholder is masked itself, so that it is never taken for ours.
    """
    spans = [Span(m.start(), m.end(), "bracket") for m in _PLACEHOLDER.finditer(text)]
    spans += own_spans(text, own)
    spans += [Span(start, start + len(value), kind) for kind, start, value in finder.find(text)]
    if finder.wanted & _PAYMENT:
        spans += [Span(m.start(), m.end(), "number") for m in _LONG_NUMBER.finditer(text)]
    return _replace(text, joined(spans), masks, {value.key: value.text for value in own})


def found_values(texts: Iterable[str], finder: Finder) -> tuple[OwnValue, ...]:
    """What is private in any of the texts: found once, it is masked wherever it stands."""
    values = {
        (kind, _comparable(value)): OwnValue(kind, f"{kind}:{_comparable(value)}", value)
        for text in texts
        for kind, _, value in finder.find(text)
        if len(value) >= FEWEST_CHARACTERS
    }
    return tuple(values.values())


def _found(text: str, wanted: frozenset[str]) -> Iterator[tuple[str, int, str]]:
    """Kind, start and value of each finding; its sentence's full stop is not part of it."""
    for finding in find_private_data(text):
        kind = finding.code.partition(".")[2]
        if is_wanted(kind, wanted):
            yield kind, finding.start, finding.text.rstrip(" \t\r\n.,;:!?") or finding.text


def is_wanted(kind: str, wanted: frozenset[str]) -> bool:
    """Whether a kind is to be masked; `national_id` stands for the number of any country."""
    if kind in wanted:
        return True
    is_national = _NATIONAL.match(kind) is not None and kind not in _NO_NATIONAL
    return is_national and "national_id" in wanted


def _replace(
    text: str, spans: Sequence[Span], masks: Masks, own: Mapping[str, str]
) -> tuple[str, tuple[Piece, ...]]:
    parts: list[str] = []
    pieces: list[Piece] = []
    position = length = 0
    for span in spans:
        written = text[span.start : span.end]
        name = masks.placeholder(span.kind, own.get(span.key, written), span.key)
        parts += [text[position : span.start], name]
        length += span.start - position
        pieces.append(Piece(length, length + len(name), span.start, span.end))
        length += len(name)
        position = span.end
    return "".join([*parts, text[position:]]), tuple(pieces)


def original_offset(offset: int, pieces: Sequence[Piece], *, is_end: bool) -> int:
    """The offset in the original of an offset in the masked text; inside a piece, its border."""
    shift = 0
    for piece in pieces:
        if offset >= piece.masked_end:
            shift = piece.end - piece.masked_end
        elif offset > piece.masked_start:
            return piece.end if is_end else piece.start
        else:
            break
    return offset + shift


def restore(text: str, values: Mapping[str, str]) -> str:
    """The text with placeholders as the values that they stand for; unknown ones stay."""
    return _PLACEHOLDER.sub(lambda match: values.get(match.group(), match.group()), text)


def invented_placeholders(text: str, values: Mapping[str, str]) -> tuple[tuple[int, int], ...]:
    """Where a text that an engine wrote holds placeholders that stand for nothing."""
    return tuple(m.span() for m in _PLACEHOLDER.finditer(text) if m.group() not in values)
