"""Sizes and numbers of things: areas, dimensions, rooms, pieces, storeys."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from handrail.core.outputs import Evidence
from handrail.core.preparation.reading import Reading, quoted

_NUMBER = r"(?:\d{1,3}(?:[.,'’ ]\d{3})+|\d+(?:[.,]\d+)?)"
_SPELLED = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|both|a couple of|several|"
    "ein|eine|einen|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|zwölf|beide|mehrere|"
    "un|una|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|doce|ambas|ambos|varias|varios"
)
_COUNTED = "(?!(?:one|ein|eine|einen|un|una)\\b)"
"""“a window”, “ein Bad” says what it is, not how many; a digit or another number word does."""
_ABOUT = r"(?:(?:about|around|roughly|approximately|some|approx\.?|ca\.?|etwa|ungefähr|rund|unos|unas|aproximadamente|nearly)\s)?"
_AREA = (
    r"(?:(?:square|sq\.?)\s?(?:met(?:er|re)s?|f(?:ee|oo)t|m|ft|yards?)\b|m²|m2\b|qm\b|sqm\b|ft²|quadratmetern?\b|"
    r"metros?\scuadrados\b)"
)
_LENGTH = r"(?:m|cm|mm|ft|feet|foot|inch(?:es)?|in|met(?:er|re)s?|metern?|metros?|yards?)\b"
_THINGS = (
    r"rooms?|bedrooms?|bathrooms?|windows?|doors?|sockets?|plugs?|spots?|spotlights|lights|lamps|flats?|apartments?|"
    r"units?|houses|boilers?|radiators?|stor(?:e?y|ies|eys)|floors?|people|persons|guests|employees|staff|desks|chairs|"
    r"pages?|products|articles|courses|lessons|children|kids|patients|therapists|dogs|cats|"
    r"pieces|walls|taps|toilets|showers|panels|offices|users|licen[cs]es|"
    r"zimmer[n]?|bäder[n]?|fenster[n]?|türen|wohnungen|stockwerke[n]?|etagen|steckdosen|heizkörper[n]?|lampen|personen|"
    r"\w*seiten|produkte[n]?|artikel[n]?|kinder[n]?|katzen|hunde[n]?|nutzer[n]?|plätze[n]?|"
    r"leute[n]?|mitarbeiter[n]?|wände[n]?|stück|räume[n]?|"
    r"páginas|productos|artículos|niños|hijos|empleados|usuarios|alumnos|"
    r"habitaciones|dormitorios|baños|ventanas|puertas|pisos|enchufes|radiadores|luces|personas|plantas|paredes|calderas|apartamentos"
)
_MEASURED = re.compile(
    rf"(?i)(?<![\w.,]){_ABOUT}{_NUMBER}(?:\s?(?:-|–|to|bis|a)\s?{_NUMBER})?\s?{_AREA}"
)
_DIMENSIONS = re.compile(
    rf"(?i)(?<![\w.,]){_ABOUT}{_NUMBER}\s?(?:{_LENGTH})?\s?(?:x|×|by|mal|por)\s?{_NUMBER}(?:\s?{_LENGTH})?(?:\s?(?:x|×|by)\s?{_NUMBER}(?:\s?{_LENGTH})?)?"
)
_PIECES = re.compile(
    rf"(?i)(?<![\w.,]){_ABOUT}{_COUNTED}(?:{_NUMBER}|(?:{_SPELLED}))(?:\s?(?:-|–|to|or|bis|oder|o)\s?(?:{_NUMBER}|(?:{_SPELLED})))?(?:[\s-](?:[^\W\d_]+[\s-]){{0,2}}?)(?:{_THINGS})(?!\w)"
)
_BED = re.compile(r"(?i)(?<!\w)(?:\d+|two|three|four|five)[\s-]bed(?:room)?s?(?!\w)")
_STOREYS = re.compile(
    r"(?i)(?<!\w)(?:single|one|two|three|double|ein|zwei|drei)[\s-]?(?:stor(?:e?y|ied|eyed)|stöckig\w*|geschossig\w*)(?!\w)"
)
_ON_ITS_OWN = re.compile(
    rf"(?i)(?:we have|there are|i have|es sind|wir haben|tenemos|son)\s(?:{_COUNTED}(?:{_SPELLED}|\d{{1,3}}))(?=\s(?:of them|on|in|at|davon|en|stück)\b|[,.;])"
)
_NOT_PIECES = re.compile(
    r"(?i)\b(?:of|am|um|years?|hours?|days?|weeks?|months?|before|jahre|tage|wochen|años|días)\b"
)


_NUMBERED = re.compile(
    rf"(?i)(?<![\w.,]){_ABOUT}{_COUNTED}(?:{_NUMBER}|(?:{_SPELLED}))(?:\s[^\W\d_]+){{0,1}}?\s(?P<thing>[^\W\d_]{{3,}})"
)


def counted(reading: Reading, things: Collection[str]) -> Iterator[Evidence]:
    """Numbers of things that a playbook's own question asks for: pages, products, guests."""
    for match in _NUMBERED.finditer(reading.text):
        forms = reading.index.forms_between(*match.span("thing"))
        if not forms.isdisjoint(things):
            yield reading.evidence(*match.span())


