"""What a field does with a text, while it is typed: by the rules that read real leads."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from pydantic import JsonValue, ValidationError

from handrail.core.detect import own_triggers
from handrail.core.detect.outbound import find_outbound
from handrail.core.detect.own_triggers import PatternError
from handrail.core.detect.rules import InboundRules, OutboundRules, OwnPhrase, OwnTrigger
from handrail.core.findings import Finding, Severity
from handrail.core.playbook.document import Playbook
from handrail.core.playbook.durations import parse_duration
from handrail.core.playbook.editing.fields import Example, Path, Values
from handrail.core.playbook.editing.places import Misshapen, Missing, at
from handrail.core.playbook.tone import BLANK_NAMES, HOLDING_BLANKS, ReplyTemplate, blanks
from handrail.core.preparation.enquiry import Enquiry
from handrail.core.preparation.given import ModelInput
from handrail.core.preparation.missing import evidence_of
from handrail.core.preparation.service_match import UNKNOWN, match_service
from handrail.core.preparation.urgency import urgency_of

MOST_LINES = 6
LONGEST_LINE = 400
Spans = list[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Shown:
    """One sample text in pieces, those that count marked, and what becomes of it in words."""

    pieces: tuple[tuple[str, bool], ...]
    verdict: str
    found: bool


@dataclass(frozen=True, slots=True)
class Asked:
    """What an example works on: the page's values, the whole playbook where it is valid."""

    values: Values
    path: Path
    text: str
    playbook: Playbook | None
    today: date

    def value(self, key: str) -> JsonValue:
        """What the page says under a key."""
        try:
            found = at(self.values, (*self.path, key))
        except Misshapen:
            return None
        return None if isinstance(found, Missing) else found

    def texts(self, key: str) -> list[str]:
        """The texts of a list under a key."""
        found = self.value(key)
        return [part for part in found if isinstance(part, str)] if isinstance(found, list) else []


def samples(kind: Example, asked: Asked) -> str:
    """The sample text to begin with, a line each."""
    words, examples = asked.texts("words"), asked.texts("examples")
    if kind in ("service_words", "service_examples"):
        first = [f"Could you look at our {words[0]}?"] if words else []
        return "\n".join([*examples[:2], *first]) or "Could you help us with something?"
    if kind == "required_fact":
        return _FACT_SAMPLES.get(str(asked.value("kind") or "text"), _FACT_SAMPLES["text"])
    if kind == "urgency_words":
        first = [f"We need somebody: {words[0]}"] if words else []
        return "\n".join([*first, "It is not urgent."])
    if kind == "fit_words":
        return f"We are writing about {words[0]}." if words else "We are writing about our house."
    patterns = [pattern.replace("*", "some") for pattern in asked.texts("patterns")[:1]]
    return "\n".join([*patterns, *examples[:1]]) or "Write a sentence here and see what is found."


_FACT_SAMPLES = {
    "text": "It is a Vaillant from 2012.",
    "date": "Could you come before the end of September?",
    "money": "We would like to spend about $4,000.",
    "quantity": "The room has about 6 square metres.",
    "place": "It is at 14 Quay Street.",
    "phone": "Please call 555 0134.",
    "email": "Write to ann@example.com.",
    "photo": "I have attached two photos.",
    "name": "My name is Ann Miller.",
    "yes_no": "Yes, there is a lift.",
}


def shown_on(kind: Example, asked: Asked) -> list[Shown]:
    """What the field does with each line of the sample text; nothing while it cannot be read."""
    show = _KINDS.get(kind)
    if show is None:
        return []
    lines = [line[:LONGEST_LINE] for line in asked.text.splitlines() if line.strip()][:MOST_LINES]
    try:
        return [show(asked, line) for line in lines]
    except (ValidationError, PatternError, ValueError):
        return []


def _enquiry(asked: Asked, line: str, **sections: Any) -> Enquiry:
    """The line as an enquiry under a playbook that holds nothing but these sections."""
    document = {
        "name": "Example",
        "business": "Example",
        "services": [{"code": "any", "name": "anything", "words": ["zzz"]}],
        "urgency": [{"code": "usual", "name": "Usual", "respond_within": "52w"}],
        **sections,
    }
    given = ModelInput("", "email", line, {}, (), (), asked.today)
    whole = asked.playbook if not sections else None
    return Enquiry(given, whole or Playbook.model_validate(document))


def _service(asked: Asked, line: str) -> Shown:
    reading = _enquiry(asked, line).reading
    name = str(asked.value("name") or "")
    words = [*asked.texts("words"), *([name] if name else [])]
    spans = _apart(reading.find_words(words))
    if asked.playbook is None:
        verdict = f"Found: {_quoted(line, spans)}." if spans else "No word of this service in it."
        return Shown(_pieces(line, spans), verdict, bool(spans))
    match = match_service(reading, asked.playbook)
    named = {service.code: service.name for service in asked.playbook.services}
    taken = match.value == asked.value("code")
    if match.value == UNKNOWN:
        return Shown(_pieces(line, spans), "Taken for no service.", False)
    verdict = f"Taken for “{named[match.value]}”, {round(match.confidence * 100)} % sure."
    return Shown(_pieces(line, spans), verdict, taken)


def _required_fact(asked: Asked, line: str) -> Shown:
    fact = {
        "code": "fact", "label": str(asked.value("label") or "Fact"),
        "question": str(asked.value("question") or "?"),
        "kind": asked.value("kind") or "text", "words": asked.texts("words"),
    }  # fmt: skip
    enquiry = _enquiry(asked, line, required_facts=[fact])
    found = evidence_of(enquiry.playbook.required_facts[0], enquiry)
    spans = _apart((one.start, one.end) for one in found)
    given = f"Given: {_quoted(line, spans)}. Not asked for."
    verdict = given if spans else "Not given: it is asked for."
    return Shown(_pieces(line, spans), verdict, bool(spans))


