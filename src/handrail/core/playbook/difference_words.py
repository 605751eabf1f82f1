"""Sentences for the changes that people make most, each with what was before."""

from __future__ import annotations

from collections.abc import Mapping

from handrail.core.playbook.change import Change

ANY = "*"

_SAID: Mapping[tuple[str, ...], Mapping[Change, str]] = {
    ("name",): {"changed": "The playbook is called {after} now; was: {before}"},
    ("business",): {"changed": "Replies are signed for {after} now; was: {before}"},
    ("inputs", "channels", ANY): {
        "added": "AI may now see {after} of a lead by {0}",
        "removed": "AI no longer sees {before} of a lead by {0}",
    },
    ("inputs", "mask"): {
        "added": "{after} is masked now before AI reads it",
        "removed": "{before} is no longer masked: AI may read it",
    },
    ("inputs", "never"): {
        "added": "AI never sees {after} now",
        "removed": "{before} is no longer kept from AI altogether",
    },
    ("tasks", ANY): {"changed": "The task {0} is {after} now; was: {before}"},
    ("services", ANY): {
        "added": "New service: {after}",
        "removed": "No longer a service: {before}",
    },
    ("services", ANY, "words"): {
        "added": "The service {0} is now also found by {after}",
        "removed": "The service {0} is no longer found by {before}",
    },
    ("services", ANY, "required"): {
        "added": "For the service {0} AI now also asks for {after}",
        "removed": "For the service {0} AI no longer asks for {before}",
    },
    ("urgency", ANY, "respond_within"): {
        "changed": "The urgency {0} is to be answered within {after}; was: {before}"
    },
    ("facts", ANY): {
        "added": "Approved now: {after}",
        "removed": "No longer approved: {before}",
    },
    ("facts", ANY, "statement"): {"changed": "The fact {0} now says {after}; was: {before}"},
    ("facts", ANY, "owner"): {"changed": "The fact {0} is owned by {after} now; was: {before}"},
    ("facts", ANY, "expires"): {
        "changed": "The fact {0} is approved until {after} now; was: {before}"
    },
    ("facts", ANY, "translations", ANY): {
        "added": "The fact {0} can now be said in {1}: {after}",
        "removed": "The fact {0} can no longer be said in {1}",
        "changed": "The fact {0} in {1} now says {after}; was: {before}",
    },
    ("promises", "forbidden", ANY): {
        "added": "Forbidden now: {0} ({after})",
        "removed": "No longer forbidden: {0} ({before})",
    },
    ("promises", "sign_off", ANY): {
        "added": "Needs a sign-off now: {0} ({after})",
        "removed": "Needs no sign-off any more: {0} ({before})",
    },
    ("control_points", ANY, "owners"): {
        "changed": "{0} may now be signed by {after}; was: {before}"
    },
    ("control_points", ANY, "sign"): {
        "changed": "{0} is now signed by {after} of its owners; was: {before}"
    },
    ("control_points", ANY, "people"): {
        "changed": "{0} takes the yes of {after} people now; was: {before}"
    },
    ("control_points", ANY, "editor_may_sign"): {
        "changed": "{0}: the yes of who changed the text is {after} now; was: {before}"
    },
    ("escalation", "triggers", ANY, "to"): {"changed": "{0} goes to {after} now; was: {before}"},
    ("escalation", "triggers", ANY, "within"): {
        "changed": "{0} is to be acted on within {after} now; was: {before}"
    },
    ("escalation", "triggers", ANY, "action"): {
        "changed": "{0} now leads to {after}; was: {before}"
    },
    ("escalation", "own", ANY): {
        "added": "A new trigger, {0}: {after}",
        "removed": "No longer a trigger, {0}: {before}",
    },
    ("escalation", "chain"): {"changed": "When nobody acts, the next are {after}; was: {before}"},
    ("review", "respond_within", ANY): {
        "added": "A lead by {0} is to be answered within {after}",
        "removed": "A lead by {0} has no time of its own any more; was: {before}",
        "changed": "A lead by {0} is to be answered within {after}; was: {before}",
    },
    ("review", "person_first_below"): {
        "changed": "A person is first below a confidence of {after} now; was: {before}"
    },
    ("review", "undo_window"): {
        "changed": "A decision can be undone for {after} now; was: {before}"
    },
    ("review", "holding_message", "on"): {
        "changed": "A holding message is {after} now; was: {before}"
    },
    ("review", "holding_message", "not_for"): {
        "added": "No holding message goes to leads with {after} now",
        "removed": "A holding message may go to leads with {before} now",
    },
    ("data_policy", "engines"): {"changed": "AI is asked in this order: {after}; was: {before}"},
    ("data_policy", "keep_originals"): {
        "changed": "Originals are kept for {after} now; was: {before}"
    },
    ("write_back", "records", ANY): {
        "added": "The record {0} is now also written to {after}",
        "removed": "The record {0} is no longer written to {before}",
    },
}

LISTS_IN_ORDER = (
    ("control_points", ANY, "owners"),
    ("escalation", "chain"),
    ("data_policy", "engines"),
)
"""Lists that are said whole: their order, or who is alone in them, matters."""


_PLAIN = frozenset(
    {
        "owner",
        "expires",
        "to",
        "within",
        "action",
        "sign",
        "respond_within",
        "undo_window",
        "keep_originals",
    }
)
"""Fields whose values are codes, dates and spans: they stand without quotation marks."""
_VALUES = {
    "action": {
        "person_first": "a person first",
        "without_fields": "AI without the private data",
        "note": "a note only",
    },
    "editor_may_sign": {"on": "counted", "off": "not counted"},
}


def matches(pattern: tuple[str, ...], path: tuple[str, ...]) -> bool:
    """Whether a path has this form."""
    return len(pattern) == len(path) and all(
        part in (ANY, name) for part, name in zip(pattern, path, strict=True)
    )


def sentence(path: tuple[str, ...], change: Change, before: str, after: str) -> str | None:
    """The change in a sentence, without its full stop; None where there is none for it."""
    for pattern, said in _SAID.items():
        if change in said and matches(pattern, path):
            names = [
                name.replace("_", " ")
                for part, name in zip(pattern, path, strict=True)
                if part == ANY
            ]
            values = {"before": _value(path, before), "after": _value(path, after)}
            text = said[change].format(*names, **values)
            return text[0].upper() + text[1:]
    return None


def _value(path: tuple[str, ...], said: str) -> str:
    field = next((name for name in path if name in _PLAIN or name in _VALUES), "")
    if field in _PLAIN:
        said = said.strip("“”")
    return _VALUES.get(field, {}).get(said, said)
