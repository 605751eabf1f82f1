"""Values of other leads: they must never appear in a text to this one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from handrail.core.detect.promises.outcome import TextFinding
from handrail.core.detect.rules import OutboundRules
from handrail.core.findings import ControlPoint, Severity

_SHORTEST = 3
_FEWEST_DIGITS = 7


def find(normalised: str, rules: OutboundRules) -> Iterator[TextFinding]:
    """Every value of another lead, by offsets into the normalised text."""
    if not rules.other_leads_values:
        return
    own = {value.strip().casefold() for value in (rules.lead_values or {}).values()}
    others = tuple(v for v in rules.other_leads_values if v.strip().casefold() not in own)
    pattern = _pattern(others)
    if pattern is None:
        return
    for match in pattern.finditer(normalised):
        yield TextFinding(
            *match.span(),
            "private_data",
            "private_data.other_lead",
            Severity.BLOCKS,
            ControlPoint.PRIVATE_DATA,
            0.99,
            "This belongs to another lead; take it out.",
        )


@lru_cache(maxsize=16)
def _pattern(values: tuple[str, ...]) -> re.Pattern[str] | None:
    forms = {form for value in values if (form := _form(value.strip()))}
    if not forms:
        return None
    longest_first = sorted(forms, key=lambda form: (-len(form), form))
    return re.compile(rf"(?<!\w)(?:{'|'.join(longest_first)})(?!\w)", re.IGNORECASE)


def _form(value: str) -> str:
    """A value as a pattern: telephone and card numbers in any grouping, words in any spacing."""
    digits = re.sub(r"\D", "", value)
    if len(digits) >= _FEWEST_DIGITS and not re.search(r"[^\W\d_]", value):
        return r"\+?" + r"[\s().\-/]{0,3}".join(digits)
    if len(value) < _SHORTEST:
        return ""
    return r"\s+".join(re.escape(part) for part in value.split())
