"""Payment data: card numbers by Luhn's check, IBANs by theirs, account numbers by their cue."""

from __future__ import annotations

import re
from collections.abc import Iterator

from stdnum import iban, luhn

from handrail.core.detect.private_data.found import found
from handrail.core.findings import Finding

_DIGIT_RUN = re.compile(r"\d+(?:[ -]\d+)*")
_DIGITS = re.compile(r"\d+")
CARD_LENGTHS = range(13, 20)
"""Digits of a card number (ISO/IEC 7812)."""
_IBAN = re.compile(r"(?<![A-Za-z0-9])[A-Za-z]{2}\d{2}(?: ?[A-Za-z0-9]{2,4}){3,8}(?![A-Za-z0-9])")
_ACCOUNT = re.compile(
    r"(?i)\b(?:account|acct|a/c|konto|routing|sort\s*code|cuenta|compte|conta)\b"
    r"[\s#:.]{0,3}(?:number|no\.?|nummer|num|n[ºo°]\.?|is|ist|es|:)*[\s#:.]{0,4}"
    r"(\d[\d -]{4,20}\d)"
)
_DIGIT_WORDS = (
    "zero|oh|one|two|three|four|five|six|seven|eight|nine|double|triple|null|eins|zwei|drei|vier|"
    "funf|fünf|sechs|sieben|acht|neun|cero|uno|dos|tres|cuatro|cinco|seis|siete|ocho|nueve"
)
_SPOKEN = re.compile(rf"(?i)\b(?:{_DIGIT_WORDS})(?:[\s,-]+(?:{_DIGIT_WORDS})){{11,22}}\b")
_SECURITY_CODE = re.compile(r"(?i)\b(?:cvv2?|cvc2?|csc|security code|prüfnummer)\b\W{0,4}\d{3,4}\b")
_THREE_DIGITS = re.compile(r"\d[ -]?\d[ -]?\d")
SHORTEST_IBAN = 15
"""Norway's, the shortest in the registry (ISO 13616)."""
_FIRST_DIGITS = ("2", "3", "4", "5", "6", "1800")
"""Issuers' first digits (ISO/IEC 7812): 2, 5 Mastercard, 3 Amex, 4 Visa, 6 Discover, 1800 JCB."""
_CUED_CARD = re.compile(
    r"(?i)\b(?:card|visa|mastercard|amex|maestro|karte|tarjeta|carte|cart[aã]o)\b[^\d\n]{0,25}(\d(?:[ -]?\d){11,18})(?!\d)"
)


def find(text: str) -> Iterator[Finding]:
    """Cards, IBANs and account numbers; each needs a person."""
    yield from _spoken(text)
    if _THREE_DIGITS.search(text) is None:
        return
    for start, end in _cards(text):
        yield found(text, start, end, "credit_card", "A payment card's number.")
    for match in _CUED_CARD.finditer(text):
        if luhn.is_valid(re.sub(r"\D", "", match.group(1))):
            yield found(text, *match.span(1), "credit_card", "A payment card's number.")
    for start, end in _ibans(text):
        yield found(text, start, end, "iban", "A bank account's number (IBAN).")
    for match in _ACCOUNT.finditer(text):
        yield found(
            text, *match.span(1), "bank_account", "A bank account's number.", confidence=0.7
        )
    for match in _SECURITY_CODE.finditer(text):
        yield found(text, *match.span(), "credit_card", "A payment card's security code.")


def _spoken(text: str) -> Iterator[Finding]:
    for match in _SPOKEN.finditer(text):
        yield found(text, *match.span(), "credit_card", "A long number read out, as of a card.")


def _cards(text: str) -> Iterator[tuple[int, int]]:
    """Groups of digits that together are a card's number, whatever number stands before them."""
    for run in _DIGIT_RUN.finditer(text):
        groups = [match.span() for match in _DIGITS.finditer(text, *run.span())]
        first = 0
        while first < len(groups):
            last = _last_group_of_card(text, groups, first)
            if last is not None:
                yield groups[first][0], groups[last][1]
            first = first + 1 if last is None else last + 1


def _last_group_of_card(text: str, groups: list[tuple[int, int]], first: int) -> int | None:
    digits = ""
    for index in range(first, len(groups)):
        digits += text[slice(*groups[index])]
        if len(digits) >= CARD_LENGTHS.stop:
            return None
        if len(digits) in CARD_LENGTHS and _is_card(digits):
            return index
    return None


def _is_card(digits: str) -> bool:
    return digits.startswith(_FIRST_DIGITS) and len(set(digits)) > 1 and luhn.is_valid(digits)


def _ibans(text: str) -> Iterator[tuple[int, int]]:
    position = 0
    while (match := _IBAN.search(text, position)) is not None:
        end = _end_of_iban(text, *match.span())
        if end:
            yield match.start(), end
        position = end or match.start() + 2


def _end_of_iban(text: str, start: int, end: int) -> int:
    """Where a valid IBAN ends: words that follow it look like more groups of it; 0 if none."""
    while end - start >= SHORTEST_IBAN:
        if iban.is_valid(text[start:end]):
            return end
        end = start + len(text[start:end].rpartition(" ")[0])
    return 0
