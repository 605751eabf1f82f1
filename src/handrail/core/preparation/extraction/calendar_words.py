"""The words of dates and times in English, German and Spanish, folded (lower case, no accents)."""

from __future__ import annotations

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january januar enero jan",
            "february februar febrero feb",
            "march marz marzo mar",
            "april abril apr",
            "may mai mayo",
            "june juni junio jun",
            "july juli julio jul",
            "august agosto aug",
            "september septiembre sept sep setiembre",
            "october oktober octubre oct okt",
            "november noviembre nov",
            "december dezember diciembre dec dez dic",
        ),
        start=1,
    )
    for name in names.split()
}
WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            "monday montag lunes mon",
            "tuesday dienstag martes tues tue",
            "wednesday mittwoch miercoles wed",
            "thursday donnerstag jueves thurs thu",
            "friday freitag viernes fri",
            "saturday samstag sonnabend sabado sat",
            "sunday sonntag domingo sun",
        )
    )
    for name in names.split()
}
UNIT_DAYS = {
    **dict.fromkeys("day days tag tage tagen dia dias".split(), 1),
    **dict.fromkeys("week weeks woche wochen semana semanas".split(), 7),
    **dict.fromkeys("fortnight".split(), 14),
    **dict.fromkeys("month months monat monate monaten mes meses".split(), 30),
    **dict.fromkeys("year years jahr jahre jahren ano anos".split(), 365),
    **dict.fromkeys("hour hours stunde stunden hora horas".split(), 0),
}
NUMBERS = {
    name: number
    for number, names in enumerate(
        (
            "a an one ein eine einem einer einen un una",
            "two zwei dos couple",
            "three drei tres few",
            "four vier cuatro",
            "five funf cinco",
            "six sechs seis",
            "seven sieben siete",
            "eight acht ocho",
            "nine neun nueve",
            "ten zehn diez",
        ),
        start=1,
    )
    for name in names.split()
}
SEASON_MONTHS = {
    **dict.fromkeys("spring fruhjahr fruhling primavera".split(), 3),
    **dict.fromkeys("summer sommer verano".split(), 6),
    **dict.fromkeys("autumn fall herbst otono".split(), 9),
    **dict.fromkeys("winter invierno".split(), 12),
    **dict.fromkeys("christmas weihnachten navidad navidades".split(), 12),
    **dict.fromkeys("easter ostern pascua".split(), 4),
}
"""Month in which each season or feast begins, nearly."""

PAST = frozenset(
    (
        "since seit desde last letzte letzten letztem letzter letztes previous sent called installed bought built wrote "
        "visited upgraded painted fitted charged paid came moved replaced replied started happened vom ago pasado pasada "
        "seitdem damals del ayer yesterday gestern"
    ).split()
)
"""A word right before a date that tells of the past, not of when something is wanted."""
