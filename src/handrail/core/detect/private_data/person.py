"""Names of persons, where a cue allows to say so without guessing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from handrail.core.detect.private_data.found import found
from handrail.core.findings import Finding, Severity

_NAME = (
    r"[A-ZÀ-ÖØ-Þ][\w'’-]{1,25}(?:\s(?:[A-Z]\.\s)?(?:de\s|van\s|von\s|da\s|del\s|"
    r"di\s)?[A-ZÀ-ÖØ-Þ][\w'’-]{1,25}){0,3}"
)
_TITLED = re.compile(
    rf"\b(?:Mrs?|Ms|Miss|Mx|Dr|Prof|Sir|Madam|Herr|Frau|Señora?|Sra?|Mme|Mlle|Monsieur|Madame|Senhora?)\.?\s({_NAME})"
)
_INTRODUCED = re.compile(
    r"\b(?:[Mm]y name is|[Nn]ame[: ]\s?|[Tt]his is|[Ii]ch bin|[Mm]ein Name ist|[Mm]e llamo|[Ss]oy|[Mm]i nombre es|"
    rf"[Jj]e m'appelle|[Mm]eu nome é|[Cc]hamo-me)\s?({_NAME})"
)
_SIGNED = re.compile(
    r"(?im)(?:^|\n)[ \t]*(?:best|regards|kind regards|best regards|thanks|thank you|cheers|sincerely|yours|"
    r"viele grüße|mit freundlichen grüßen|gruß|lg|un saludo|saludos|gracias|cordialement|merci|cumprimentos|obrigad[oa])"
    rf"[,.! ]*\n+[ \t]*((?-i:{_NAME}))[ \t]*(?:\n|$)"
)


def find(text: str) -> Iterator[Finding]:
    """Names beside a title, an introduction or a closing; severity `info`."""
    for pattern in (_TITLED, _INTRODUCED, _SIGNED):
        for match in pattern.finditer(text):
            yield found(
                text,
                *match.span(1),
                "person",
                "A person's name.",
                severity=Severity.INFO,
                confidence=0.7,
            )
