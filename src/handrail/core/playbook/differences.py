"""What differs between two versions of a playbook, in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pydantic import JsonValue

from handrail.core.playbook.change import Change
from handrail.core.playbook.control import default_control_points
from handrail.core.playbook.difference_words import LISTS_IN_ORDER, matches, sentence
from handrail.core.playbook.document import Playbook
from handrail.core.playbook.escalation import Trigger, default_triggers

LONGEST = 120
_TITLES = {
    "inputs": "What AI may see",
    "tasks": "Tasks",
    "required_facts": "Required fact",
    "services": "Service",
    "urgency": "Urgency level",
    "fit": "Fit",
    "crm_note": "CRM note",
    "facts": "Approved fact",
    "tone": "Tone",
    "promises": "Promises",
    "control_points": "Control point",
    "escalation": "Escalation",
    "review": "Review",
    "data_policy": "Data policy",
    "write_back": "Write-back",
    "name": "Name",
    "business": "Business",
    "handrail": "Format",
}


@dataclass(frozen=True, slots=True)
class Difference:
    """One change. `path` names keys, and members of lists by their codes."""

    path: tuple[str, ...]
    change: Change
    before: str
    after: str

    def __str__(self) -> str:
        said = sentence(self.path, self.change, self.before, self.after)
        if said is not None:
            return said
        title = _TITLES.get(self.path[0], self.path[0])
        where = " › ".join((title, *self.path[1:]))
        if self.change == "added":
            return f"{where}: added {self.after}"
        if self.change == "removed":
            return f"{where}: removed {self.before}"
        return f"{where}: {self.before} → {self.after}"


def differences(before: Playbook, after: Playbook) -> list[Difference]:
    """Every difference in the order of the document; what defaults say counts as said."""
    old, new = _whole(before), _whole(after)
    return [found for name in new for found in _between((name,), old.get(name), new[name])]


def _whole(playbook: Playbook) -> dict[str, JsonValue]:
    """The document with the defaults of control points and triggers said as well."""
    points = default_control_points() | playbook.control_points
    triggers: Mapping[str, Trigger] = {**default_triggers(), **playbook.escalation.triggers}
    return playbook.model_dump(mode="json") | {
        "control_points": {
            str(name): rule.model_dump(mode="json") for name, rule in points.items()
        },
        "escalation": playbook.escalation.model_dump(mode="json")
        | {"triggers": {name: rule.model_dump(mode="json") for name, rule in triggers.items()}},
    }


def _between(path: tuple[str, ...], old: JsonValue, new: JsonValue) -> Iterator[Difference]:
    if old == new:
        return
    if isinstance(old, dict) and isinstance(new, dict):
        yield from _between_maps(path, old, new)
    elif _coded(old) and _coded(new):
        yield from _between_maps(path, _by_code(old), _by_code(new))
    elif isinstance(old, list) and isinstance(new, list) and not _coded(old) and not _coded(new):
        yield from _between_lists(path, old, new)
    else:
        yield Difference(path, "changed", _said(old), _said(new))


def _between_maps(
    path: tuple[str, ...], old: Mapping[str, JsonValue], new: Mapping[str, JsonValue]
) -> Iterator[Difference]:
    for name in [*old, *(name for name in new if name not in old)]:
        inner = (*path, name)
        if name not in new:
            yield Difference(inner, "removed", _said(old[name]), "")
        elif name not in old:
            yield Difference(inner, "added", "", _said(new[name]))
        else:
            yield from _between(inner, old[name], new[name])


def _between_lists(
    path: tuple[str, ...], old: Sequence[JsonValue], new: Sequence[JsonValue]
) -> Iterator[Difference]:
    if any(matches(pattern, path) for pattern in LISTS_IN_ORDER):
        yield Difference(path, "changed", _names(old), _names(new))
        return
    gone = [part for part in old if part not in new]
    come = [part for part in new if part not in old]
    if gone:
        yield Difference(path, "removed", ", ".join(map(_said, gone)), "")
    if come:
        yield Difference(path, "added", "", ", ".join(map(_said, come)))
    if not gone and not come:
        order = (", ".join(map(_said, parts)) for parts in (old, new))
        yield Difference(path, "changed", *order)


def _coded(value: JsonValue) -> bool:
    """Whether a list's members have codes; an empty list may."""
    return isinstance(value, list) and all(
        isinstance(part, dict) and "code" in part for part in value
    )


def _by_code(value: JsonValue) -> dict[str, JsonValue]:
    parts = value if isinstance(value, list) else []
    return {str(part["code"]): part for part in parts if isinstance(part, dict)}


def _names(parts: Sequence[JsonValue]) -> str:
    """Short names without quotation marks: roles, addresses, codes."""
    names = [part if isinstance(part, str) else _said(part) for part in parts]
    return f"{names[0]} only" if len(names) == 1 else ", ".join(names) or "nobody"


def _said(value: JsonValue) -> str:
    """A value in words; long ones are cut."""
    if value is None or value == []:
        return "nothing"
    if isinstance(value, bool):
        return "on" if value else "off"
    if isinstance(value, list):
        text = ", ".join(map(_said, value))
    elif isinstance(value, dict):
        best = next(
            (value[key] for key in ("statement", "name", "label", "why") if key in value), None
        )
        text = (
            _said(best)
            if best
            else ", ".join(f"{key} {_said(part)}" for key, part in value.items())
        )
    else:
        text = f"“{value}”" if isinstance(value, str) else str(value)
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"
