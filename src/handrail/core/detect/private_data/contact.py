"""Contact data: e-mail addresses, telephone numbers, network addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from ipaddress import ip_address

from handrail.core.detect.private_data.found import found
from handrail.core.findings import Finding, Severity

_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}")
_PHONE = re.compile(
    r"(?<![\w./-])(?<!\d,)(?:\+|00)?\(?\d{1,6}\)?(?:[ ./()-]{1,2}\(?\d{1,6}\)?){1,6}(?:\s?(?:x|ext\.?)\s?\d{1,6})?(?![\w@])"
    r"|(?<![\w./+-])(?<!\d,)\+?\d{7,15}(?![\w@])"
)
_DATE_LIKE = re.compile(
    r"(?:19|20)\d\d-\d\d-\d\d.*|\d{1,4}[./-]\d{1,2}[./-]\d{1,4}|\d{1,2}[./]\d{1,2}|\d{1,2}:\d{2}.*"
)
_MONEY_LIKE = re.compile(r"\d{1,3}(?:[.,]\d{3})+(?:[.,]\d{1,2})?|\d{1,3}(?: \d{3})(?:[.,]\d{1,2})?")
_CURRENCY = re.compile(
    r"(?i)\s?(?:[$€£¥₹]|eur|usd|gbp|chf|euro|dollar|pound|reais|kr\b|zł|people|units|m2|m²|km)"
)
_IPV4 = re.compile(r"(?<![\d.])(?:\d{1,3}\.){3}\d{1,3}(?![\d.])")
_IPV6 = re.compile(r"(?<![\w:])(?:[0-9a-fA-F]{1,4}:){3,7}[0-9a-fA-F]{1,4}(?![\w:])")
PHONE_DIGITS = range(7, 16)
"""How many digits a telephone number has: ITU-T E.164 allows at most 15."""


def find(text: str) -> Iterator[Finding]:
    """Contact data, with severity `info`: found and masked, no reason to hold a lead back."""
    for match in _EMAIL.finditer(text) if "@" in text else ():
        yield found(
            text, match.start(), match.end(), "email", "An e-mail address.", severity=Severity.INFO
        )
    for match in _PHONE.finditer(text):
        if _is_phone(match.group()) and not _is_counted(text, *match.span()):
            yield found(
                text,
                match.start(),
                match.end(),
                "phone",
                "A telephone number.",
                severity=Severity.INFO,
                confidence=0.8,
            )
    for pattern in (_IPV4, _IPV6):
        for match in pattern.finditer(text):
            if _is_ip(match.group()):
                yield found(
                    text,
                    match.start(),
                    match.end(),
                    "ip_address",
                    "A network address.",
                    severity=Severity.INFO,
                )


def _is_phone(written: str) -> bool:
    digits = sum(character.isdigit() for character in written)
    if digits not in PHONE_DIGITS:
        return False
    bare = written.strip()
    return not (_DATE_LIKE.fullmatch(bare) or _MONEY_LIKE.fullmatch(bare) or _is_ip(bare))


def _is_counted(text: str, start: int, end: int) -> bool:
    """Whether a currency or a unit stands beside the number."""
    return _CURRENCY.match(text, end) is not None or text[:start].rstrip()[-1:] in tuple("$€£¥₹")


def _is_ip(written: str) -> bool:
    try:
        ip_address(written)
    except ValueError:
        return False
    return True
