"""Where it is: streets, post codes, towns, and places that the playbook itself names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from handrail.core.outputs import Evidence
from handrail.core.preparation.extraction.calendar_words import MONTHS, SEASON_MONTHS, WEEKDAYS
from handrail.core.preparation.reading import Reading, quoted
from handrail.core.preparation.words import fold_text

_PLACEHOLDER = re.compile(
    r"\[(?:STREET_ADDRESS|STREET|ADDRESS|ZIP_CODE|POSTCODE|POSTAL_CODE|CITY|TOWN|PLACE|LOCATION)_\d+\](?:\s\d{1,4}[a-z]?\b)?"
)
_WAY = r"(?:Street|St|Road|Rd|Lane|Ln|Avenue|Ave|Drive|Dr|Way|Court|Ct|Close|Quay|Square|Terrace|Gardens|Boulevard|Blvd|Crescent|Hill|Row|Mews|Place|Pl)"
_STREETS = (
    re.compile(
        rf"\b\d{{1,5}}[a-zA-Z]?(?:\s(?:and|&)\s\d{{1,5}}[a-zA-Z]?)?\s(?:[A-Z][\w'’-]+\s){{1,3}}{_WAY}\b"
    ),
    re.compile(rf"\b(?:[A-Z][\w'’-]+\s){{1,2}}{_WAY}\b(?:\s\d{{1,5}}\b)?"),
    re.compile(
        r"(?<!\w)(?:In der |Auf der |Am |An der )?[A-ZÄÖÜa-zäöüß][a-zäöüß-]{2,30}(?:straße|strasse|str\.|weg|platz|allee|gasse|ufer|damm|ring)\s\d{1,4}\s?[a-z]?(?!\w)"
    ),
    re.compile(
        r"\b[A-ZÄÖÜ][a-zäöüß-]{2,30}(?:straße|strasse|str\.|weg|platz|allee|gasse|ufer)(?!\w)"
    ),
    re.compile(
        r"(?i)(?<!\w)(?:calle|avenida|avda\.?|plaza|paseo|camino|c/)\s(?:de (?:la |los |las )?|del )?(?-i:[A-ZÁÉÍÓÚÑ])[\w'-]+(?:\s(?-i:[A-ZÁÉÍÓÚÑ])[\w'-]+)?(?:,?\s\d{1,4})?"
    ),
)
_POSTCODE = re.compile(
    r"\b(?:[A-Z]{1,2}\d[A-Z\d]?\s\d[A-Z]{2}|[A-Z]{2}\s\d{5}(?:-\d{4})?|\d{5}\s(?=[A-ZÄÖÜ])[A-ZÄÖÜ][\wäöüß-]+)\b"
)
_PREPOSITION = r"(?:[Ii]n|near|[Nn]ear|outside|[Cc]over|[Ss]erve|out to|come to|around|[Aa]us|[Nn]ach|bei|[Ee]n|cerca de|hasta|based in|live in)"
_CAPITALISED = r"[A-ZÄÖÜÁÉÍÓÚÑ][\w'’äöüßáéíóúñ-]{2,}"
_TOWN = re.compile(
    rf"(?<![\w])(?:{_PREPOSITION})\s(?:the\s)?(?P<town>(?:(?:north|south|east|west)\send\sof\s)?{_CAPITALISED}(?:\s{_CAPITALISED}){{0,2}})"
)
_LEAVES = re.compile(
    r"\b(?:gehe|gehen|ziehe|ziehen|fliege|fliegen|reise|reisen|fahre|fahren|komme|kommen|stamme|come|voy|vamos|mudo|mudamos)\b[^.!?]*\b(?:nach|in|aus|a|en|from)\s$"
)
"""Where somebody goes is not where the work or the property is."""
_GERMAN_BARE = ("in ", "aus ", "nach ")
_NO_TOWN = frozenset(
    (
        "english german spanish french deutsch englisch spanisch ingles espanol aleman facebook google instagram whatsapp "
        "house home email mail touch our your the this that these those unsere unser meine dem der die das einem einer "
        "mi mis su nuestra nuestro general advance person cash time order case fall sum anbetracht zukunft bezug ordnung eile not betrieb hause auftrag"
    ).split()
)


def places(reading: Reading, known: Iterable[str] = ()) -> Iterator[Evidence]:
    """Places in order of how exact they are; `known` are names that the playbook itself uses."""
    yield from quoted(reading.text, _PLACEHOLDER, reading)
    for street in _STREETS:
        yield from quoted(reading.text, street, reading)
    yield from quoted(reading.text, _POSTCODE, reading)
    for span in reading.find_words(known):
        yield reading.evidence(*span)
    yield from towns(reading)


def towns(reading: Reading) -> Iterator[Evidence]:
    """Capitalised names after in, near, out to: mostly towns."""
    for match in _TOWN.finditer(reading.text):
        first = fold_text(match["town"].split()[0]).removesuffix("'s")
        if first in _NO_TOWN or first in MONTHS or first in WEEKDAYS or first in SEASON_MONTHS:
            continue
        if _LEAVES.search(reading.folded, max(0, match.start() - 60), match.start("town")):
            continue
        # Every German noun is capitalised; after these prepositions a bare one is mostly a town.
        if reading.language == "de" and not match.group().lower().startswith(_GERMAN_BARE):
            continue
        yield reading.evidence(*match.span("town"))
