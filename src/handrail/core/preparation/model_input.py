"""The one function that builds what an engine sees, and the way back from its outputs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from handrail.core.leads import LeadFacts
from handrail.core.outputs import OutputKind
from handrail.core.playbook.document import Playbook
from handrail.core.preparation.given import ModelInput
from handrail.core.preparation.masking import Finder, Masks, Piece, found_values, mask
from handrail.core.preparation.own_values import own_values
from handrail.core.preparation.restoring import restore_outputs

__all__ = ["PlaceholderMap", "build_model_input", "restore_outputs"]

MESSAGE = "message"


@dataclass(frozen=True, slots=True)
class PlaceholderMap:
    """What placeholders stand for, and by field: the texts and where each masked stretch stood."""

    values: Mapping[str, str]
    pieces: Mapping[str, tuple[Piece, ...]]
    originals: Mapping[str, str]
    masked: Mapping[str, str]


def build_model_input(
    lead: LeadFacts,
    playbook: Playbook,
    *,
    wanted: Sequence[OutputKind],
    today: date,
    without: Sequence[str] = (),
    instruction: str = "",
    draft: str = "",
) -> tuple[ModelInput, PlaceholderMap]:
    """Exactly what may leave: allowed fields of this channel, masked, and nothing else.

    Values of fields that are not allowed are masked wherever the lead wrote them. `without` are
    codes of private data (`private_data.health`) that are masked whatever the playbook says,
    because screening found them in this lead. `instruction` and `draft` are a reviewer's wish and
    the draft as it stands: they are masked like the lead's own texts.
    """
    kinds = (*playbook.inputs.mask, *(code.partition(".")[2] for code in without))
    masks, finder = Masks(), Finder(kinds)
    allowed = playbook.inputs.allowed(lead.channel)
    own = own_values(lead.fields, allowed=allowed, never=playbook.inputs.never, kinds=kinds)
    may_read = MESSAGE in allowed
    originals = {MESSAGE: lead.text if may_read else ""} | {
        name: lead.fields[name] for name in allowed if name != MESSAGE and lead.fields.get(name)
    }
    earlier = _earlier(lead) if may_read else ()
    texts = (*originals.values(), *earlier, instruction, draft)
    own = (*own, *found_values(texts, finder))
    masked = {name: mask(value, masks, finder=finder, own=own) for name, value in originals.items()}
    thread = tuple(mask(text, masks, finder=finder, own=own)[0] for text in earlier)
    wish, standing = (mask(text, masks, finder=finder, own=own)[0] for text in (instruction, draft))
    given = ModelInput(
        lead_id=lead.id,
        channel=str(lead.channel),
        text=masked[MESSAGE][0],
        fields={name: text for name, (text, _) in masked.items() if name != MESSAGE},
        thread=thread,
        wanted=tuple(wanted),
        today=today,
        placeholders=tuple(masks.values),
        instruction=wish,
        draft=standing,
        filled=tuple(sorted(name for name, value in lead.fields.items() if value.strip())),
    )
    return given, PlaceholderMap(
        dict(masks.values),
        {name: pieces for name, (_, pieces) in masked.items()},
        originals,
        {name: text for name, (text, _) in masked.items()},
    )


def _earlier(lead: LeadFacts) -> tuple[str, ...]:
    """What was said before the newest message of the prospect, by either side, oldest first."""
    newest = max(
        (place for place, message in enumerate(lead.messages) if message.from_prospect), default=-1
    )
    return tuple(message.text for place, message in enumerate(lead.messages) if place != newest)
