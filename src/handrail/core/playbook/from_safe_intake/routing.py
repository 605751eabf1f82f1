"""Where records go, when a person comes first, and how soon somebody answers."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

from handrail.core.detect.own_triggers import LONGEST_PATTERN, telling_stems
from handrail.core.playbook.control import RECORD_KINDS
from handrail.core.playbook.durations import duration_in_words, format_duration
from handrail.core.playbook.from_safe_intake.reading import Reading, Workplace
from handrail.core.playbook.from_safe_intake.wording import (
    plain,
    quoted_in,
    roles_in,
    sentences,
    spans_in,
    without_quotes,
)
from handrail.core.safe_intake.fields import UNDECIDED

OWN_TRIGGER = "from_safe_intake"
SOONEST, LATEST = timedelta(minutes=1), timedelta(days=60)
_DEFAULT = timedelta(hours=4)
_BUILT_IN = (
    (r"\bang(?:er|ry)\b|furious|complain\w*|beschwerde\w*|verarger\w*|queja\w*|enfad\w*", "angry messages"),
    (r"lawyer|legal|\bsue\b|attorney|court|anwalt|anwalte|gericht\w*|klage|abogad\w*|demanda", "legal threats"),
    (r"chargeback|refund|billing|ruckerstattung|erstattung|reembolso|factura", "billing conflicts"),
    (r"emergenc\w*|urgent|notfall\w*|dringend|emergencia|urgente", "urgent calls for help"),
    (r"private data|health|datenschutz|gesundheit|datos personales|salud", "private data"),
    (r"password|\baccess\b|zugang|contrasena", "unsafe access"),
)  # fmt: skip
_LEAD_IN = re.compile(
    r"(?i)^(?:and|or|und|oder|y|o|if|when|wenn|falls|si|cuando|somebody|someone|anything about|the word|das wort|la palabra|"
    r"a|an|the|ein|eine|der|die|das|un|una|el|la|mentions?|says?|writes?)\s+"
)
_TO_WHOM = re.compile(
    r"(?i)[:,]?\s*\b(?:tell|inform|goes to|to the|within|innerhalb|sofort|an den|an die|avisar|en \d|in \d).*$"
)
_LISTED = re.compile(r",|\bor\b|\boder\b|:| o |\bund\b|\band\b")
_SHORTEST_PHRASE = 4


def write_back_section(answer: str, workplace: Workplace) -> tuple[dict[str, Any], Reading]:
    """Every record to the timeline, and to a connection whose code or name the answer gives."""
    words = plain(answer)
    reading = Reading("crm_destination")
    named = [
        code
        for code, name in workplace.connections
        if _says(words, plain(name)) or _says(words, code) or _says(words, code.replace("_", " "))
    ]
    if named:
        reading.understood.append(
            f"All eight records go to Handrail's timeline and to {' and '.join(named)}."
        )
    else:
        reading.understood.append("All eight records are kept in Handrail's own timeline.")
        reading.to_settle.append(
            "No connection of this workspace is named. Add it under Connections, then name it "
            "under write_back."
        )
    return {"records": {kind: ["timeline", *named] for kind in RECORD_KINDS}}, reading


def _says(words: str, name: str) -> bool:
    return len(name) > 2 and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", words) is not None


def read_trigger(answer: str, workplace: Workplace) -> tuple[dict[str, Any] | None, Reading]:
    """The own trigger that an answer describes; None where it describes nothing to look for."""
    reading = Reading("escalation_trigger")
    if plain(answer).strip(" .") in ("", UNDECIDED):
        reading.to_settle.append("When a person comes first beyond Handrail's own triggers.")
        return None, reading
    patterns = _patterns(answer)
    examples = [one for one in sentences(answer) if telling_stems(one)][:5] if not patterns else []
    if not patterns and not examples:
        reading.to_settle.append("Name words that such messages hold; none was recognised.")
        return None, reading
    roles, spans = roles_in(plain(answer)), spans_in(answer)
    to = workplace.role(roles[0]) if roles else "owner"
    within = _bounded(spans[0]) if spans else _DEFAULT
    trigger: dict[str, Any] = {"code": OWN_TRIGGER, "why": _line(answer)}
    trigger |= {"patterns": patterns} if patterns else {"examples": examples}
    trigger |= {"action": "person_first", "to": to, "within": format_duration(within)}
    what = ", ".join(f"“{one}”" for one in patterns) or "messages like the answer"
    reading.understood.append(
        f"A person first for {what}: to {to}, within {duration_in_words(within)}."
    )
    known = [words for pattern, words in _BUILT_IN if re.search(pattern, plain(answer))]
    if known:
        reading.understood.append(f"Handrail's own triggers already hold {', '.join(known)}.")
    if not spans:
        reading.to_settle.append("How soon is not said: 4 hours until you say.")
    if not roles:
        reading.to_settle.append("To whom is not said: an owner until you say.")
    return trigger, reading


def _patterns(answer: str) -> list[str]:
    """Phrases to look for: what is quoted, and the short pieces of a list."""
    found = list(quoted_in(answer))
    for sentence in sentences(without_quotes(answer)):
        found += map(_bare, _LISTED.split(sentence))
    return [one for one in dict.fromkeys(map(_bare_marks, found)) if _is_phrase(one)][:20]


def _bare(piece: str) -> str:
    piece = _TO_WHOM.sub("", piece.strip(" .“”\"'"))
    for _ in range(4):
        piece = _LEAD_IN.sub("", piece.strip())
    return piece.strip(" .“”\"'")


def _bare_marks(phrase: str) -> str:
    return " ".join(re.sub(r"[*“”\"«»\[\]{}<>]", " ", phrase).split())


def _is_phrase(phrase: str) -> bool:
    words = phrase.split()
    if not 1 <= len(words) <= 6 or not _SHORTEST_PHRASE <= len(phrase) <= LONGEST_PATTERN:
        return False
    says_when_or_who = bool(spans_in(phrase)) or (len(words) < 3 and bool(roles_in(plain(phrase))))
    return phrase[0].isalnum() and phrase[-1].isalnum() and not says_when_or_who


def read_response(answer: str) -> tuple[timedelta, timedelta | None, Reading]:
    """How soon a person answers, a shorter time for what is urgent (None: not said)."""
    reading = Reading("response_time")
    spans = sorted({_bounded(span) for span in spans_in(answer)})
    if not spans:
        reading.to_settle.append("No time span was recognised: 4 hours until you say.")
        return _DEFAULT, None, reading
    usual, urgent = spans[-1], spans[0] if len(spans) > 1 else None
    reading.understood.append(f"A person answers within {duration_in_words(usual)}.")
    if urgent is not None:
        reading.understood.append(f"What is urgent: within {duration_in_words(urgent)}.")
    if re.search(r"working|business|werktag\w*|arbeitstag\w*|laborab\w*|habil\w*", plain(answer)):
        reading.to_settle.append("Time spans run by the clock, nights and weekends included.")
    return usual, urgent, reading


def _bounded(span: timedelta) -> timedelta:
    whole = timedelta(seconds=round(span.total_seconds() / 60) * 60)
    return min(max(whole, SOONEST), LATEST)


def _line(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 300 else f"{line[:299]}…"
