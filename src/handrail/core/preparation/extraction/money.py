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
    r"(?:(?:up to|at most|max(?:imum|\.)?|around|about|roughly|between|from|under|below|over|bis(?: zu)?|maximal|etwa|ca\.?|"
    r"ungefähr|zwischen|unter|über|hasta|máximo|unos|alrededor de|entre|menos de)\s)?"
)
_WITH_CURRENCY = re.compile(
    rf"(?i)(?<![\w.,]){_BOUND}(?:[€£$]\s?{_RANGE}(?:\s?{_CURRENCY}(?!\w))?|{_RANGE}\s?{_CURRENCY}(?!\w)|{NUMBER}\s?k(?!\w))"
)
_WITH_BUDGET = re.compile(
    r"(?i)(?<!\w)(?:budget\w*|spend(?:ing)?|presupuesto(?= (?:de|es|máximo|aproximado|ronda|unos|:))|presupuesto:|gastar|ausgeben|preisrahmen|kostenrahmen|"
    r"estimated (?:value|cost)|set aside|earmarked|price range)(?!\w)"
    rf"[^.?!\n\d]{{0,35}}?(?P<amount>(?<![\w.,]){_BOUND}{_RANGE}(?:\s?{_CURRENCY})?)(?!\s?(?:m²|qm|sq|m\b|%|weeks|days|wochen|tage))"
)


_TO_SPEND = re.compile(
    rf"(?i)(?P<amount>(?<![\w.,]){_BOUND}{_RANGE}(?:\s?{_CURRENCY})?)\s(?:to spend|to invest|set aside|as (?:a |our )?budget|budget|zur verfügung|"
    r"eingeplant|de presupuesto|para gastar)(?!\w)"
)


def money(reading: Reading) -> Iterator[Evidence]:
    """Every amount, a range as one, none twice."""
    text = reading.text
    seen: list[tuple[int, int]] = []
    spans = [match.span("amount") for match in _WITH_BUDGET.finditer(text)]
    spans += [match.span("amount") for match in _TO_SPEND.finditer(text)]
    spans += [match.span() for match in _WITH_CURRENCY.finditer(text)]
    for start, end in sorted(spans, key=lambda span: span[0] - span[1]):
        if all(end <= low or high <= start for low, high in seen):
            seen.append((start, end))
    for start, end in sorted(seen):
        yield reading.evidence(start, end)
