"""What the writer of a mail wrote, apart from what the mail quotes or forwards."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from mailparser_reply.parser import EmailMessage

MAX_CHARACTERS = 200_000
MAX_LINES = 3_000
MAX_LINE = 200
"""No quotation's header is longer; longer lines only cost the patterns time."""
LANGUAGES = ("en", "de", "es", "fr", "it", "nl", "da", "sv", "pl", "cs")
_FORWARD = re.compile(
    r"^[ \t>]*(?:-{2,} ?(?:Forwarded message|Original message weitergeleitet|Mensaje reenviado|"
    r"Message transféré|Weitergeleitete Nachricht|Mensagem encaminhada|Messaggio inoltrato) ?-{2,}"
    r"|(?:Begin forwarded message|Anfang der weitergeleiteten Nachricht|Début du message réexpédié|"
    r"Inicio del mensaje reenviado|Inizio messaggio inoltrato) ?:)[ \t]*$",
    re.MULTILINE | re.IGNORECASE,
)
_FORWARD_SUBJECT = re.compile(r"\s*(?:fwd?|wg|rv|tr|i|enc|doorst)\s*:", re.IGNORECASE)
_FORWARDED_FROM = re.compile(
    r"^[>* ]*(?:From|Von|De|Da|Van)\s*:[ *]*(.{1,300})$", re.MULTILINE | re.IGNORECASE
)
_WROTE = re.compile(
    r"^(?:> ?)*(?:On|Am|El|Le|Il|Op|Em|Den)\s.{3,180}?(?:\n.{0,120}?)?\b"
    r"(?:wrote|schrieb(?: .{1,100})?|escribió|a écrit|ha scritto|schreef(?: .{1,100})?|escreveu"
    r"|skrev(?: .{1,100})?) ?:$",
    re.MULTILINE,
)
"""Beside the library's: its Spanish pattern, for one, wants two blanks that no program writes."""
_ADDRESS = re.compile(r"[^\s<>,;:\"()\[\]]+@[^\s<>,;:\"()\[\]]+\.[^\s<>,;:\"()\[\]]+")
_HEADER_LINE = re.compile(r"^[>* ]*\w[\w ]{0,14} ?: ?\S", re.MULTILINE)
_SUBJECT_LINE = re.compile(
    r"^[>* ]*(?:Subject|Betreff|Asunto|Objet|Oggetto|Onderwerp)\s*:", re.MULTILINE | re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Separated:
    """`own` is what the writer wrote; `quoted` the rest. A forward keeps all of it in `own`.

    `forwarded_from` is who the forwarded mail says it was from: a claim in a text, not a fact.
    """

    own: str
    quoted: str = ""
    forwarded: bool = False
    forwarded_from: str = ""


def separate(text: str, *, subject: str = "") -> Separated:
    """Tell the writer's words from quotations. Nothing is lost: what is not own is quoted."""
    forward = _FORWARD.search(text)
    if forward or _FORWARD_SUBJECT.match(subject):
        start = forward.end() if forward else 0
        origin = _FORWARDED_FROM.search(text, start)
        address = _ADDRESS.search(origin.group(1)) if origin else None
        if forward or address:
            return Separated(text.strip(), "", True, address.group() if address else "")
    cut = _quotation_start(text)
    own, quoted = _without_marked(text[:cut])
    rest = text[cut:].strip()
    if rest and ">" in rest:
        answers, marked = _answers_between(rest)
        own = "\n\n".join(part for part in (own, answers) if part)
        rest = marked
    quoted = "\n".join(part for part in (quoted, rest) if part)
    if not own:
        # Nothing above the quotation: better all of it than an empty enquiry.
        return Separated(text.strip())
    return Separated(own, quoted)


@lru_cache(maxsize=1)
def _patterns() -> re.Pattern[str]:
    """mail-parser-reply's patterns for the line before a quotation, in all its languages."""
    patterns: re.Pattern[str] = EmailMessage("", languages=list(LANGUAGES)).HEADER_REGEX
    return patterns


def _quotation_start(text: str) -> int:
    """Where the first quotation begins with its header; the text's length where none does.

    The patterns see a bounded copy: without long lines and runs of blank ones, on which they
    would need time without end (a mail may be written to that end).
    """
    starts: list[int] = []
    lines: list[str] = []
    position = blank = 0
    for line in text[:MAX_CHARACTERS].split("\n")[:MAX_LINES]:
        blank = 0 if line.strip() else blank + 1
        if blank <= 2:
            starts.append(position)
            lines.append(line if len(line) <= MAX_LINE else "x")
        position += len(line) + 1
    bounded = "\n".join(lines)
    found = [
        header.start() + len(header.group()) - len(header.group().lstrip())
        for pattern in (_patterns(), _WROTE)
        if (header := _first_header(pattern, bounded)) is not None
    ]
    return starts[bounded.count("\n", 0, min(found))] if found else len(text)


def _first_header(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    return next((one for one in pattern.finditer(text) if _is_quotation_header(one.group())), None)


def _is_quotation_header(block: str) -> bool:
    """Whether a match is a mail's header, not a mover's "From: Berlin, To: Munich".

    It has an address; or it is "On … wrote:" with a date; or it has a subject among three lines.
    """
    if "@" in block:
        return True
    lines = _HEADER_LINE.findall(block)
    if len(lines) < 2:
        return any(char.isdigit() for char in block) or "-----" in block
    return len(lines) >= 3 and bool(_SUBJECT_LINE.search(block))


def _without_marked(text: str) -> tuple[str, str]:
    """A text without its lines marked `>`, and those lines."""
    own: list[str] = []
    marked: list[str] = []
    for line in text.split("\n"):
        (marked if line.startswith(">") else own).append(line)
    return re.sub(r"\n{3,}", "\n\n", "\n".join(own)).strip(), "\n".join(marked).strip()


def _answers_between(rest: str) -> tuple[str, str]:
    """Answers written between the marked lines of a quotation, and the quotation itself.

    Only where the quotation is marked at all: below an unmarked one nobody can tell.
    """
    head, _, body = rest.partition("\n")
    lines = body.split("\n")
    while lines and not lines[0].strip():
        lines.pop(0)
    wrapped = 1 if lines and not lines[0].startswith(">") and len(lines) > 1 else 0
    if wrapped and lines[0].rstrip().endswith(":") and lines[1].startswith(">"):
        head, lines = f"{head}\n{lines[0]}", lines[1:]
    if not lines or not lines[0].startswith(">"):
        return "", rest
    answers, marked = _without_marked("\n".join(lines))
    return answers, f"{head}\n{marked}"
