"""Reading an answer: everything in it that must be taken out before anybody may keep it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from handrail.core.detect.private_data import find_private_data
from handrail.core.detect.private_data.names import folded
from handrail.core.findings import Finding
from handrail.core.safe_intake import disguised
from handrail.core.safe_intake.contacts import KnownContacts
from handrail.core.safe_intake.fields import BY_CODE
from handrail.core.safe_intake.harmless import (
    is_label,
    is_no_name,
    is_plain_english,
    placeholder_spans,
    without_labels,
)
from handrail.core.safe_intake.refusal import Refusal, kind_of, replaced, without_overlaps

_ONLY_IN_EXAMPLES = frozenset({"private_data.health", "private_data.zip_code"})
"""Elsewhere these are words of rules: “no questions about diabetes”."""
_NEVER_MEANT = frozenset({"private_data.age"})
_NAMES_FIRMS = frozenset({"lead_source", "crm_destination", "response_time", "sample_fields"})
"""Fields that name vendors, so that a firm's name there is no client's."""
_BEFORE_A_NUMBER = re.compile(r"(?:\+|00)?[\d() ./-]{1,8}$")
_NAME_BEFORE = re.compile(r"(?<![\w'’.-])([A-ZÀ-ÖØ-ÞĀ-Ž][^\W\d_]{1,25}) $")
_AFTER_A_NAME = re.compile(r"[\w'’-]+")
_AROUND = " \t\n,;:.()[]<>{}\"'“”-"
_OWN_WORD = re.compile(r"[^\W\d_][\w'’&.-]*")
_MOST_ROUNDS = 4


@dataclass(frozen=True, slots=True)
class Allowance:
    """What may stand in an answer because of who answers and where.

    `own_words` are names that are public here: the workspace's own. `colleagues` are the names
    and addresses of members, for members alone. `contacts` are the people who are not to be named.
    """

    own_words: frozenset[str] = frozenset()
    colleagues: frozenset[str] = frozenset()
    contacts: KnownContacts = field(default_factory=KnownContacts)


NOBODY_KNOWN = Allowance()


def find_refusals(code: str, text: str, allowance: Allowance = NOBODY_KNOWN) -> tuple[Refusal, ...]:
    """What must be taken out of the answer to one field, by position, none over another."""
    spared = placeholder_spans(text)
    spared += _colleagues(text, allowance.colleagues)
    found = [*_by_detectors(code, text, allowance), *_disguised(code, text, allowance)]
    found += allowance.contacts.find(text)
    merged = without_overlaps(found)
    return tuple(left for one in merged for left in _outside(one, spared, text))


def find_all_refusals(
    answers: Mapping[str, str], allowance: Allowance = NOBODY_KNOWN
) -> dict[str, tuple[Refusal, ...]]:
    """What must be taken out, by field; fields in which nothing must are left out."""
    read = {code: find_refusals(code, answers.get(code, ""), allowance) for code in BY_CODE}
    return {code: found for code, found in read.items() if found}


def taken_out(code: str, text: str, allowance: Allowance = NOBODY_KNOWN) -> str:
    """The answer with placeholders for all that must go; reads it again until nothing is left."""
    for _ in range(_MOST_ROUNDS):
        refusals = find_refusals(code, text, allowance)
        if not refusals:
            break
        text = replaced(text, refusals)
    return text


def _by_detectors(code: str, text: str, allowance: Allowance) -> Iterator[Refusal]:
    for finding in find_private_data(text):
        if finding.code in _NEVER_MEANT:
            continue
        if finding.code in _ONLY_IN_EXAMPLES and code != "redacted_example":
            continue
        kind = kind_of(finding.code.partition(".")[2])
        start, end = _grown(text, finding)
        if kind == "person" and _is_harmless(text[start:end], finding, allowance):
            continue
        yield Refusal(start, end, kind, text[start:end])


def _disguised(code: str, text: str, allowance: Allowance) -> Iterator[Refusal]:
    for one in disguised.find(text, companies=code not in _NAMES_FIRMS):
        if one.kind == "company" and _starts_own(one.text, allowance.own_words):
            continue
        yield one


def _starts_own(written: str, own: frozenset[str]) -> bool:
    plain = folded(written)
    return any(plain.startswith(word) for word in own if " " in word or len(word) > 3)


def _is_harmless(written: str, finding: Finding, allowance: Allowance) -> bool:
    if is_no_name(written, allowance.own_words):
        return True
    return finding.confidence >= 0.8 and is_plain_english(written)


def _grown(text: str, finding: Finding) -> tuple[int, int]:
    """The whole of what the detector saw a part of: a number's prefix, a name's last letters."""
    start, end = finding.start, finding.end
    if finding.code == "private_data.phone":
        before = _BEFORE_A_NUMBER.search(text[max(0, start - 12) : start])
        if before and any(character.isdigit() for character in before.group()):
            start -= len(before.group().lstrip(" ./-"))
    elif finding.code == "private_data.person" and text[end - 1 : end].isalpha():
        after = _AFTER_A_NAME.match(text, end)
        end = after.end() if after else end
        before = _NAME_BEFORE.search(text[max(0, start - 32) : start])
        if before and not is_label(before.group(1)):
            start -= len(before.group())
    return without_labels(text, start, end) if finding.code.endswith("person") else (start, end)


def _colleagues(text: str, colleagues: Iterable[str]) -> list[tuple[int, int]]:
    lower = text.lower()
    spans = []
    for one in colleagues:
        at = lower.find(one)
        while one and at >= 0:
            spans.append((at, at + len(one)))
            at = lower.find(one, at + len(one))
    return spans


def _outside(one: Refusal, spared: Iterable[tuple[int, int]], text: str) -> Iterator[Refusal]:
    """The parts of a refusal that lie outside what is spared and say anything."""
    pieces = [(one.start, one.end)]
    for start, end in spared:
        pieces = [
            piece
            for begin, stop in pieces
            for piece in ((begin, min(stop, start)), (max(begin, end), stop))
            if piece[0] < piece[1] and (piece[1] <= start or piece[0] >= end)
        ]
    for begin, stop in pieces:
        if (begin, stop) == (one.start, one.end):
            yield one
            continue
        inner = text[begin:stop].strip(_AROUND)
        if any(character.isalnum() for character in inner):
            first = text.index(inner, begin)
            yield Refusal(first, first + len(inner), one.kind, inner)


def own_words_of(name: str) -> frozenset[str]:
    """The words of a business's own name, folded: the whole of it and each by itself."""
    words = [folded(word.rstrip(".'’-")) for word in _OWN_WORD.findall(name)]
    return frozenset(word for word in (*words, " ".join(words)) if len(word) > 1)
