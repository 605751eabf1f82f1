"""Values in a lead's text: money, times, quantities, places, ways of contact."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from handrail.core.outputs import Evidence
from handrail.core.preparation.reading import Reading

_NUMBER = r"(?:\d{1,3}(?:[.,'’ ]\d{3})+|\d+(?:[.,]\d+)?)"
_RANGE = rf"{_NUMBER}(?:\s?(?:-|–|to|bis|a|and|x|by)\s?{_NUMBER})?"
_UNITS = (
    r"(?:square|sq\.?)\s?(?:met(?:er|re)s?|f(?:ee|oo)t|m|ft)|m²|m2|qm|sqm|quadratmeter|metros?\scuadrados|"
    r"mètres?\scarrés|meters?|metres?|feet|ft|cm|rooms?|bedrooms?|bathrooms?|windows?|doors?|sockets?|double\ssockets|"
    r"spots?|flats?|apartments?|units?|boilers?|radiators?|storeys?|stories|floors?|zimmer|bäder|fenster|türen|"
    r"wohnungen|habitaciones|ventanas|puertas|pisos|pièces|fenêtres|chairs|desks|people|persons"
)
_SPELLED = (
    "one|two|three|four|five|six|seven|eight|nine|ten|twelve|both|ein|eine|zwei|drei|vier|fünf|sechs|"
    "dos|tres|cuatro|cinco|seis|deux|trois|quatre"
)
_QUANTITY = re.compile(
    rf"(?i)\b(?:about|around|roughly|some|approx\.?|ca\.?|etwa|ungefähr|unos|unas|environ)?\s?"
    rf"(?:{_RANGE}|{_SPELLED})[\s-](?:\w+\s){{0,2}}?(?:{_UNITS})(?!\w)|{_NUMBER}\s?(?:m²|m2|qm|sqm|ft²)(?!\w)"
)
_STOREY = re.compile(r"(?i)\b(?:single|one|two|three|double)[\s-]stor(?:e?y|ied)\b")
_BUDGET = re.compile(
    rf"(?i)\b(?:budget\w*|spend|presupuesto|orçamento|estimated value|set aside|earmarked)\b[^.\n\d]{{0,30}}?"
    rf"({_RANGE}\s?(?:k|€|euros?|eur|usd|dollars?|pounds?|gbp|thousand)?)"
)
_CURRENCY = re.compile(
    rf"(?i)(?:[$£€]\s?{_RANGE}\s?k?|{_RANGE}\s?(?:€|euros?|eur|usd|dollars?|pounds?|gbp|k\b))"
)
_PLACE = re.compile(
    r"\b(?:[Ii]n|[Aa]t|near|[Aa]us|[Ee]n|à)\s(?:the\s)?((?:north|south|east|west)\send\sof\s[A-Z][\w-]+|"
    r"[A-ZÄÖÜ][\w'äöüßáéíóúñ-]{2,}(?:\s[A-ZÄÖÜ][\w'äöüßáéíóúñ-]+){0,3})"
)
_STREET = re.compile(
    r"\b\d{1,5}[a-z]?\s(?:[A-Z][\w'.-]+\s){1,3}(?:Street|St|Road|Rd|Lane|Ln|Avenue|Ave|Drive|Way|Court|Close|Quay)\b"
    r"|\b(?:[A-Z][\w'.-]+\s){1,2}(?:Street|Road|Lane|Avenue|Drive|Quay)\b(?:\s\d{1,5})?"
    r"|\b[A-ZÄÖÜ][\wäöüß-]+(?:straße|strasse|str\.|weg|platz|allee|gasse)\s?\d{0,4}"
)
_MONTHS = frozenset(
    (
        "january february march april may june july august september october november "
        "december monday tuesday wednesday thursday friday saturday sunday januar februar "
        "märz mai juni juli oktober dezember montag dienstag mittwoch donnerstag freitag "
        "samstag sonntag enero febrero marzo abril mayo junio julio agosto septiembre "
        "octubre noviembre diciembre english german spanish hi hello dear facebook google"
    ).split()
)
_CONTACT = re.compile(
    r"(?i)\b(?:(?:please\s)?(?:call|ring|phone|text|e-?mail|write to)\s(?:me|us|her|him)\b[^.!?\n]{0,40}"
    r"|prefers?\s(?:a\scall|e-?mail|to\sbe\scalled|text|phone)[^.!?\n]{0,30}|no\se-?mail|by\s(?:phone|e-?mail|text)"
    r"|(?:best|only)\s(?:reached|by)[^.!?\n]{0,30}|don'?t call\s[^.!?\n]{0,30}|after\s\d{1,2}(?::\d{2})?\s?(?:am|pm)"
    r"|am besten erreichen sie (?:mich|uns)[^.!?\n]{0,30}|try again after\s\d{1,2})"
)
_PHOTO = re.compile(r"(?i)\b(?:photos?|pictures?|fotos?|bilder|imágenes)\b")
_DEADLINE = re.compile(
    r"(?i)\b(?:before|until|bis|antes de|vor|avant)\s[^.!?,;\n]{2,80}(?<=\w)(?!\w)"
    r"|\bby\s(?:the\s|end\s|early\s|late\s|mid\s|next\s|this\s|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|\d)"
    r"[^.!?,;\n]{0,40}(?<=\w)(?!\w)|\bwithin\s[^.!?,;\n]{3,40}(?<=\w)(?!\w)"
)
_MEASURED = ("SPAN", "WHEN")
_AMOUNT = re.compile(r"\d{1,3}(?:[.,'’]\d{3})+|\d{5,}")
_AGE = re.compile(r"(?i)(?:years? old|años|jahre alt|ans)\b")


def money(reading: Reading) -> Iterator[Evidence]:
    """Amounts with a currency or beside a word such as budget, ranges as one."""
    for match in _BUDGET.finditer(reading.text):
        yield reading.evidence(*_trimmed(reading.text, *match.span(1)))
    for match in _CURRENCY.finditer(reading.text):
        yield reading.evidence(*_trimmed(reading.text, *match.span()))


def quantities(reading: Reading) -> Iterator[Evidence]:
    """Numbers with a unit: areas, rooms, pieces, storeys."""
    for pattern in (_QUANTITY, _STOREY):
        for match in pattern.finditer(reading.text):
            yield reading.evidence(*_trimmed(reading.text, *match.span()))


def times(reading: Reading) -> Iterator[Evidence]:
    """Dates, days, spans and deadlines."""
    for match in _DEADLINE.finditer(reading.text):
        yield reading.evidence(*_trimmed(reading.text, *match.span()))
    for index, token in enumerate(reading.tokens.tokens):
        if token.text in _MEASURED:
            start, end = reading.tokens.span(index, index + 1)
            if not _AMOUNT.search(reading.text[start:end]) and not _is_age(reading, start, end):
                yield reading.evidence(start, end)


def _is_age(reading: Reading, start: int, end: int) -> bool:
    return _AGE.search(reading.text, start, min(end + 10, len(reading.text))) is not None


def places(reading: Reading) -> Iterator[Evidence]:
    """Streets, masked addresses, and names after in, at or near."""
    for match in re.finditer(r"\[(?:STREET_ADDRESS|ZIP_CODE)_\d+\]", reading.text):
        yield reading.evidence(*match.span())
    for match in _STREET.finditer(reading.text):
        yield reading.evidence(*match.span())
    for match in _PLACE.finditer(reading.text):
        first = match.group(1).split()[0].lower()
        if first not in _MONTHS:
            yield reading.evidence(*match.span(1))


def contact_ways(reading: Reading) -> Iterator[Evidence]:
    """How and when somebody wants to be reached."""
    for match in _CONTACT.finditer(reading.text):
        yield reading.evidence(*_trimmed(reading.text, *match.span()))


def photos(reading: Reading) -> Iterator[Evidence]:
    """That there are photos, or will be."""
    for match in _PHOTO.finditer(reading.text):
        yield reading.evidence(*match.span())


def phones(reading: Reading) -> Iterator[Evidence]:
    """A telephone number, masked or not."""
    for match in re.finditer(r"\[PHONE_\d+\]", reading.text):
        yield reading.evidence(*match.span())


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    raw = text[start:end]
    start += len(raw) - len(raw.lstrip())
    return start, start + len(raw.strip().rstrip(",;"))


FINDERS: Mapping[str, Callable[[Reading], Iterator[Evidence]]] = {
    "money": money,
    "quantity": quantities,
    "date": times,
    "place": places,
    "photo": photos,
    "phone": phones,
}
"""Which finder answers a required fact of a kind."""
