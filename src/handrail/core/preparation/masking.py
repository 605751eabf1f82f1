"""Masking: private values become stable placeholders, with the way back kept apart."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from handrail.core.detect.private_data import find_private_data

_PLACEHOLDER = re.compile(r"\[[A-Z]+(?:_[A-Z]+)*_\d+\]")
_NUMBERED_IDS = frozenset({"us_ssn", "gb_nino", "gb_nhs"})
OTHER_NATIONAL_IDS = re.compile(r"^(?:[a-z]{2}_[a-z_]+)$")


Span = tuple[int, int, str, str]
"""Start, end, kind, and the known value where the stretch is a writing of one."""
Known = tuple[str, str]
"""Kind and value of something private that is known beforehand."""


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

    def placeholder(self, kind: str, value: str, meaning: str = "") -> str:
        """`[PHONE_1]` for this value; numbers grow in the order of first sight.

        `meaning` is the lead's own value where `value` is another writing of it.
        """
        key = (kind, _comparable(kind, meaning or value))
        if key not in self._known:
            self._counts[kind] = self._counts.get(kind, 0) + 1
            name = f"[{kind.upper()}_{self._counts[kind]}]"
            self._known[key] = name
            self.values[name] = value
        return self._known[key]


def _comparable(kind: str, value: str) -> str:
    if kind in ("phone", "credit_card", "bank_account", "iban"):
        return re.sub(r"\W", "", value).casefold()
    return " ".join(value.split()).casefold()


def known_spans(text: str, known: Iterable[Known]) -> list[Span]:
    """Where known values stand in a text, exactly or in another writing."""
    found = []
    for kind, value in known:
        pattern = _pattern_of(kind, value)
        if pattern is not None:
            found += [(m.start(), m.end(), kind, value) for m in pattern.finditer(text)]
    return found


def _pattern_of(kind: str, value: str) -> re.Pattern[str] | None:
    bare = value.strip()
    if len(bare) < 3:
        return None
    if kind != "phone":
        return re.compile(r"\s+".join(map(re.escape, bare.split())), re.IGNORECASE)
    digits = re.sub(r"\D", "", bare)
    if len(digits) < 5:
        return re.compile(re.escape(bare))
    # A national writing leaves the country's digits out: the last nine tell a number apart.
    tail = digits[-9:] if len(digits) > 9 else digits
    return re.compile(r"(?:\+|00)?\(?(?:\d[\s()./-]{0,3}){0,5}" + r"[\s()./-]{0,3}".join(tail))


def private_values(texts: Iterable[str], kinds: Iterable[str]) -> list[Known]:
    """What is private in any of the texts: found once, it is masked wherever it stands."""
    wanted = frozenset(kinds)
    return [
        (kind, finding.text)
        for text in texts
        for finding in find_private_data(text)
        for kind in [finding.code.partition(".")[2]]
        if is_wanted(kind, wanted)
    ]


def mask(
    text: str, masks: Masks, *, kinds: Iterable[str], known: Iterable[Known]
) -> tuple[str, tuple[Piece, ...]]:
    """The text with every private value of these kinds replaced, and where each stood."""
    wanted = frozenset(kinds)
    spans = [span for span in known_spans(text, known) if is_wanted(span[2], wanted)]
    for finding in find_private_data(text):
        kind = finding.code.partition(".")[2]
        if is_wanted(kind, wanted):
            spans.append((finding.start, finding.end, kind, ""))
    spans += [(m.start(), m.end(), "bracket", "") for m in _PLACEHOLDER.finditer(text)]
    return _replace(text, _apart(spans), masks)


def is_wanted(kind: str, wanted: frozenset[str]) -> bool:
    """Whether a kind is to be masked; `national_id` stands for the number of any country."""
    if kind in wanted:
        return True
    national = kind in _NUMBERED_IDS or (
        OTHER_NATIONAL_IDS.match(kind) is not None and len(kind.partition("_")[0]) == 2
    )
    return national and "national_id" in wanted and kind != "ip_address"


def _apart(spans: Sequence[Span]) -> list[Span]:
    """Overlapping spans as one, so that nothing of either is left over."""
    joined: list[Span] = []
    for start, end, kind, meaning in sorted(spans):
        if joined and start < joined[-1][1]:
            first, last, known, known_meaning = joined[-1]
            joined[-1] = (first, max(last, end), known, known_meaning or meaning)
        elif end > start:
            joined.append((start, end, kind, meaning))
    return joined


def _replace(text: str, spans: Sequence[Span], masks: Masks) -> tuple[str, tuple[Piece, ...]]:
    parts: list[str] = []
    pieces: list[Piece] = []
    position = length = 0
    for start, end, kind, meaning in spans:
        name = masks.placeholder(kind, text[start:end], meaning)
        parts += [text[position:start], name]
        length += start - position
        pieces.append(Piece(length, length + len(name), start, end))
        length += len(name)
        position = end
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