def quantities(reading: Reading) -> Iterator[Evidence]:
    """Numbers with what they count or measure, in the order of the text."""
    for pattern in (_MEASURED, _DIMENSIONS, _BED, _STOREYS):
        yield from quoted(reading.text, pattern, reading)
    pieces = [p for p in quoted(reading.text, _PIECES, reading) if not _NOT_PIECES.search(p.quote)]
    yield from pieces
    for people in quoted(reading.text, _STAFF, reading):
        if not any(people.start < piece.end and piece.start < people.end for piece in pieces):
            yield people
    for alone in quoted(reading.text, _ON_ITS_OWN, reading):
        if not any(alone.start < piece.end and piece.start < alone.end for piece in pieces):
            yield alone


def suits(found: Evidence, question: str) -> bool:
    """Whether a number is of the kind that a question asks for: of people, of pages, or of a size.

    A question that names none of these takes any number; one that asks how large something is, none
    of people.
    """
    asked = [pattern for pattern in (_PEOPLE, _PAGES) if pattern.search(question)]
    if asked:
        return any(pattern.search(found.quote) for pattern in asked)
    return not (_SIZE.search(question) and _PEOPLE.search(found.quote))


_WORKERS = (
    r"(?!(?:containers|computers|drawers|numbers|corners|members?hips|meters|metres|letters|hours|months|orders|offers|layers|doors|floors|others|"
    r"colors|mirrors|sensors|posters|customers|quarters|litres|liters|showers|boilers|heaters|radiators|covers|counters|printers|servers|trailers)\b)"
    r"(?:\w{3,}(?:ians|ists|ers|ors|women|men)|nurses|chefs|techniker\w*|\w+fahrer\w*|\w*therapeut\w*|monteure\w*|\w+kräfte\w*|técnicos|conductores)"
)
_STAFF = re.compile(
    rf"(?i)(?<![\w.,]){_ABOUT}{_COUNTED}(?:{_NUMBER}|(?:{_SPELLED}))\s(?:[^\W\d_]+\s)?{_WORKERS}(?!\w)"
)
"""Who works there, by what such words end in: “18 field technicians”, “14 therapists”."""
_PEOPLE = re.compile(
    rf"(?i)\b(?:{_WORKERS}|"
    r"people|persons?|guests?|employees|staff|users?|licen[cs]es|patients|therapists|children|kids|participants|attendees|colleagues|of you|whom|"
    r"personen|person|leuten?|mitarbeiter\w*|nutzern?|gästen?|kindern?|teilnehmer\w*|personas?|empleados|usuarios|alumnos|niños|hijos|invitados)\b"
)
_PAGES = re.compile(
    r"(?i)\b(?:pages?|products?|articles?|items|\w*seiten?|produkten?|artikeln?|páginas?|productos?|artículos?)\b"
)
_SIZE = re.compile(
    r"(?i)\b(?:large|size|big|area|square|rooms?|pieces|groß|größe|fläche|quadratmeter|zimmer|stück|tamaño|metros|habitaciones|grande|superficie)\b"
)
