"""The lead's own values that no engine may see: masked first and exactly, in any writing."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from handrail.core.preparation.spans import Span

CONTACT_KINDS = ("email", "phone")
TEXT_FIELDS = frozenset({"message", "subject"})
_SOURCE_FIELDS = frozenset(
    "page referrer campaign form form_id ad adset channel source language locale consent record_id "
    "submitted_at created_at".split()
)
"""Where a lead came from: not about a person, and often only a common word."""
_COMMON = frozenset("yes no true false none null n/a unknown other ja nein si any".split())
FEWEST_CHARACTERS = 3
FEWEST_DIGITS = 5
WHOLE_WORDS_BELOW = 6
"""A shorter value is masked as a word only: Ann is not taken out of “planned”."""


@dataclass(frozen=True, slots=True)
class OwnValue:
    """One value of the lead's own fields. `kind` names its placeholder, `key` the field."""

    kind: str
    key: str
    text: str


def own_values(
    fields: Mapping[str, str],
    *,
    allowed: Collection[str],
    never: Collection[str],
    kinds: Collection[str],
) -> tuple[OwnValue, ...]:
    """What must not be seen of these fields: masked kinds, and every field that is not allowed."""
    return tuple(_own_values(fields, allowed, never, kinds))


def _own_values(
    fields: Mapping[str, str],
    allowed: Collection[str],
    never: Collection[str],
    kinds: Collection[str],
) -> Iterator[OwnValue]:
    for name, value in fields.items():
        text = " ".join(value.split())
        if name in TEXT_FIELDS or len(text) < FEWEST_CHARACTERS or text.casefold() in _COMMON:
            continue
        masked = name in kinds or (name == "name" and "person" in kinds)
        if masked or name in never or (name not in allowed and not _is_source(name)):
            yield OwnValue("person" if name == "name" else name, name, text)
            if name == "name":
                yield from _parts_of_name(text)


def _parts_of_name(text: str) -> Iterator[OwnValue]:
    parts = [part for part in text.split() if len(part) >= FEWEST_CHARACTERS]
    for place, part in enumerate(parts if len(parts) > 1 else ()):
        yield OwnValue("person", f"name.{place}", part)


def _is_source(name: str) -> bool:
    return name in _SOURCE_FIELDS or name.startswith("utm_") or name.endswith("clid")


def own_spans(text: str, own: Sequence[OwnValue]) -> Iterator[Span]:
    """Where the lead's own values stand in a text, exactly or in another writing."""
    for value in own:
        for match in _pattern(value.kind, value.text).finditer(text):
            yield Span(match.start(), match.end(), value.kind, value.key)


@lru_cache(maxsize=512)
def _pattern(kind: str, value: str) -> re.Pattern[str]:
    digits = re.sub(r"\D", "", value)
    if kind == "phone" and len(digits) >= FEWEST_DIGITS:
        return _number(digits)
    words = r"\s+".join(map(re.escape, value.split()))
    if len(value) < WHOLE_WORDS_BELOW:
        return re.compile(rf"(?<!\w){words}(?!\w)", re.IGNORECASE)
    return re.compile(words, re.IGNORECASE)


def _number(digits: str) -> re.Pattern[str]:
    """A telephone number in any writing: a national one leaves the country's digits out."""
    tail = digits[-9:] if len(digits) > 9 else digits
    return re.compile(
        r"(?:\+|\b00|(?<!\d))\(?(?:\d[\s()./-]{0,3}){0,5}" + r"[\s()./-]{0,3}".join(tail)
    )
