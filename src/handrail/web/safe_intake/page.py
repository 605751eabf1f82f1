"""The form as it is shown: each field with what was typed and what must be taken out of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.http import HttpRequest, QueryDict

from handrail.core.safe_intake.checking import Allowance, find_refusals, taken_out
from handrail.core.safe_intake.fields import BY_CODE, FIELDS, SafeField, tidy
from handrail.core.safe_intake.refusal import Refusal, replaced
from handrail.web.marks import Mark, Segment, segments, utf16_offset

LONGEST_BODY = 65_536
"""Bytes of a post: four times what the longest answers take."""
LONGEST_CHECKED = 12_000
"""Characters of one text that a check reads; nothing longer can be sent."""
REPAIR = "repair"


@dataclass(frozen=True, slots=True)
class Part:
    """One refusal for a page. `start` and `end` count UTF-16 units, as the browser does."""

    number: int
    start: int
    end: int
    refusal: Refusal


@dataclass(frozen=True, slots=True)
class ReadField:
    """A field with its text, in marked segments where something must go, and what is wrong."""

    field: SafeField
    text: str
    parts: tuple[Part, ...] = ()
    problem: str = ""

    @property
    def segments(self) -> list[Segment]:
        """The whole text, marked."""
        marks = [
            Mark(part.refusal.start, part.refusal.end, "blocks", str(part.number))
            for part in self.parts
        ]
        return segments(self.text, marks)

    @property
    def is_wrong(self) -> bool:
        """Whether it could not be kept as it stands."""
        return bool(self.parts or self.problem)


def typed(data: QueryDict) -> dict[str, str]:
    """What was typed, by field, with plain line ends."""
    return {field.code: tidy(data.get(field.code, "")) for field in FIELDS}


def is_too_large(request: HttpRequest) -> bool:
    """Whether the post is larger than any answers are; its length must be said."""
    length = request.headers.get("Content-Length", "")
    return not length.isdecimal() or int(length) > LONGEST_BODY


def read_field(
    field: SafeField, text: str, allowance: Allowance, *, problem: str = ""
) -> ReadField:
    """One field, read as it would be when it is sent."""
    found = find_refusals(field.code, text[:LONGEST_CHECKED], allowance)
    if not problem and len(text) > field.longest:
        problem = f"At most {field.longest:,} characters; this has {len(text):,}."
    return ReadField(field, text, _parts(text, found), problem)


def read_form(
    answers: Mapping[str, str],
    allowance: Allowance,
    *,
    problems: Mapping[str, str] | None = None,
) -> list[ReadField]:
    """Every field with what must be taken out of it."""
    wrong = problems or {}
    return [
        read_field(field, answers.get(field.code, ""), allowance, problem=wrong.get(field.code, ""))
        for field in FIELDS
    ]


def empty_form() -> list[ReadField]:
    """The form before anything was typed."""
    return [ReadField(field, "") for field in FIELDS]


def missing(answers: Mapping[str, str]) -> dict[str, str]:
    """What to say at each field that nothing was typed in."""
    words = "Fill this in, or write “not decided”: it becomes a point to settle."
    return {field.code: words for field in FIELDS if not answers.get(field.code, "").strip()}


def repaired(answers: Mapping[str, str], wish: str, allowance: Allowance) -> dict[str, str]:
    """The answers after one click without scripts: `field:number` or `field:all`."""
    code, _, which = wish.partition(":")
    made = dict(answers)
    if code not in BY_CODE:
        return made
    text = made[code][:LONGEST_CHECKED]
    rest = made[code][LONGEST_CHECKED:]
    found = find_refusals(code, text, allowance)
    if which == "all":
        made[code] = taken_out(code, text, allowance) + rest
    elif which.isdecimal() and int(which) < len(found):
        made[code] = replaced(text, [found[int(which)]]) + rest
    return made


def _parts(text: str, found: Sequence[Refusal]) -> tuple[Part, ...]:
    return tuple(
        Part(number, utf16_offset(text, one.start), utf16_offset(text, one.end), one)
        for number, one in enumerate(found)
    )
