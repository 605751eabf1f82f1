"""Street addresses: a street's kind or ending in the languages of Europe, a number, a unit."""

from __future__ import annotations

import re
from collections.abc import Iterator

from handrail.core.detect.private_data.found import found
from handrail.core.findings import Finding, Severity

_CAPITAL = "A-ZÀ-ÖØ-ÞĀ-ŽΑ-ΩΆ-Ώ"
_WORD = rf"[{_CAPITAL}][\w'’.-]{{0,30}}"
_NUMBER = r"\d{1,5}[A-Za-z]?(?:[/-]\d{1,4}[A-Za-z]?)?"
_KINDS_AFTER = (
    "street|st|avenue|ave|av|road|rd|lane|ln|drive|dr|court|ct|boulevard|blvd|way|place|pl|square|sq|"
    "terrace|terr|close|crescent|cres|parkway|pkwy|highway|hwy|circle|cir|trail|quay|row|mews|gardens|grove|"
    "hill|walk|loop|plaza|alley|crossing|junction|pike|rise|wharf|vale|green|parade|esplanade|yard|wynd|bend|"
    "str|strasse|straße|gasse|utca|tér|útja|körút|ulica|cesta|třída|tee|tn|maantee|iela|gatvė|vägen|gatan|vei|veg"
)
_KINDS_BEFORE = (
    r"calle|c/|cl\.?|avenida|avda\.?|av\.?|plaza|pza\.?|paseo|pº|camino|carretera|ctra\.?|carrer|ronda|glorieta|travesía|urbanización|rúa|"
    r"rue|avenue|boulevard|bd\.?|chemin|place|quai|impasse|allée|route|cité|cite|cours|square|passage|"
    r"rua|travessa|praça|largo|estrada|alameda|rodovia|beco|"
    r"via|viale|piazza|piazzale|corso|vicolo|contrada|strada|lungomare|"
    r"ul\.|ulica|al\.|aleja|os\.|pl\.|plac|trg|bulevar|bul\.|prospekt|ulitsa|"
    r"jalan|jl\.|postbus|am|an der|an den|auf dem|auf der|im|in der|zum|zur|unter den|alte|neue|"
    r"strada|str\.|calea|bulevardul|piața|sokak|caddesi|cadde|rruga|bd"
)
_ENDINGS = (
    "straße|strasse|str\\.|gasse|weg|platz|allee|ring|damm|ufer|steig|chaussee|promenade|markt|graben|"
    "katu|kuja|polku|kaari|väylä|rinne|tie|"
    "vägen|gatan|gränd|stigen|backen|torget|gata|gatu|"
    "vej|gade|gårdsvej|stræde|vænget|vangen|toften|parken|allé|"
    "veien|vegen|vei|gate|svingen|bakken|stien|stræti|vegur|gata|braut|stígur|hlíð|"
    "straat|laan|plein|kade|dreef|dijk|hove|singel|gracht|steeg|baan|lei|pad"
)
_UNIT = r"(?:apt|apartment|suite|ste|unit|flat|floor|room|rm|app|wohnung|whg|piso|puerta|apto|appt|lgh|sala|andar|#|n[ºo°])\.? ?[\w-]{1,6}"
_MORE = re.compile(
    rf"[,.]?[ \n>]{{1,4}}(?i:{_UNIT})(?!\w)"
    rf"|,?[ \n>]{{1,4}}(?:D-|A-|CH-|F-|E-)?\d{{4,5}}(?:-\d{{3,4}})?(?: {_WORD}){{0,2}}(?![\w-])"
    rf"|,[ \n>]{{0,4}}[A-Z]{{2}}(?: \d{{4,6}}(?:-\d{{3,4}})?)?(?!\w)"
    rf"|,[ \n>]{{1,4}}{_WORD}(?: {_WORD}){{0,2}}(?: \d{{4,6}}| [A-Z]{{1,2}}\d[A-Z\d]? \d[A-Z]{{2}})?(?![\w'’]|:)"
    rf"|\n[ >\n]{{0,4}}{_WORD}(?: {_WORD}){{0,2}}(?:, [A-Z]{{2}})?(?: \d{{4,6}})?(?=[ \t]*(?:\n|$))"
)
"""What may follow a street: the unit, the postcode, the town, the state, the country."""