def _urgency(asked: Asked, line: str) -> Shown:
    level = {
        "code": "this", "name": "This", "respond_within": "1s", "words": asked.texts("words"),
        "deadline_within": asked.value("deadline_within") or "0s",
    }  # fmt: skip
    usual = {"code": "usual", "name": "Usual", "respond_within": "52w"}
    enquiry = _enquiry(asked, line, urgency=[level, usual])
    found = urgency_of(enquiry.reading, enquiry.playbook, enquiry.times, asked.today)
    is_this = found.value == "this"
    spans = _apart((one.start, one.end) for one in found.evidence) if is_this else []
    verdict = f"This level, for {_quoted(line, spans)}." if is_this else "Not this level."
    return Shown(_pieces(line, spans), verdict, is_this)


def _fit(asked: Asked, line: str) -> Shown:
    reading = _enquiry(asked, line).reading
    found = reading.find_words(asked.texts("words"))
    spans = _apart(span for span in found if not reading.is_negated(span[0]))
    speaks = "against" if asked.value("fits") is False else "for"
    verdict = f"Speaks {speaks} the lead." if spans else "Says nothing of it."
    return Shown(_pieces(line, spans), verdict, bool(spans))


def _own_trigger(asked: Asked, line: str) -> Shown:
    why, patterns = str(asked.value("why") or ""), tuple(asked.texts("patterns"))
    rule = OwnTrigger("this", why, patterns, tuple(asked.texts("examples")))
    found = own_triggers.find(line, InboundRules(triggers=(rule,)))
    spans = _apart((one.start, one.end) for one in found)
    does = {"note": "A note is made.", "without_fields": "AI goes on without private data."}
    verdict = does.get(str(asked.value("action")), "A person first, no AI.")
    return Shown(_pieces(line, spans), verdict if spans else "Nothing happens.", bool(spans))


def _phrase(asked: Asked, line: str) -> Shown:
    forbidden = "forbidden" in asked.path
    rule = OwnPhrase(
        "this", str(asked.value("why") or ""), tuple(asked.texts("patterns")),
        tuple(asked.texts("examples")), forbidden=forbidden,
    )  # fmt: skip
    found = _findings(line, OutboundRules(phrases=(rule,)), "forbidden_phrase")
    spans = _apart((one.start, one.end) for one in found)
    does = "Must not go out." if forbidden else "Waits for a sign-off."
    verdict = does if spans else "May go out, as far as this rule goes."
    return Shown(_pieces(line, spans), verdict, bool(spans))


def _statement(asked: Asked, _: str) -> Shown:
    said = str(asked.value("statement") or "")[:LONGEST_LINE]
    found = [one for one in find_outbound(said) if one.severity == Severity.NEEDS_PERSON]
    spans = _apart((one.start, one.end) for one in found)
    points = " and ".join(dict.fromkeys(one.control_point.replace("_", " ") for one in found))
    verdict = (
        f"Without this approval it would need a sign-off for {points}."
        if points
        else "It promises nothing that would need a sign-off."
    )
    return Shown(_pieces(said, spans), verdict, bool(points))


def filled_in(sentence: str, business: str, service: str) -> Shown:
    """A template's sentence with its blanks filled in from an invented lead."""
    values = {
        "name": "Ann", "full_name": "Ann Miller", "place": "Millbrook",
        "service": service or "your enquiry", "business": business or "your business",
        "time": "Friday 13 March, 17:00",
    }  # fmt: skip
    said = ReplyTemplate().fill(sentence, **values)
    unknown = [name for name in blanks(sentence) if name not in {*BLANK_NAMES, *HOLDING_BLANKS}]
    verdict = f"Not known here: {', '.join(f'{{{name}}}' for name in unknown)}." if unknown else ""
    return Shown(((said, False),), verdict, not unknown)


_UNITS = {"s": "second", "m": "minute", "h": "hour", "d": "day", "w": "week"}


def duration_in_words(text: str) -> str:
    """`4h` as “4 hours”; empty for what is no time span."""
    try:
        if not text.strip() or not parse_duration(text):
            return ""
    except ValueError:
        return ""
    number, unit = int(text.strip()[:-1]), _UNITS[text.strip()[-1]]
    return f"{number} {unit}" if number == 1 else f"{number} {unit}s"


def _findings(line: str, rules: OutboundRules, category: str) -> Sequence[Finding]:
    return [one for one in find_outbound(line, rules) if one.category == category]


def _apart(spans: Iterable[tuple[int, int]]) -> Spans:
    """The spans in order, those inside another left out."""
    found: Spans = []
    for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
        if not found or start >= found[-1][1]:
            found.append((start, end))
    return found


def _pieces(line: str, spans: Spans) -> tuple[tuple[str, bool], ...]:
    pieces, here = [], 0
    for start, end in spans:
        pieces += [(line[here:start], False), (line[start:end], True)]
        here = end
    return tuple(piece for piece in [*pieces, (line[here:], False)] if piece[0])


def _quoted(line: str, spans: Spans) -> str:
    return ", ".join(f"“{line[start:end]}”" for start, end in spans[:3])


_KINDS: dict[str, Callable[[Asked, str], Shown]] = {
    "service_words": _service,
    "service_examples": _service,
    "required_fact": _required_fact,
    "urgency_words": _urgency,
    "fit_words": _fit,
    "own_trigger": _own_trigger,
    "phrase": _phrase,
    "statement": _statement,
}
