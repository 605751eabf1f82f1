"""Postcodes, ages and dates of birth."""

from __future__ import annotations

import re
from collections.abc import Iterator

from handrail.core.detect.private_data.found import found
from handrail.core.findings import Finding, Severity

_ZIP = re.compile(
    r"(?<![\w$€£.,-])(?:(?P<uk>[A-Z]{1,2}\d[A-Z\d]?\s\d[A-Z]{2}|[A-Z]\d[A-Z]\s\d[A-Z]\d)"
    r"|[A-Z]{2}\s(?P<us>\d{5}(?:-\d{4})?)"
    r"|(?i:zip(?:\s?code)?|post(?:al)?\s?code|postcode|plz|c\.?p\.?|cap|cep|código postal|code postal)\s?(?:is|:|ist|es|est)?\s?"
    r"(?P<cued>(?=[\w-]*\d)[A-Za-z\d]{2,6}(?:[ -][A-Za-z\d]{2,4})?))(?![\w-])"
    r"|(?<=\n)[ \t>]*(?P<line>\d{4,6}(?:-\d{3,4})?)(?=[ \t]*(?:\n|$))"
)
_AGE = re.compile(
    r"(?i)\b(\d{1,3})(?=[ -]?(?:years?[ -]old|yrs?[ -]old|y/?o\b|jahre alt|años|ans\b|anos de idade))"
)
_DATE = (
    r"(?:\d{1,2}[./-]\d{1,2}[./-](?:19|20)?\d{2}|(?:19|20)\d{2}-\d{2}-\d{2}|\d{1,2}(?:st|nd|rd|th|\.)?\s"
    r"(?:of\s|de\s)?[A-Za-zäéû]{3,12}\.?,?\s(?:de\s)?(?:19|20)\d{2}|[A-Za-z]{3,9}\s\d{1,2}(?:st|nd|rd|th)?,?\s(?:19|20)\d{2})"
)
_BIRTH = re.compile(
    r"(?i)\b(?:d\.?o\.?b\.?|date of birth|birth ?date|birthday|born(?: on)?|geboren(?: am)?|geburtsdatum|geb\.|"
    r"fecha de nacimiento|nacid[oa](?: el)?|date de naissance|née? le|data de nascimento|nascid[oa](?: em)?)"
    rf"(?:\s(?:is|ist|es|was|war))?\W{{0,4}}({_DATE})"
)


def find(text: str) -> Iterator[Finding]:
    """Postcodes and ages (severity `info`), and when somebody was born (needs a person)."""
    for match in _ZIP.finditer(text):
        span = match.span(match.lastgroup or 0)
        yield found(text, *span, "zip_code", "A postcode.", severity=Severity.INFO, confidence=0.7)
    for match in _AGE.finditer(text):
        yield found(text, *match.span(1), "age", "A person's age.", severity=Severity.INFO)
    for match in _BIRTH.finditer(text):
        yield found(text, *match.span(1), "date_of_birth", "A date of birth.")
