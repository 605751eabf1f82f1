"""The one function that builds what an engine sees, and the way back from its outputs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from handrail.core.leads import LeadFacts
from handrail.core.outputs import OutputKind, PreparedOutputs
from handrail.core.playbook.document import Playbook
from handrail.core.preparation.given import ModelInput
from handrail.core.preparation.masking import (
    Known,
    Masks,
    Piece,
    mask,
    original_offset,
    private_values,
    restore,
)

MESSAGE = "message"


@dataclass(frozen=True, slots=True)
class PlaceholderMap:
    """What placeholders stand for, and where each masked stretch stood, by field."""

    values: Mapping[str, str]
    pieces: Mapping[str, tuple[Piece, ...]]
    originals: Mapping[str, str]


def build_model_input(
    lead: LeadFacts,
    playbook: Playbook,
    *,
    wanted: Sequence[OutputKind],
    today: date,
    without: Sequence[str] = (),
) -> tuple[ModelInput, PlaceholderMap]:
    """Exactly what may leave: allowed fields of this channel, masked, and nothing else.

    `without` are codes of private data (`private_data.health`) that are masked whatever the
    playbook says, because screening found them in this lead.
    """
    masks = Masks()
    kinds = (*playbook.inputs.mask, *(code.partition(".")[2] for code in without))
    allowed = playbook.inputs.allowed(lead.channel)
    originals = {
        name: lead.fields[name] for name in allowed if name != MESSAGE and lead.fields.get(name)
    }
    may_read = MESSAGE in allowed
    originals[MESSAGE] = lead.text if may_read else ""
    earlier = [one.text for one in lead.messages if may_read and one.text != lead.text]
    known = [*_own_values(lead), *private_values([*originals.values(), *earlier], kinds)]
    known = list(dict.fromkeys(known))
    masked = {
        name: mask(value, masks, kinds=kinds, known=known) for name, value in originals.items()
    }
    thread = tuple(mask(text, masks, kinds=kinds, known=known)[0] for text in earlier)
    given = ModelInput(
        lead_id=lead.id,
        channel=str(lead.channel),
        text=masked[MESSAGE][0],
        fields={name: text for name, (text, _) in masked.items() if name != MESSAGE},
        thread=thread,
        wanted=tuple(wanted),
        today=today,
        placeholders=tuple(masks.values),
    )
    pieces = {name: found for name, (_, found) in masked.items()}
    return given, PlaceholderMap(dict(masks.values), pieces, originals)


def _own_values(lead: LeadFacts) -> list[Known]:
    """The lead's own contact data, by the kinds that masking knows."""
    named = (("email", "email"), ("phone", "phone"), ("name", "person"))
    return [(kind, lead.fields[name]) for name, kind in named if lead.fields.get(name)]


def restore_outputs(
    outputs: PreparedOutputs, placeholders: PlaceholderMap, original: str
) -> PreparedOutputs:
    """The outputs with values put back, and every evidence exact in the original text."""
    originals = {**placeholders.originals, MESSAGE: original}
    restored = _restored(outputs.model_dump(mode="json"), placeholders, originals)
    return PreparedOutputs.model_validate(restored)


def _restored(value: Any, placeholders: PlaceholderMap, originals: Mapping[str, str]) -> Any:
    if isinstance(value, dict):
        if {"quote", "start", "end"} <= value.keys():
            return _restored_evidence(value, placeholders, originals)
        return {key: _restored(part, placeholders, originals) for key, part in value.items()}
    if isinstance(value, list):
        return [_restored(part, placeholders, originals) for part in value]
    if isinstance(value, str):
        return restore(value, placeholders.values)
    return value


def _restored_evidence(
    value: dict[str, Any], placeholders: PlaceholderMap, originals: Mapping[str, str]
) -> dict[str, Any]:
    name = value.get("field", MESSAGE)
    pieces = placeholders.pieces.get(name, ())
    text = originals.get(name, "")
    start = min(original_offset(value["start"], pieces, is_end=False), len(text))
    end = min(original_offset(value["end"], pieces, is_end=True), len(text))
    end = max(start, end)
    return {**value, "start": start, "end": end, "quote": text[start:end]}
