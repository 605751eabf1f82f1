"""The one function that builds what an engine sees, and the way back from its outputs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from handrail.core.leads import LeadFacts
from handrail.core.outputs import OutputKind
from handrail.core.playbook.document import Playbook
from handrail.core.preparation.condensing import (
    MESSAGE_CHARACTERS,
    Condensed,
    condense_thread,
    cut,
)
from handrail.core.preparation.given import ModelInput
from handrail.core.preparation.masking import Finder, Masks, Piece, found_values, mask
from handrail.core.preparation.own_values import own_values
from handrail.core.preparation.restoring import restore_outputs

__all__ = ["PlaceholderMap", "build_model_input", "restore_outputs"]

MESSAGE = "message"
ATTACHMENTS = "attachments"


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
    if ATTACHMENTS in allowed and (attached := attached_text(lead)):
        originals[ATTACHMENTS] = attached
    earlier = _earlier(lead) if may_read else ()
    texts = (*originals.values(), *earlier, instruction, draft)
    own = (*own, *found_values(texts, finder))
    masked = {name: mask(value, masks, finder=finder, own=own) for name, value in originals.items()}
    thread = condense_thread([mask(text, masks, finder=finder, own=own)[0] for text in earlier])
    shown = {name: cut(text, MESSAGE_CHARACTERS) for name, (text, _) in masked.items()}
    wish, standing = (mask(text, masks, finder=finder, own=own)[0] for text in (instruction, draft))
    given = ModelInput(
        lead_id=lead.id,
        channel=str(lead.channel),
        text=shown[MESSAGE],
        fields={name: text for name, text in shown.items() if name != MESSAGE},
        thread=thread.texts,
        wanted=tuple(wanted),
        today=today,
        placeholders=tuple(masks.values),
        instruction=wish,
        draft=standing,
        filled=tuple(sorted(name for name, value in lead.fields.items() if value.strip())),
        left_out=_left_out(masked, shown, thread),
    )
    return given, PlaceholderMap(
        dict(masks.values),
        {name: pieces for name, (_, pieces) in masked.items()},
        originals,
        {name: text for name, (text, _) in masked.items()},
    )


def attached_text(lead: LeadFacts) -> str:
    """The texts of all attachments that were screened, numbered.

    Their names are the lead's words, too, and screening does not read them: none is shown.
    """
    seen = [each.text for each in lead.attachments if each.text and each.screened]
    return "\n\n".join(f"attachment {number}:\n{text}" for number, text in enumerate(seen, 1))


def _left_out(
    masked: Mapping[str, tuple[str, object]], shown: Mapping[str, str], thread: Condensed
) -> str:
    longer = [name for name, (text, _) in masked.items() if text != shown[name]]
    parts = [f"Left out: the end of {name}." for name in longer]
    return " ".join((*parts, thread.left_out)).strip()


def _earlier(lead: LeadFacts) -> tuple[str, ...]:
    """What was said before the newest message of the prospect, by either side, oldest first."""
    newest = max(
        (place for place, message in enumerate(lead.messages) if message.from_prospect), default=-1
    )
    return tuple(message.text for place, message in enumerate(lead.messages) if place != newest)
