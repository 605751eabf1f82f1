"""What an engine is given: allowed fields only, masked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from handrail.core.outputs import OutputKind


@dataclass(frozen=True, slots=True)
class ModelInput:
    """Exactly what an engine sees. Built by `model_input.build_model_input` alone.

    `text` is the masked newest message; `thread` are earlier masked texts, oldest first;
    `fields` are the other allowed fields, masked. `wanted` are the outputs that are switched on.
    `placeholders` are the placeholders that occur (`[PHONE_1]`), never what they stand for.
    `filled` are the names of all fields that the lead filled in, also of those not shown: a
    telephone number that is known need not be asked for. `instruction` is a reviewer's wish for the
    draft, and `draft` the text as it stands; both masked. `left_out` says what a long thread, a
    long message or long attachments did not leave room for.
    """

    lead_id: str
    channel: str
    text: str
    fields: Mapping[str, str]
    thread: tuple[str, ...]
    wanted: tuple[OutputKind, ...]
    today: date
    placeholders: tuple[str, ...] = ()
    instruction: str = ""
    draft: str = ""
    filled: tuple[str, ...] = ()
    left_out: str = ""
