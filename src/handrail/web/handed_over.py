"""What an engine was handed, as a page shows it: parts with titles, then the exact bodies."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from handrail.store.models import ModelCall

TITLES = {
    "instructions": "The rules that it was given",
    "prompt": "The enquiry, as data",
    "answer_form": "The form that its answer must have",
    "text": "The message",
    "fields": "Other fields",
    "thread": "Earlier messages",
    "left_out": "What was left out",
    "instruction": "What the reviewer asked for",
    "draft": "The draft as it stood",
    "placeholders": "Placeholders",
}
ORDER = ("instruction", "draft", "prompt", "text", "thread", "left_out", "fields", "placeholders")
LAST = ("instructions", "answer_form")


@dataclass(frozen=True, slots=True)
class Handed:
    """One part of what was handed over; `is_long` parts are folded."""

    title: str
    text: str
    is_long: bool = False


def handed_over(call: ModelCall) -> tuple[Handed, ...]:
    """The parts in reading order: the enquiry first, the rules and the form last."""
    given: Mapping[str, Any] = call.request
    names = [name for name in (*ORDER, *LAST) if given.get(name)]
    return tuple(Handed(TITLES[name], _text(given[name]), name in LAST) for name in names)


def _text(value: Any) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, list) and all(isinstance(part, str) for part in value):
        return "\n\n".join(value)
    if isinstance(value, dict) and all(isinstance(part, str) for part in value.values()):
        return "\n".join(f"{name}: {part}" for name, part in value.items())
    return json.dumps(value, ensure_ascii=False, indent=2)
