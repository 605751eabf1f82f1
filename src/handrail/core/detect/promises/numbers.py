"""Numbers as they are written in prose, in digits or in words."""

from __future__ import annotations

import re

_UNITS = {
    word: value
    for value, words in {
        0.5: "half halb medio media meio meia",
        1: "one a an un una une um uma ein eine einem einer eines",
        2: "two zwei dos deux dois duas couple",
        3: "three drei tres trois",
        4: "four vier cuatro quatre quatro",
        5: "five funf cinco cinq",
        6: "six sechs seis",
        7: "seven sieben siete sept sete",
        8: "eight acht ocho huit oito",
        9: "nine neun nueve neuf nove",
        10: "ten zehn diez dix dez",
        11: "eleven onze",
        12: "twelve dozen zwolf doce douze doze",
        13: "thirteen",
        14: "fourteen vierzehn",
        15: "fifteen quince quinze",
        16: "sixteen",
        17: "seventeen",
        18: "eighteen",
        19: "nineteen",
        20: "twenty zwanzig veinte vingt vinte",
        30: "thirty dreissig treinta trente trinta",
        40: "forty vierzig cuarenta quarante quarenta",
        50: "fifty funfzig cincuenta cinquante cinquenta",
        60: "sixty sechzig sesenta soixante sessenta",
        70: "seventy siebzig setenta",
        80: "eighty achtzig ochenta oitenta",
        90: "ninety neunzig noventa",
        200: "zweihundert duzentos",
        300: "dreihundert trezentos",
        500: "funfhundert quinientos quinhentos",
    }.items()
    for word in words.split()
}
_SCALES = {
    word: value
    for value, words in {
        100: "hundred hundert cien ciento cientos cent cents cem cento",
        1000: "thousand tausend mil mille grand k",
        1_000_000: "million millon mio m",
    }.items()
    for word in words.split()
}
_ARTICLES = frozenset("a an un una une um uma ein eine".split())
_PART = re.compile(r"\d+(?:[.,'’]\d+)*|[^\W\d_]+")


def plain_number(written: str) -> float | None:
    """The number that this text writes, or None; "1.850,00" is 1850 and "2 and a half k" 2500."""
    total = group = 0.0
    seen = False
    for part in _PART.findall(written.lower()[:80]):
        if part[0].isdigit():
            group, seen = group + digits(part), True
        elif part in _SCALES:
            group = (group or 1.0) * _SCALES[part]
            seen = True
            if _SCALES[part] >= 1000:
                total, group = total + group, 0.0
        elif seen and part in _ARTICLES:
            continue
        elif part in _UNITS:
            group, seen = group + _UNITS[part], True
        elif part not in ("and", "y", "e", "et", "und") and seen:
            break
    return total + group if seen else None


def digits(written: str) -> float:
    """The value of a number in digits, whichever mark separates its thousands."""
    marks = re.sub(r"\d", "", written)
    if not marks:
        return float(written[:300])
    head, _, tail = written.rpartition(marks[-1])
    grouped = len(tail) == 3 and (len(set(marks)) == 1)
    whole = re.sub(r"\D", "", head)
    if grouped or marks[-1] in "'’":
        return float((whole + tail)[:300])
    return float(f"{whole or 0}.{tail}"[:300])
