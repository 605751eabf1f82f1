"""High value: budgets, sizes and named accounts above the playbook's lines."""

from __future__ import annotations

import re
from collections.abc import Iterator

from handrail.core.detect.promises.numbers import plain_number
from handrail.core.detect.promises.tokens import NUMBER
from handrail.core.detect.promises.values import MONEY
from handrail.core.detect.rules import InboundRules
from handrail.core.detect.triggers.trigger import Clue, InboundText, Trigger
from handrail.core.findings import ControlPoint, Finding, Severity

_NUMBER = re.compile(r"\d{1,3}(?:[.,'’ ]\d{3})+(?!\d)|\d+(?:[.,]\d+)?")
_SCALE = re.compile(
    r"(?i)^\s*(k|thousand|tsd|mil|mille|tausend|m|mio|million\w*|millones|milhoes)\b"
)
_THOUSANDS = frozenset({"k", "thousand", "tsd", "mil", "mille", "tausend"})
_BARE_AMOUNT = re.compile(
    r"(?i)\b(?:budget\w*|value|worth|volume|spend|earmarked|set aside|presupuesto|orçamento|etat)\b"
    r"[^.\n\d]{0,40}(\d[\d.,'’ ]*\s*(?:k|m|mio|million\w*|thousand)?)"
)

SIZES = (
    (
        "NUM branches|locations|sites|clinics|practices|stores|restaurants|hotels|pubs|"
        "flats|apartments|units|properties|buildings|offices|houses|schools|seats|users|"
        "licences|licenses|employees|staff|headcount|bathrooms|vehicles|depots|states"
    ),
    "NUM .. dental|care|retail practices|homes|sites",
    "NUM filialen|standorte|wohnungen|praxen|mitarbeiter|arbeitsplatze|objekte",
    "NUM sucursales|clinicas|tiendas|locales|empleados|viviendas|puestos",
    "NUM sites|cliniques|magasins|postes|agences|logements|salaries",
    "NUM lojas|clinicas|filiais|postos|apartamentos",
    (
        "NUM of .. branches|locations|sites|clinics|practices|stores|restaurants|hotels|pubs|flats|"
        "apartments|units|properties|buildings|offices|houses|schools|depots|vehicles"
    ),
)
CONTRACTS = (
    "NUM -? year|years|yr|yrs contract|agreement|deal|term|lease|plan",
    "enterprise contract|deal|agreement|customer|account",
    "volume pricing|discount",
    "framework|master agreement|contract",
    "tender|rfp|rfq|procurement",
    "multi-year|long-term|years contract|term|agreement|deal",
    (
        "enterprise|nationwide|group-wide|company-wide .. plan|rollout|licence|license|"
        "agreement|roll-out"
    ),
    "ausschreibung|rahmenvertrag|licitacion|concurso publico|appel d'offres|concurso|licitacao",
)
LARGE_COUNT = 20
_MILLION = 1_000_000
_EARNED = frozenset("revenue turnover income salary earn earning earns umsatz facturacion".split())
"""What a firm or a person earns is no budget."""

sizes = Trigger(
    "high_value",
    ControlPoint.LEAD_GRADE,
    {
        "size": (
            Clue("A large customer by size or kind of contract: a person should answer."),
            SIZES,
        ),
        "contract": (
            Clue("A large or long contract: a person should answer."),
            CONTRACTS,
        ),
    },
)


def find(read: InboundText, rules: InboundRules) -> Iterator[Finding]:
    """Amounts from the playbook's line up, and named accounts."""
    yield from _amounts(read, rules.high_value_amount)
    for account in rules.named_accounts:
        for match in re.finditer(rf"(?i)(?<!\w){re.escape(account)}(?!\w)", read.shown):
            yield _finding(read, *match.span(), "account", f"{account} is a named account.")


def is_large(finding: Finding) -> bool:
    """Whether what a finding of `sizes` counts is many; a kind of contract always is."""
    if finding.code != "high_value.size":
        return True
    count = plain_number(finding.text.split()[0])
    return count is None or count >= LARGE_COUNT


def _amounts(read: InboundText, line: int) -> Iterator[Finding]:
    if line <= 0:
        return
    for index, token in enumerate(read.tokens):
        if not _EARNED.isdisjoint(read.line.words[max(0, index - 3) : index]):
            continue
        if token.text == MONEY:
            start, end = read.span(index, index + 1)
            if amount(read.shown[start:end]) >= line:
                yield _finding(read, start, end, "amount", _why(line))
        elif token.text == NUMBER and "million" in token.value and line <= _MILLION:
            yield _finding(read, *read.span(index, index + 1), "amount", _why(line))
    for match in _BARE_AMOUNT.finditer(read.shown):
        if amount(match.group(1)) >= line:
            yield _finding(read, *match.span(1), "amount", _why(line))


def _why(line: int) -> str:
    return f"An amount of {line:,} or more: a lead of high value goes to a person."


def amount(written: str) -> float:
    """The number in an amount as written (1.200.000, 120k, 1.9 million); 0 without one."""
    match = _NUMBER.search(written)
    if match is None:
        return 0.0
    digits = match.group()
    if re.fullmatch(r"\d{1,3}(?:[.,'’ ]\d{3})+", digits):
        value = float(re.sub(r"\D", "", digits))
    else:
        value = float(digits.replace(",", "."))
    scale = _SCALE.match(written[match.end() :])
    if scale is None:
        return value
    return value * (1_000 if scale[1].lower() in _THOUSANDS else 1_000_000)


def _finding(read: InboundText, start: int, end: int, code: str, why: str) -> Finding:
    return Finding(
        start=start,
        end=end,
        category="high_value",
        code=f"high_value.{code}",
        text=read.shown[start:end],
        severity=Severity.NEEDS_PERSON,
        control_point=ControlPoint.LEAD_GRADE,
        confidence=0.8,
        why=why,
    )
