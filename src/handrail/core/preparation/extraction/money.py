"""Amounts of money and ranges of them, with a currency or beside a word such as budget."""

from __future__ import annotations

import re
from collections.abc import Iterator

from handrail.core.outputs import Evidence
from handrail.core.preparation.reading import Reading

NUMBER = r"(?:\d{1,3}(?:[.,'’\u202f ]\d{3})+(?:[.,]\d{1,2})?|\d+(?:[.,]\d{1,2})?)(?![\d.,]?\d)"
_CURRENCY = r"(?:€|£|\$|euros?|eur|usd|us dollars?|dollars?|bucks|pounds?|quid|gbp|chf|franken|libras?|d[oó]lares)"
_SCALE = r"(?:\s?(?:k|tsd\.?|thousand|tausend|mil|grand|m(?:io\.?|illion)?))"
_AMOUNT = rf"(?:{NUMBER}{_SCALE}?\b|{NUMBER})"
_TO = r"\s?(?:-|–|—|to|and|bis|und|a|y|or)\s?"
_RANGE = rf"(?:[€£$]\s?)?{_AMOUNT}(?:{_TO}(?:[€£$]\s?)?{_AMOUNT})?"
_BOUND = (
    r"(?:(?:up to|at most|no more than|max(?:imum|\.)?|around|about|roughly|between|from|under|below|over|bis(?: zu)?|nicht mehr als|maximal|etwa|ca\.?|"
    r"rund|knapp|ungefähr|zwischen|unter|über|hasta|no más de|máximo|unos|alrededor de|cerca de|entre|menos de)\s)?"
)
_WITH_CURRENCY = re.compile(
    rf"(?i)(?<![\w.,]){_BOUND}(?:[€£$]\s?{_RANGE}(?:\s?{_CURRENCY}(?!\w))?|{_RANGE}\s?{_CURRENCY}(?!\w)|{NUMBER}\s?k(?!\w))"
)
_WITH_BUDGET = re.compile(
    r"(?i)(?<!\w)(?:budget\w*|spend(?:ing)?|presupuesto(?= (?:de|es|máximo|aproximado|ronda|unos|:))|presupuesto:|gastar|ausgeben|preisrahmen|kostenrahmen|"
    r"estimated (?:value|cost)|(?:set|put) aside|saved up|earmarked|price range|zurückgelegt|invertir)(?!\w)"
    rf"[^.?!\n\d]{{0,35}}?(?P<amount>(?<![\w.,]){_BOUND}{_RANGE}(?:\s?{_CURRENCY})?)(?!\s?(?:m²|qm|sq|m\b|%|weeks|days|wochen|tage))"
)


_TO_SPEND = re.compile(
    rf"(?i)(?P<amount>(?<![\w.,]){_BOUND}{_RANGE}(?:\s?{_CURRENCY})?)\s(?:to spend|to invest|(?:set|put) aside|saved up|as (?:a |our )?budget|budget|zur verfügung|"
    r"eingeplant|de presupuesto|para gastar)(?!\w)"
)


_AT_MOST = re.compile(
    rf"(?i)(?<![\w.,])(?P<amount>(?:max(?:imum|imal|\.)?|at most|up to|no more than|höchstens|máximo|como mucho)\s\d{{3,}}(?:[.,]\d{{3}})*{_SCALE}?"
    r"(?=\s?(?:a|per|pro|im|al|por)\s(?:month|week|monat|mes|night)|\s?(?:all in|in total|insgesamt|en total))|\d{3,}(?:[.,]\d{3})*\s?(?:max|tops|maximum|máximo|all in))(?!\w)"
)
"""“500 max”, “max 950 a month”: a bare number of three digits or more that bounds what is paid."""


def money(reading: Reading) -> Iterator[Evidence]:
    """Every amount, a range as one, none twice."""
    text = reading.text
    seen: list[tuple[int, int]] = []
    spans = [match.span("amount") for match in _WITH_BUDGET.finditer(text)]
    spans += [match.span("amount") for match in _TO_SPEND.finditer(text)]
    spans += [match.span("amount") for match in _AT_MOST.finditer(text)]
    spans += [match.span() for match in _WITH_CURRENCY.finditer(text)]
    for start, end in sorted(spans, key=lambda span: span[0] - span[1]):
        if all(end <= low or high <= start for low, high in seen):
            seen.append((start, end))
    for start, end in sorted(seen):
        yield reading.evidence(start, end)