_NOT_A_STREET = (
    r"(?!(?i:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    r"nov(?:ember)?|dec(?:ember)?|januar|februar|märz|mai|juni|juli|oktober|dezember|mon|tue|wed|thu|fri|sat|sun|"
    r"monday|tuesday|wednesday|thursday|friday|saturday|sunday|invoice|order|ticket|room|page|step|year|day|week|"
    r"people|person|adults?|kids?|mobile|desk|fax|tel|phone|office|euro?s?|usd|gbp|kg|am|pm|is|it|or|and|to)\b)"
)
_NOT_A_NAME = r"(?!(?:During|Spring|Bring|Since|Around|Boxing|Until|String|Catering|Offering)\b)"
_BARE = (
    rf"(?<![\w.,/-])\d{{1,6}},? (?:{_NUMBER} )?{_NOT_A_STREET}(?:{_WORD} )(?:[\w'’.-]{{1,25}} ){{0,4}}?(?i:{_KINDS_AFTER})\b\.?(?! ?\w+@)",
    rf"(?<![\w.,/-])(?:\d{{1,6}} )?(?i:\b(?:{_KINDS_BEFORE})) (?:[\w'’.ºª-]{{1,25}} ){{0,5}}?{_WORD},? (?:n[ºo°.]? ?)?{_NUMBER}(?![\w.])",
    rf"(?<![\w.,/-])\d{{1,6}}(?: bis| ter)?,? (?:{_NUMBER} )?(?i:rue|avenue|boulevard|bd|chemin|place|allée|quai|impasse|via|viale|rua|calle|avenida|cité|cite|av)\.? (?:(?:de|du|des|la|le|les|l'|d'|del|della|dei|do|da|dos|al|el) ?){{0,3}}{_WORD}(?: {_WORD}){{0,3}}",
    rf"(?<![\w.,/-])(?:\d{{1,6}} )?{_NOT_A_NAME}[{_CAPITAL}][\wäöüßåæø.'’-]{{1,40}}(?:{_ENDINGS}) {_NUMBER}(?![\w.])",
    rf"\b{_WORD} (?:{_WORD} )?(?:Street|Road|Avenue|Lane|Boulevard|Drive|Crescent|Terrace)\b",
    rf"(?<![\w.,/-])[{_CAPITAL}][\w'’-]{{1,25}}(?: (?:[\w'’-]{{1,20}} )?)(?:{_ENDINGS}|Straße|Strasse|Str\.|Weg|Platz|Allee|Gasse|utca|tér|útja|u\.|tee|gade|vej|straat|laan) {_NUMBER}(?![\w])",
    rf"(?<![\w.,/:-])\d{{2,6}} {_NOT_A_STREET}{_WORD}(?: [\w'’.-]{{1,20}}){{0,3}}? {_NUMBER}(?:\.| (?i:st|str|street)\b\.?)?(?![\w/%€$:.-]|,\d)",
    rf"(?<![\w.,/-])\d{{1,6}} {_NOT_A_STREET}{_WORD}(?: {_WORD}){{0,3}},?[ \n]{{1,3}}(?i:apt|apartment|suite|ste|unit)\.? ?\w{{1,6}}",
    rf"(?i:(?:lives?|living|live|moved|based|office|home|house|workshop|property|flat|job|site) (?:at|on|in) |address(?: is|:| to)? |located at |visit us at |deliver(?:ed)? to |sent to )(?P<street>{_NOT_A_STREET}{_WORD}(?: {_WORD}){{0,3}} {_NUMBER})(?![\w:%€$])",
    rf"\bcorner of [^.?!\n]{{5,70}}? and {_WORD}(?: {_WORD}){{0,3}}(?: {_NUMBER})?",
    r"\b(?i:p\.? ?o\.? ?box|postfach|apartado(?: de correos)?|caixa postal|boîte postale|postbox|postbus) \d{1,6}\b",
    r"\b(?i:psc \d{1,5},? box \d{1,5}|unit \d{1,5} box \d{1,5}|usn[vs]s? \w+)(?:[,\n >]{1,4}(?i:[afd]po),? (?i:aa|ae|ap) \d{5})?",
    r"\b(?i:[afd]po,? (?:aa|ae|ap) \d{5})\b",
)
_STREETS = tuple(re.compile(pattern) for pattern in _BARE)
_LOWER = re.compile(
    rf"(?<![\w.,/-])\d{{1,6}} (?:[\w'’.-]{{1,25}} ){{1,3}}?(?:(?:{_KINDS_AFTER})\b\.?(?! \w+@)|\d{{1,5}},? (?:apt|suite|unit|st|str)\b\.?(?: \d{{1,5}})?)"
    rf"|\b[\w-]{{2,30}}(?:{_ENDINGS}) \d{{1,4}}\b|\b(?:calle|avda\.?|rue|rua|via|ul\.) (?:[\w'’.-]{{1,25}} ){{1,4}}?\d{{1,4}}\b"
)
_HAS_DIGIT = re.compile(r"\d")
_WAY = re.compile(r"Street|Road|Avenue|Lane|Boulevard|Drive|Crescent|Terrace|corner of")
_HAS_CAPITALS = re.compile(rf"[{_CAPITAL}]")
_LONGEST_TAIL = 4


def find(text: str) -> Iterator[Finding]:
    """Where somebody lives or works (severity `info`), with the unit, the postcode and the town."""
    if _HAS_DIGIT.search(text) is None and _WAY.search(text) is None:
        return
    patterns = _STREETS if _HAS_CAPITALS.search(text) else (_LOWER, *_STREETS[-3:])
    spans = [
        match.span("street" if "street" in pattern.groupindex else 0)
        for pattern in patterns
        for match in pattern.finditer(text)
    ]
    last = -1
    for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
        if start < last:
            continue
        last = _with_town(text, end)
        yield found(
            text,
            start,
            last,
            "street_address",
            "A street address.",
            severity=Severity.INFO,
            confidence=0.75,
        )


def _with_town(text: str, end: int) -> int:
    """Where the address ends that begins with a street ending at `end`."""
    for _ in range(_LONGEST_TAIL):
        match = _MORE.match(text, end)
        if match is None:
            return end
        end = match.end()
    return end
