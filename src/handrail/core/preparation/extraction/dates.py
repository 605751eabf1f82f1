"""When something is wanted: dates, days, spans, seasons, deadlines and times of day."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from handrail.core.outputs import Evidence
from handrail.core.preparation.extraction.calendar_words import (
    MONTHS,
    NUMBERS,
    PAST,
    SEASON_MONTHS,
    UNIT_DAYS,
    WEEKDAYS,
)
from handrail.core.preparation.extraction.resolving import latest_day
from handrail.core.preparation.reading import Reading

TimeKind = Literal["deadline", "date", "soon", "flexible", "day_time"]


def _any(words: object) -> str:
    return "|".join(sorted((str(word) for word in words), key=len, reverse=True))  # type: ignore[attr-defined]


_LONG_MONTHS = _any(name for name in MONTHS if len(name) > 3 or name == "mai")
_MONTH = _any(MONTHS)
_DAY = _any(name for name in WEEKDAYS if len(name) > 3)
_COUNT = rf"(?:\d{{1,3}}(?:\s?(?:-|to|bis|a)\s?\d{{1,3}})?|{_any(NUMBERS)}|(?:a )?couple of|(?:a )?few|ein paar|unos? pocos?|unas? pocas?)"
_UNIT = _any(UNIT_DAYS)
_SEASON = _any(SEASON_MONTHS)
_YEAR = r"(?:,?\s(?:de\s|del\s)?(?:19|20)\d\d)?"
_PART = (
    r"(?:(?:the )?(?:(?:first|second|third|fourth|last|1st|2nd|3rd) (?:week|half|weekend|(?:mon|tues|wednes|thurs|fri|satur|sun)day) of|early|mid|late|end of|beginning of|"
    r"start of|middle of)|anfang|mitte|ende|(?:erste|zweite|dritte|letzte)n? woche(?: im)?|principios de|mediados de|finales de|"
    r"fin(?:al)? de|(?:la )?(?:primera|segunda|tercera|ultima) semana de)[\s-]"
)
_NEXT = r"(?:next|this|the coming|coming|the following|nachste[nrsm]?|diese[nrsm]?|kommende[nrsm]?|est[ea]|la proxima|el proximo|proxim[oa]s?)\s"
_DATE = (
    rf"(?:(?:(?:between |zwischen (?:dem )?|entre el )?\d{{1,2}}(?:st|nd|rd|th|\.)?\s?(?:-|–|to|and|bis(?: zum)?|und(?: dem)?|al?|y(?: el)?)\s?)?(?:the )?\d{{1,2}}(?:st|nd|rd|th|\.|º)?\s(?:of\s|de\s)?(?:{_MONTH})(?!\w)(?:\.(?=\s\d{{4}}))?{_YEAR}"
    rf"|(?:{_MONTH})\.?\s\d{{1,2}}(?:st|nd|rd|th)?(?![\d:])(?!\s?(?:{_UNIT})){_YEAR}"
    rf"|(?:between |from |zwischen |von |entre |de )?(?:{_MONTH})\.?\s?(?:and|to|or|-|–|bis|und|oder|y|a|o)\s?(?:{_MONTH})(?!\w){_YEAR}"
    r"|\d{4}-\d{2}-\d{2}|\d{1,2}\.\d{1,2}\.(?:\d{4}|\d{2})?|\d{1,2}/\d{1,2}/\d{2,4}"
    rf"|{_PART}(?:{_MONTH}|{_SEASON}|(?:the |this |next |del |de |este )?(?:month|year|week|monats?|jahres?|woche|mes|ano))(?!\w){_YEAR}"
    rf"|{_NEXT}(?:{_LONG_MONTHS}|{_SEASON}|week(?:end)?s?|months?|year|woche(?:nende)?n?|monat[es]*|jahr|semanas?|mes(?:es)?|ano|few (?:days|weeks|months)|{_DAY})(?!\w)"
    rf"|(?:(?:the )?(?:{_SEASON})|den? (?:{_SEASON})|el (?:{_SEASON}))(?!\w){_YEAR}"
    rf"|(?:el |la )?(?:semana|mes|ano|lunes|martes|miercoles|jueves|viernes|sabado) que viene|fin de (?:semana|mes|ano)"
    rf"|(?:{_DAY})s?(?:\s?(?:-|–|\sto|\sbis|\sa|\sthrough)\s?)(?:{_DAY})s?(?!\w)"
    rf"|(?:(?:on |am |el |los |un |any )?(?:{_DAY})s?(?: (?:or|oder|o|and|und|y) (?:{_DAY})s?)?(?:\s?(?:mornings?|afternoons?|evenings?|vormittags?|nachmittags?|abends?))?)(?!\w)"
    r"|day after tomorrow|tomorrow(?: (?:morning|afternoon|evening|night))?|tonight|today|ubermorgen|heute(?: (?:abend|noch|nachmittag))?|pasado manana|hoy(?: mismo)?"
    r"|the (?:week|month) after(?: next)?|(?:in )?der woche danach|ubernachste woche|la semana siguiente"
    r"|the weekend|(?:das |dem |am )?wochenende|weekends?"
    r"|(?<!guten )(?<!am )(?<!a )morgen(?! (?:zusammen|allerseits))|(?<!la )(?<!las )(?<!de )manana)"
)
_SPAN = (
    rf"(?:(?:with)?in|binnen|innerhalb(?: von| der)?|en|dentro de|over|in den)\s(?:about |around |roughly |ca\.? |etwa |ungefahr |unos |unas )?"
    rf"(?:(?:the |den |las |los )?(?:next|nachsten|kommenden|proxim[oa]s)\s)?(?:{_COUNT}\s)?(?:{_UNIT})(?!\w)"
    rf"|(?:the )?next (?:{_COUNT} )?(?:days|weeks|months)|(?:den |die )?nachsten (?:{_COUNT} )?(?:tagen?|wochen|monaten?)|(?:las |los )?proxim[oa]s (?:{_COUNT} )?(?:dias|semanas|meses)"
)
_BY = r"(?:(?:no later than|before|by|until|till|spatestens(?: bis)?|bis(?: spatestens)?(?: zum)?|vor(?: dem)?|antes de(?:l)?|hasta|para)\s)"
_EVENT = (
    r"(?:before|bevor|antes de que|until|ehe)\s(?:my|our|the|we|i|they|he|she|unsere?|meine?|die|der|das|wir|mi|mis|nuestr[oa]s?|el|la|los)\s"
    r"(?:[^\s.,;:!?]+\s){0,5}?(?:visits?|arrives?|moves?|comes?|starts?|begins?|opens?|returns?|born|einzieh\w*|komm\w*|anfang\w*|beginnt|"
    r"llegu\w*|empie\w*|venga\w*|abr\w+|mude\w*)(?: in)?(?!\w)"
)
_BEFORE_EVENT = (
    r"(?:before|until|by|vor|bis(?: zu[mr]?)?|antes de)\s(?:our|my|the|their|unsere[rmn]?|meine[rmn]?|de[rmn]|nuestr[oa]s?|mis?|la|el)\s"
    rf"(?:[^\s.,;:!?]+\s){{1,3}}?(?:on|in|am|im|el|en)\s(?:the )?(?:{_DATE}|(?:{_MONTH})(?!\w){_YEAR})"
)
_MONTH_ALONE = rf"(?:in|for|during|around|im|fur|ab|en|a partir de|from|starting(?: in)?)\s(?:early |late |mid[- ]|the )?(?:{_MONTH}|{_SEASON})(?!\w){_YEAR}"
_SOON = (
    r"as soon as (?:possible|you can)|asap|the sooner the better|straight away|right away|immediately|urgently|at once|(?:come|help|here|somebody|someone|anybody) (?:right )?now|(?:schnell|rasch) (?:melden|kommen|anrufen)|(?:melden sie sich|kommen sie|rufen sie \w+) (?:bitte )?(?:schnell|rasch)|umgehend|schnellstens|so (?:schnell|bald|zeitnah) wie moglich|"
    r"schnellstmoglich|moglichst (?:bald|schnell|zeitnah)|zeitnah|sofort|lo antes posible|cuanto antes|de inmediato|inmediatamente"
)
_FLEXIBLE = (
    r"any ?time(?: in [a-z ]{3,20})?|whenever[a-z' ]{0,20}|flexible(?: with [a-z]+)?|no (?:particular )?(?:hurry|rush)|keine eile|eilt nicht|zeitlich flexibel|"
    r"flexibel|jederzeit|egal wann|sin prisa|cuando (?:puedan|quieran|les venga bien)|flexibles?"
)
_HOUR = "five|six|seven|eight|nine|ten|noon"
_DAY_TIME = (
    r"(?:(?:week)?days?|weekday|every day)?\s?(?:in the )?(?:mornings|afternoons|evenings)|(?:week)?day (?:mornings?|afternoons?|evenings?)|weekdays|"
    r"(?:after|from|before|between|at|around|ab|nach|vor|gegen|um|a partir de las|despues de las|a las|antes de las)\s\d{1,2}(?:[:.]\d{2})?(?:\s?(?:-|and|to|und|bis|y)\s?\d{1,2}(?:[:.]\d{2})?)?\s?(?:am|pm|a\.m\.|p\.m\.|uhr|o'clock|h\b|de la (?:tarde|manana))|"
    rf"(?:after|before) (?:\d{{1,2}}|{_HOUR})(?=\s?(?:[.,;!?)\n]|$)|\s(?:or|and|are|is|please|would|only|on|in|best|if)\b)|vormittags|nachmittags|abends|morgens|werktags|am (?:vormittag|nachmittag|abend)|por las? (?:mananas?|tardes?|noches?)|entre semana"
)
_FORMS: tuple[tuple[TimeKind, re.Pattern[str]], ...] = (
    ("deadline", re.compile(rf"(?<!\w){_BY}(?:the )?(?:{_DATE}|(?:{_MONTH})(?!\w){_YEAR})")),
    ("deadline", re.compile(rf"(?<!\w)(?:{_BEFORE_EVENT})(?!\w)")),
    ("deadline", re.compile(rf"(?<!\w)(?:{_EVENT})(?:\s(?:in |on |im |en |am )?(?:{_DATE}))?")),
    ("date", re.compile(rf"(?<!\w)(?:{_SPAN})(?!\w)")),
    (
        "date",
        re.compile(
            rf"(?<!\w)(?:(?:in|on|am|im|zum|ab(?: dem)?|el|for|from|starting|after|nach|tras|despues de|gegen|sobre|hacia)\s)?(?:{_DATE})(?!\w)"
        ),
    ),
    ("date", re.compile(rf"(?<!\w)(?:{_MONTH_ALONE})")),
    ("soon", re.compile(rf"(?<!\w)(?:{_SOON})(?!\w)")),
    ("flexible", re.compile(rf"(?<!\w)(?:{_FLEXIBLE})(?!\w)")),
    ("day_time", re.compile(rf"(?<!\w)(?:{_DAY_TIME})(?!\w)")),
)


_OPENING = frozenset(
    "open opening closed closes geoffnet offen geschlossen abierto abre abrimos cerrado cierra cerramos".split()
)


_HOURS = re.compile(
    rf"(?:{_DAY})|\d\s?(?:am|pm|uhr|h\b)|[:.]\d\d|mornings|evenings|weekdays|werktags"
)
"""Only days of the week and hours may be hours of opening: “opening in three weeks” is a date."""
_SOME = frozenset("a an any some un una ein einem".split())
"""“A Saturday visit” names a kind of day, and no day that is near."""
_JOINT = re.compile(
    r"[ ]?,?[ ]?(?:(?:or|and|to|oder|und|bis|o|u|y|in the|from|between|ideally|am liebsten)[ ])?"
)
_ORDER: dict[TimeKind, int] = {
    "deadline": 0,
    "date": 1,
    "soon": 2,
    "flexible": 3,
    "day_time": 4,
}


@dataclass(frozen=True, slots=True)
class TimeMention:
    """One statement of time; `until` is the last day that it means, where that can be told."""

    kind: TimeKind
    evidence: Evidence
    until: date | None


def time_mentions(reading: Reading, today: date) -> tuple[TimeMention, ...]:
    """Every statement of when something is wanted, none over another, in order of the text."""
    taken: list[tuple[int, int]] = []
    found: list[TimeMention] = []
    for kind, form in _FORMS:
        for match in form.finditer(reading.folded):
            start, end = match.span()
            if any(start < high and low < end for low, high in taken):
                continue
            if kind != "deadline" and _is_past(reading, start, end):
                continue
            taken.append((start, end))
            until = None
            if _SOME.isdisjoint(reading.index.words_before(start, 1)):
                until = latest_day(match.group(), kind, today)
            found.append(TimeMention(kind, reading.evidence(start, end), until))
    return tuple(joined(sorted(found, key=lambda mention: mention.evidence.start), reading, today))


def joined(mentions: Sequence[TimeMention], reading: Reading, today: date) -> Iterator[TimeMention]:
    """“Next Thursday or Friday”, “Tuesdays after 4” are one statement: neighbours are put together."""
    last: TimeMention | None = None
    for mention in mentions:
        if last is None:
            last = mention
        elif _JOINT.fullmatch(reading.folded, last.evidence.end, mention.evidence.start):
            last = _together(last, mention, reading, today)
        else:
            yield last
            last = mention
    if last is not None:
        yield last


def _together(
    first: TimeMention, second: TimeMention, reading: Reading, today: date
) -> TimeMention:
    """“Tuesday, 14 August” is one day and read as a whole; of “Friday or Saturday” the later counts."""
    kind = min(first.kind, second.kind, key=_ORDER.__getitem__)
    start, end = first.evidence.start, second.evidence.end
    days = [day for day in (first.until, second.until) if day is not None]
    gap = reading.folded[first.evidence.end : second.evidence.start]
    if len(days) > 1 and not gap.strip(" ,"):
        until = latest_day(reading.folded[start:end], kind, today)
    else:
        until = max(days, default=None)
    return TimeMention(kind, reading.evidence(start, end), until)


def _is_past(reading: Reading, start: int, end: int) -> bool:
    """Whether it tells of the past, or of hours of opening, not of when something is wanted."""
    before = reading.index.words_before(start, 1)
    if not _OPENING.isdisjoint(reading.index.words_before(start, 2)) and _HOURS.search(
        reading.folded, start, end
    ):
        return True
    after = reading.folded[end : end + 5].split()
    first = reading.folded[start:end].split()[0]
    return (
        any(word in PAST for word in before)
        or (after[:1] == ["ago"])
        or first in ("since", "seit", "desde")
    )


def in_order(mentions: Iterable[TimeMention]) -> tuple[Evidence, ...]:
    """The evidence alone; deadlines and dates first, then the rest."""
    return tuple(found.evidence for found in sorted(mentions, key=lambda found: _ORDER[found.kind]))
