"""Placeholders left over from a template: nothing with one may go out.

Found: "Dear [NAME]", "{{first_name}}", "on XX/XX", "price TBD".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from handrail.core.detect.promises.outcome import TextFinding
from handrail.core.findings import ControlPoint, Severity

_FORMS = re.compile(
    r"""
    \{\{[^{}\n]{0,60}\}\}                                   # {{first_name}}
  | \$\{[^{}\n]{1,60}\} | \{[A-Za-z_][\w .]{0,40}\}          # ${name}, {name}
  | \[\[[^\[\]\n]{1,60}\]\]                                  # [[name]]
  | \[(?=[^\]\n]{0,60}[A-Za-z])[A-Za-z_<][\w '’/,.:&()<>-]{0,60}\](?!\()  # [NAME], no [text](link)
  | <<[\w .]{1,40}>>
  | <(?:(?:your|first|last|full|client|customer|company|insert|lead)[\w .-]{0,30}|name|date|time|amount|price)>
  | %[A-Z][A-Z_]{2,30}% | \*\|[A-Z0-9_:]{2,40}\|\*            # %NAME%, *|FNAME|*
  | (?<![\w-])(?:TBD|TBC|TODO|FIXME|T\.B\.[CD]\.)(?![\w-])
  | (?<![^\W_])[$€£]?X{2,}(?:[:/.,-]X{2,})*(?![^\W_])         # XX, $XXX, XX:XX
  | (?<!\w)[$€£]?x{3,}(?!\w)
  | (?<![\w/])(?:DD[/.-]MM(?:[/.-]YY(?:YY)?)?|MM[/.-]DD(?:[/.-]YY(?:YY)?)?|HH:MM)(?![\w/])
  | _{3,}
  | \b[Ll]orem\ ipsum\b
  | \b[Ii]nsert\ (?:name|date|price|link|amount|time|your|company|details)\b
  | ^[ \t]*(?:Dear|Hi|Hello|Hey|Hola|Hallo|Bonjour|Ol[áa]|Liebe|Lieber)[ \t]+[,!](?=\s|$)
    """,
    re.VERBOSE | re.MULTILINE,
)
_ROMAN = frozenset({"XX", "XXX", "XXXX"})
_NUMBERED = re.compile(
    r"(?:century|chapter|volume|vol\.?|part|louis|pope|super bowl|size|sizes)\s*$", re.IGNORECASE
)
_SIZE_AFTER = re.compile(r"\s*(?:century|[lL]\b|size)")


def find(text: str) -> Iterator[TextFinding]:
    """Every placeholder of a text, by offsets into that text."""
    for match in _FORMS.finditer(text):
        start, end = match.span()
        if match.group() in _ROMAN and (
            _NUMBERED.search(text, max(0, start - 12), start) or _SIZE_AFTER.match(text, end)
        ):
            continue
        yield TextFinding(
            start,
            end,
            "placeholder",
            "placeholder.left_over",
            Severity.BLOCKS,
            ControlPoint.FINAL_MESSAGE,
            0.95,
            "A placeholder is left over; fill it in or take it out.",
        )
