"""Street addresses, postcodes and dates of birth."""

from __future__ import annotations

import re
from collections.abc import Iterator

from handrail.core.detect.private_data.found import found
from handrail.core.findings import Finding, Severity

_STREET_TYPES = (
    "street|st|avenue|ave|road|rd|lane|ln|drive|dr|court|ct|boulevard|blvd|way|place|pl|square|sq|"
    "terrace|close|crescent|parkway|pkwy|highway|hwy|circle|cir|trail|quay|row|mews|gardens|grove|hill|walk"
)
_ENGLISH = re.compile(
    rf"\b\d{{1,6}}[A-Za-z]?(?:[ -]\d{{1,4}})?,?\s(?:[A-Z0-9][\w'.-]{{0,30}}\s){{1,4}}(?i:{_STREET_TYPES})\b\.?"
    r"(?:,?\s(?i:apt|apartment|suite|ste|unit|flat|floor|#)\.?\s?[\w-]{1,6})?"
)
_GERMAN = re.compile(
    r"\b[A-ZÄÖÜ][\wäöüß.-]{1,40}(?:straße|strasse|str\.|weg|platz|allee|gasse|"
    r"ring|damm|ufer)\s\d{1,4}\s?[a-z]?\b"
)
_ROMANCE = re.compile(
    r"(?i)\b(?:calle|c/|avenida|avda\.?|plaza|paseo|camino|rue|avenue|boulevard|chemin|rua|travessa|largo|via|viale)\s"
    r"(?:[\w'.ºª-]{1,30}\s){0,5}?[\w'.-]{1,30},?\s(?:n[ºo°.]?\s?)?\d{1,5}\b"
)
_FRENCH = re.compile(
    r"(?i)\b\d{1,4}(?:\s(?:bis|ter))?,?\s(?:rue|avenue|boulevard|chemin|place|"
    r"allée|quai)\s[^\d,.;\n]{3,40}"
)
_POST_BOX = re.compile(r"(?i)\b(?:p\.?\s?o\.?\s?box|postfach)\s\d{1,6}\b")
_ZIP = re.compile(
    r"(?<![\w$€£.,-])(?:[A-Z]{2}\s\d{5}(?:-\d{4})?|[A-Z]{1,2}\d[A-Z\d]?\s\d[A-Z]{2}|"
    r"[A-Z]\d[A-Z]\s\d[A-Z]\d)(?![\w-])"
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
    """Where somebody lives (severity `info`) and when somebody was born (needs a person)."""
    for pattern in (_ENGLISH, _GERMAN, _ROMANCE, _FRENCH, _POST_BOX):
        for match in pattern.finditer(text):
            yield found(
                text,
                *match.span(),
                "street_address",
                "A street address.",
                severity=Severity.INFO,
                confidence=0.8,
            )
    for match in _ZIP.finditer(text):
        yield found(
            text, *match.span(), "zip_code", "A postcode.", severity=Severity.INFO, confidence=0.7
        )
    for match in _BIRTH.finditer(text):
        yield found(text, *match.span(1), "date_of_birth", "A date of birth.")
