"""Words of answers in English, German and Spanish: clauses, negation, roles and time spans."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta

from handrail.core.detect.private_data.names import folded

ADDRESS = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}")
_SENTENCE = re.compile(r"[.!?](?=\s|$)|[;\n]")
_QUOTED = re.compile(r"[“”„\"«]([^“”„\"«»\n]{2,80})[“”\"»]")
_NEGATION = re.compile(
    r"\b(?:no|not|never|nothing|none|without|don'?t|cannot|can'?t|nie|niemals|nicht|nichts|kein\w*|ohne|nunca|"
    r"ningun\w*|sin|ni)\b"
)
_ROLES = (
    (
        "owner",
        r"managing (?:director|partner)|\b(?:owners?|boss|founders?|ceo|partners?|chef(?:in)?|inhaber(?:in)?|"
        r"geschaftsfuhr\w*|duen[oa]s?|jef[ea]s?|propietari[oa]s?|director[a]? general)\b",
    ),
    (
        "manager",
        r"(?:\w+ )?\bmanagers?\b|\bhead of(?: \w+)?|\b(?:supervisors?|team lead|front desk lead|gerentes?|"
        r"encargad[oa]s?|responsables?|meister(?:in)?|\w*leit(?:er|erin|ung))\b",
    ),
    (
        "reviewer",
        r"\b(?:reviewers?|team|office|front desk|reception(?:ist)?|staff|sales|agents?|consultants?|support|anyone|"
        r"anybody|empfang|buro|vertrieb|mitarbeiter(?:in|innen)?|recepcion|oficina|equipo|comercial(?:es)?)\b",
    ),
)
_ROLE_PATTERNS = tuple((role, re.compile(words)) for role, words in _ROLES)
_NUMBERS = {
    **dict.fromkeys(("a", "an", "one", "ein", "eine", "einer", "einem", "un", "una", "uno"), 1),
    **dict.fromkeys(("two", "zwei", "dos", "both"), 2),
    **dict.fromkeys(("three", "drei", "tres"), 3),
    **dict.fromkeys(("four", "vier", "cuatro"), 4),
    **dict.fromkeys(("five", "funf", "cinco"), 5),
    **dict.fromkeys(("six", "sechs", "seis"), 6),
    **dict.fromkeys(("half", "halbe", "halben", "media"), 0.5),
}
_NUMBER = r"\d{1,5}(?:[.,]\d{1,2})?"
_UNITS = (
    ("minutes", r"m(?:in(?:ut\w*|s)?)?\.?"),
    ("hours", r"h(?:ours?|rs?|oras?)?|std\.?|stunden?"),
    ("days", r"d(?:ays?|ias?)?|tag(?:en?|e)?"),
    ("weeks", r"w(?:eeks?)?|wochen?|semanas?"),
    ("months", r"months?|monat(?:en?|e)?|mes(?:es)?"),
    ("years", r"years?|jahr(?:en?|e)?|anos?"),
)
_SPAN = re.compile(
    rf"\b(?P<number>{_NUMBER}|{'|'.join(_NUMBERS)})"
    rf"(?:\s?(?:-|–|to|bis|or|oder|o|a)\s?(?P<upto>{_NUMBER}))?"
    r"\s?-?(?:(?:working|business|werk|arbeits|an?) ?)?"
    + r"(?:"
    + "|".join(rf"(?P<{name}>{words})" for name, words in _UNITS)
    + r")(?![\w])"
)
_PHRASES = (
    (
        timedelta(minutes=15),
        r"immediately|at once|right away|sofort|de inmediato|inmediatamente|instantly",
    ),
    (
        timedelta(hours=8),
        r"same(?: working| business)? day|today|selben tag|gleichen tag|heute|mismo dia|hoy mismo",
    ),
    (
        timedelta(days=1),
        r"next(?: working| business)? day|tomorrow|nachsten (?:werk)?tag|dia siguiente|one business day",
    ),
)
_UNIT_LENGTH = {
    "minutes": timedelta(minutes=1),
    "hours": timedelta(hours=1),
    "days": timedelta(days=1),
    "weeks": timedelta(weeks=1),
    "months": timedelta(days=30),
    "years": timedelta(days=365),
}


def plain(text: str) -> str:
    """Lower case without accents; as long as patterns need it, not as offsets do."""
    return " ".join(folded(text.replace("’", "'")).split(" "))


def sentences(text: str) -> list[str]:
    """The text in sentences and lines, without what is empty."""
    return [part.strip() for part in _SENTENCE.split(text) if part.strip()]


def parts(sentence: str) -> list[str]:
    """A sentence at its commas and “but”s: each is for or against something by itself."""
    return [
        part.strip() for part in re.split(r",|\bbut\b|\baber\b|\bpero\b", sentence) if part.strip()
    ]


def denies(words: str) -> bool:
    """Whether plain words say no to what they name."""
    return _NEGATION.search(words) is not None


def roles_in(words: str) -> list[str]:
    """The roles that plain words name, in their order, each once."""
    found: list[tuple[int, str]] = []
    for role, pattern in _ROLE_PATTERNS:
        found += [(match.start(), role) for match in pattern.finditer(words)]
        words = pattern.sub(lambda match: " " * len(match.group()), words)
    return list(dict.fromkeys(role for _, role in sorted(found)))


def spans_in(text: str) -> list[timedelta]:
    """Every time span that a text names, in its order; of a range, the longer end."""
    words = plain(text)
    found = [(match.start(), span) for match in _SPAN.finditer(words) if (span := _length(match))]
    for span, phrases in _PHRASES:
        found += [(match.start(), span) for match in re.finditer(rf"\b(?:{phrases})\b", words)]
    return [span for _, span in sorted(found)]


def _length(match: re.Match[str]) -> timedelta | None:
    written = match["upto"] or match["number"]
    number = _NUMBERS.get(written) or float(written.replace(",", "."))
    unit = next(name for name, _ in _UNITS if match[name])
    if unit == "minutes" and match["minutes"] == "m" and number > 600:
        return None
    return number * _UNIT_LENGTH[unit]


def quoted_in(text: str) -> Iterator[str]:
    """What stands in quotation marks."""
    for match in _QUOTED.finditer(text):
        yield match[1].strip()


def without_quotes(text: str) -> str:
    """The text without what stands in quotation marks."""
    return _QUOTED.sub(",", text)
